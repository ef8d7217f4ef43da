"""Reads the test mails and archives of other projects as letters are read, and prints a table.

    python benchmarks/collections/run.py --keep FOLDER [--tell]

`--tell` prints every file that could not be read whole, and every letter in which Python's own mail
package sees something else.
"""

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from obtain import obtain
from second_opinion import disagreements

from intake.workers.readers import Reader, ReadingFailed
from parsers.facts.letter_facts import Letter
from parsers.facts.problem import Unreadable
from parsers.filetypes.sniff import sniff

_SLOW = 5.0


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a file: `read`, `named` (something in it has a finding), `unreadable` (the
    whole is no letter), `crash`.
    """

    file: str
    kind: str
    detail: str
    seconds: float
    others: tuple[str, ...] = ()


def read(reader: Reader, path: Path) -> Result:
    raw, begun = path.read_bytes(), time.monotonic()
    is_mail = sniff(raw, "letter.eml")[1] == "message/rfc822"
    with tempfile.NamedTemporaryFile(suffix=".eml") as letter:
        letter.write(raw if is_mail else _letter_with(raw, path.name))
        letter.flush()
        try:
            found = reader.read(Path(letter.name))
        except Unreadable as trouble:
            return Result(path.name, "unreadable", trouble.detail, time.monotonic() - begun)
        except ReadingFailed as trouble:
            return Result(path.name, "crash", str(trouble), time.monotonic() - begun)
    told = "; ".join(_troubles(found.letter, found.files))
    others = tuple(disagreements(raw, found.letter)) if is_mail else ()
    return Result(path.name, "named" if told else "read", told, time.monotonic() - begun, others)


def _letter_with(data: bytes, name: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@b.example", "c@d.example", name
    message.set_content("see attached")
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def _troubles(letter: Letter, files: object) -> Iterator[str]:
    facts = files if isinstance(files, dict) else {}
    for attachment in letter.attachments:
        inside = facts.get(attachment.sha256)
        problem = attachment.problem or (inside.problem if inside else None)
        detail = attachment.detail or (inside.detail if inside else "")
        if problem is not None:
            yield f"{attachment.filename}: {problem.removeprefix('attachment-')} ({detail})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, required=True, help="where the collections are kept")
    parser.add_argument("--tell", action="store_true", help="print every trouble and disagreement")
    options = parser.parse_args()
    print("| Collection | Files | Read | With a finding | No letter | Crashes | Slowest, s |")
    print("|---|---|---|---|---|---|---|")
    total: Counter[str] = Counter()
    with Reader() as reader, ThreadPoolExecutor(reader.workers) as pool:
        for name, files in obtain(options.keep):
            results = tuple(pool.map(lambda path: read(reader, path), files))
            _print_row(name, results)
            total.update(result.kind for result in results)
            if options.tell:
                _tell(results)
    print(f"| **all** | {total.total()} | {_figures(total)} | |")


def _print_row(name: str, results: tuple[Result, ...]) -> None:
    kinds = Counter(result.kind for result in results)
    slowest = max((result.seconds for result in results), default=0)
    print(f"| {name} | {len(results)} | {_figures(kinds)} | {slowest:.1f} |", flush=True)


def _figures(kinds: Counter[str]) -> str:
    return " | ".join(str(kinds[kind]) for kind in ("read", "named", "unreadable", "crash"))


def _tell(results: tuple[Result, ...]) -> None:
    for result in results:
        if result.kind != "read" or result.seconds > _SLOW:
            print(f"    {result.kind} {result.file} {result.seconds:.1f} s: {result.detail}")
        for line in result.others:
            print(f"    differs {result.file}: {line}")


if __name__ == "__main__":
    main()
