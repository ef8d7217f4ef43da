"""What Python's own mail package makes of a letter, and where it tells something else than we do."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from parsers.facts.letter_facts import Letter


def disagreements(raw: bytes, letter: Letter) -> Iterator[str]:
    """One line for the subject, the sender and the number of files, where they differ."""
    try:
        theirs = message_from_bytes(raw, policy=policy.default)
        subject, sender, files = _subject(theirs), _sender(theirs), _files(theirs)
    except Exception as error:  # noqa: BLE001 - it fails on some of these in ways of its own
        yield f"the second opinion fails: {error!r}"
        return
    if subject != letter.subject:
        yield f"subject: {letter.subject!r}, theirs {subject!r}"
    if sender.lower() != letter.sender.address.lower():
        yield f"sender: {letter.sender.address!r}, theirs {sender!r}"
    if files != len(letter.attachments):
        ours = [attachment.filename for attachment in letter.attachments]
        yield f"files: {ours}, theirs {files}"


def _subject(message: EmailMessage) -> str:
    return " ".join(str(message["subject"] or "").replace("\n", " ").split(" ")).strip()


def _sender(message: EmailMessage) -> str:
    addresses = getattr(message["from"], "addresses", ())
    return addresses[0].addr_spec if addresses else ""


def _files(message: EmailMessage) -> int:
    return sum(
        bool(part.get_filename()) or part.get_content_disposition() == "attachment"
        for part in message.walk()
        if not part.is_multipart()
    )
