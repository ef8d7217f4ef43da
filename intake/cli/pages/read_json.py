"""Formats a file's facts as the JSON object of `intake read --json`."""

from typing import Any

from parsers.facts.file_facts import FileFacts, PagedFacts, Signature, Stamp, Table, WordFacts
from parsers.facts.filetype import FileType
from parsers.facts.letter_facts import Attachment, Letter, SignKind
from parsers.facts.problem import Unreadable


def file_object(file: str, facts: FileFacts) -> dict[str, Any]:
    """Any file but a letter; `detail` says in English what is wrong where `problem` is set."""
    return {
        "file": file,
        "type": facts.type.value,
        "readable": facts.readable,
        "problem": facts.problem.value if facts.problem else None,
        "detail": facts.detail,
        **(_word(facts.word) if facts.word else {}),
        **(_paged(facts.paged) if facts.paged else {}),
    }


def letter_object(file: str, letter: Letter) -> dict[str, Any]:
    """A letter; files in its archives and in forwarded letters are among the attachments."""
    return {
        "file": file,
        "type": FileType.LETTER.value,
        "readable": True,
        "problem": None,
        "detail": "",
        "subject": letter.subject,
        "from": letter.sender.address,
        "from_name": letter.sender.name,
        "answer_to": letter.answer_to.address,
        "date": letter.dated_at.isoformat() if letter.dated_at else None,
        "received": letter.received_header_at.isoformat() if letter.received_header_at else None,
        "message_id": letter.message_id,
        "automatic": bool(_automatic(letter)),
        "automatic_why": _automatic(letter),
        "text": letter.text,
        "attachments": [_attachment(attachment) for attachment in letter.attachments],
        # What desktops and servers left beside the files: no attachments.
        "passed_over": list(letter.passed_over),
        "cloud_links": [link.url for link in letter.cloud_links],
        "cloud_files": [
            {"url": link.url, "name": link.name, "size": link.size, "expires": link.expires}
            for link in letter.cloud_links
        ],
    }


def _automatic(letter: Letter) -> str:
    """Return what shows that a program wrote; where files came, only what settles it."""
    weak = () if letter.attachments else letter.robot_signs
    phrases = (sign.phrase for sign in weak if sign.kind is not SignKind.SUPPRESS)
    return letter.automatic or next(phrases, "")


def unreadable_letter(file: str, trouble: Unreadable) -> dict[str, Any]:
    """A file that calls itself a letter and holds none."""
    facts = FileFacts(FileType.LETTER, trouble.problem, trouble.detail)
    return file_object(file, facts)


def _attachment(attachment: Attachment) -> dict[str, Any]:
    return {
        "filename": attachment.filename,
        "media_type": attachment.media_type,
        "size": attachment.size,
        "sha256": attachment.sha256,
        "path": list(attachment.path),
        "problem": attachment.problem.value if attachment.problem else None,
    }


def _word(word: WordFacts) -> dict[str, Any]:
    return {
        "text": word.text,
        "tables": [_rows(table) for table in word.tables],
        "macros": word.macros,
        "pictures": word.pictures,
    }


def _rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows()]


def _paged(paged: PagedFacts) -> dict[str, Any]:
    return {
        "pages": paged.pages,
        "pages_searched": paged.pages_searched,
        "text_layer": paged.text_layer or paged.hidden_layer,
        # A layer that a scanner's own OCR hid under the page's picture: its text is a `scan_text`.
        "hidden_layer": paged.hidden_layer,
        "text": paged.text,
        # What OCR read of a scan is never mixed with a text layer; U+FFFD stands for unread lines.
        "scan_text": "\n".join(text for text in paged.scan_texts if text),
        "grey": paged.grey,
        "stamp": paged.stamp.value,
        "stamps": [_stamp(stamp) for stamp in paged.stamps],
        "signatures": [_signature(signature) for signature in paged.signatures],
    }


def _stamp(stamp: Stamp) -> dict[str, Any]:
    return {
        "page": stamp.page,
        "kind": stamp.kind.value,
        "presence": stamp.presence.value,
        "colour": stamp.colour,
        "box": [round(figure, 4) for figure in stamp.box],
        "diameter_mm": None if stamp.diameter_mm is None else round(stamp.diameter_mm, 1),
        "text": stamp.text,
        "confidence": round(stamp.confidence, 3),
        "reason": stamp.reason,
    }


def _signature(signature: Signature) -> dict[str, Any]:
    return {
        "signer": signature.signer,
        "intact": signature.intact,
        "covers_all": signature.covers_all,
        "verifiable": signature.verifiable,
        "algorithm": signature.algorithm or None,
        "signed_at": signature.signed_at or None,
        "seal_name": signature.seal_name or None,
        "doubts": [doubt.value for doubt in signature.doubts],
    }
