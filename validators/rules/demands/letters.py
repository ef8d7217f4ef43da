"""Checks how the letters themselves were sent: how large, and whether packed."""

from collections.abc import Iterator

from parsers.facts.spec import Format
from parsers.roles.formats import format_of
from validators.evidence.file_sizes import megabytes, rounded_up
from validators.model.dossier import Document, Dossier
from validators.model.outcome import Evidence, failed, passed, skipped
from validators.model.rule import Rule, Translation
from validators.model.severity import Aspect, Severity

# base64 sends 57 bytes as a line of 78: so much of a letter are its files, at the least.
_BYTES, _LINE = 57, 78


def _too_large(dossier: Dossier) -> Iterator[Evidence]:
    """A letter near a server's limit may not arrive, and nobody is told. An announcement's figure is
    one of files, which travel a third larger.
    """
    limit = dossier.campaign.max_letter_bytes
    if limit is None:
        return
    sizes = [one.letter.size * _BYTES // _LINE for one in dossier.counting if one.letter.size]
    if not sizes:
        yield skipped(reason="邮件大小不明")
    elif max(sizes) > rounded_up(limit):
        yield failed(size=megabytes(max(sizes)), most=megabytes(rounded_up(limit)))
    else:
        yield passed()


LETTER_TOO_LARGE = Rule(
    "letter-too-large",
    Aspect.REGULARITY,
    Severity.NOTE,
    "邮件大小上限",
    "来件的附件共约 {size}，超过每封邮件 {most} 的上限。",
    _too_large,
    "再次发送时，请压缩文件或分几封邮件发送。",
    point="邮件的大小",
    english=Translation(
        fault="Your message is larger than allowed. Please compress its files or send several.",
        point="The size of your message.",
    ),
    russian=Translation(
        fault="Письмо превышает допустимый размер. Просим сжать файлы или отправить несколько писем.",
        point="Размер письма.",
    ),
)

# Containers that mail programs make by themselves.
_OF_MAIL = (".eml", ".msg", ".mht", "winmail.dat")
_MOST_NAMED = 5


def _not_packed(dossier: Dossier) -> Iterator[Evidence]:
    """Loose attachments of many applicants get mixed up when staff save them to one folder. What
    comes later mends one thing, and need not be packed.
    """
    if dossier.campaign.packing is None:
        return
    documents = dossier.first.documents
    loose = [one.filename for one in documents if _is_loose(one)]
    if not documents:
        yield skipped(reason="来件没有附件")
    elif loose:
        more = f" 等 {len(loose)} 个文件" if len(loose) > _MOST_NAMED else ""
        yield failed(files=f"{'、'.join(loose[:_MOST_NAMED])}{more}")
    else:
        yield passed()


def _is_loose(document: Document) -> bool:
    """Whether it lay in no archive; a letter forwarded as a file packs nothing."""
    return format_of(document.facts) is not Format.ARCHIVE and all(
        place.lower().endswith(_OF_MAIL) for place in document.attachment.path
    )


NOT_PACKED = Rule(
    "not-packed",
    Aspect.REGULARITY,
    Severity.NOTE,
    "打包发送",
    "公告要求将材料打包为一个压缩包，以下附件未打包：{files}。",
    _not_packed,
    "再次发送时，请将全部材料打包为一个压缩包。",
    point="附件的打包",
    english=Translation(
        fault="The files were to come in one archive (zip). Please pack them when you send again.",
        point="Whether the files came in one archive.",
    ),
    russian=Translation(
        fault=(
            "Файлы следовало прислать в одном архиве (zip). Просим упаковать их при повторной "
            "отправке."
        ),
        point="Присланы ли файлы в одном архиве.",
    ),
)
