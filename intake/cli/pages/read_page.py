"""Formats a file's facts as lines for a terminal."""

from collections.abc import Mapping, Sequence
from typing import Any

from intake.cli.terminal.output import clean, clean_name, say

_MOST_LINES = 40
_MOST = 200


def print_facts(found: Mapping[str, Any]) -> None:
    """`found` is the contract's object."""
    state = (
        "readable" if found["readable"] else f"{found['problem']}: {clean(found['detail'], _MOST)}"
    )
    say(f"{clean_name(found['file'], _MOST)}  {found['type']}, {state}", "bold")
    if "subject" in found:
        _print_letter(found)
    if "stamp" in found:
        _print_pages(found)
    if "tables" in found:
        _print_tables(found["tables"])
    for line in _excerpt(found.get("text", "")):
        say(f"  │ {line}", "dim")
    say()


def _print_letter(found: Mapping[str, Any]) -> None:
    say(f"  subject     {clean(found['subject'], _MOST)}")
    say(f"  from        {clean(found['from'])}")
    say(f"  date        {found['date'] or '—'}")
    say(f"  message id  {clean(found['message_id'])}")
    say(f"  automatic   {clean(found['automatic_why']) or 'no'}")
    for attachment in found["attachments"]:
        place = "/".join(clean_name(part) for part in (*attachment["path"], attachment["filename"]))
        trouble = f", {attachment['problem']}" if attachment["problem"] else ""
        say(
            f"  attached    {place} ({attachment['media_type']}, {attachment['size']:,} bytes{trouble})"
        )
    for name in found["passed_over"]:
        say(f"  passed over {clean_name(name, _MOST)}", "dim")
    for link in found["cloud_files"]:
        details = ", ".join(clean(link[key]) for key in ("name", "size", "expires") if link[key])
        say(
            f"  link        {clean_name(link['url'], _MOST)}" + (f" ({details})" if details else "")
        )


def _print_pages(found: Mapping[str, Any]) -> None:
    layer = "with a text layer" if found["text_layer"] else "without a text layer"
    layer = "with a hidden layer of OCR" if found["hidden_layer"] else layer
    say(f"  pages       {found['pages']}, {layer}")
    for line in _excerpt(found["scan_text"]):
        say(f"  by OCR      {line}")
    say(f"  stamp       {found['stamp']}")
    for stamp in found["stamps"]:
        size = f", {stamp['diameter_mm']} mm" if stamp["diameter_mm"] else ""
        text = f", “{clean(stamp['text'])}”" if stamp["text"] else ""
        why = f" ({clean(stamp['reason'])})" if stamp["reason"] else ""
        say(
            f"    page {stamp['page']}: {stamp['presence']}, {stamp['colour']} {stamp['kind']}{size}"
            f"{text}, confidence {stamp['confidence']:.2f}{why}"
        )
    for signature in found["signatures"]:
        state = "intact" if signature["intact"] else "not intact"
        known = "" if signature["verifiable"] else ", not verifiable here"
        covers = "" if signature["covers_all"] else ", covers only a part"
        seal = clean(signature["seal_name"] or "")
        named = f"electronic seal “{seal}”" if seal else "digital signature"
        at = f", {clean(signature['signed_at'])}" if signature["signed_at"] else ""
        doubts = "".join(f", {clean(doubt)}" for doubt in signature["doubts"])
        signer = clean(signature["signer"])
        say(f"    {named} of {signer}{at}: {state}{covers}{known}{doubts}")


def _print_tables(tables: Sequence[Sequence[Sequence[str]]]) -> None:
    for number, rows in enumerate(tables, 1):
        say(f"  table {number}")
        for row in rows[:_MOST_LINES]:
            say("    " + " │ ".join(clean(text, 60) for text in row))
        _print_more(len(rows))


def _excerpt(text: str) -> list[str]:
    lines = [line for line in (clean(line, _MOST) for line in text.splitlines()) if line]
    shown = lines[:_MOST_LINES]
    more = len(lines) - len(shown)
    return [*shown, f"… {more} more lines"] if more else shown


def _print_more(rows: int) -> None:
    if rows > _MOST_LINES:
        say(f"    … {rows - _MOST_LINES} more rows")
