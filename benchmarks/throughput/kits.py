"""The letters measured: a standard kit with scans, and one whose PDFs have text. Both are sample letters."""

from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from pathlib import Path

from parsers.mail.letter import open_letter

SAMPLES = Path(__file__).parents[2] / "sample_mail"
MEGABYTE = 1_048_576


@dataclass(frozen=True, slots=True)
class Kit:
    """`word` and `pdfs` are the bytes of its files."""

    name: str
    raw: bytes
    word: bytes
    pdfs: tuple[bytes, ...]
    pictures: tuple[bytes, ...] = ()


def _picture() -> bytes:
    """A painted photograph of just over 1 MB: supporting material."""
    (path,) = (SAMPLES / "green-parks-park").glob("*.eml")
    opened = open_letter(path.read_bytes())
    return next(
        opened.contents[a.sha256]
        for a in opened.letter.attachments
        if a.filename.endswith(".jpg") and a.size > MEGABYTE
    )


def _kit(name: str, sample: str, *, picture: bool) -> Kit:
    (path,) = (SAMPLES / sample).glob("*.eml")
    opened = open_letter(path.read_bytes())
    files = [(a.filename, opened.contents[a.sha256]) for a in opened.letter.attachments]
    if picture:
        stem = files[0][0].removesuffix(".docx")
        files = [*files[:3], (f"{stem}（支撑材料）.jpg", _picture())]
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"], mail["To"] = opened.letter.sender.address, "cases@example.org"
    mail["Subject"], mail["Date"] = opened.letter.subject, opened.letter.dated_at
    mail.set_content("您好，材料见附件。")
    for filename, data in files:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=filename)
    return Kit(
        name,
        mail.as_bytes(),
        files[0][1],
        tuple(data for filename, data in files if filename.endswith(".pdf")),
        tuple(data for filename, data in files if filename.endswith(".jpg")),
    )


def standard() -> Kit:
    """Word form, scanned form, scanned pledge and a 1 MB picture."""
    return _kit("standard kit", "complete-scan", picture=True)


def with_text() -> Kit:
    """Word form and PDFs with text and the picture of a seal."""
    return _kit("text-PDF kit", "complete-text-pdf", picture=False)
