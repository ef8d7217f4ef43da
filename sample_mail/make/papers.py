"""The four materials of one applicant, each made the way a situation needs."""

import io
import zipfile
import zlib

from reportlab.platypus import PageBreak

from sample_mail.make.letters import Part
from sample_mail.make.pdf_form import STAMP_AT as ON_FORM
from sample_mail.make.pdf_form import form_story, letterhead
from sample_mail.make.pdf_pages import Press, build
from sample_mail.make.people import Applicant
from sample_mail.make.pledge import STAMP_AT as ON_PLEDGE
from sample_mail.make.pledge import pledge_story
from sample_mail.make.scan import photographs, scan
from sample_mail.make.seal import seal
from sample_mail.make.supporting import supporting_story
from sample_mail.make.tiny_docx import package
from sample_mail.make.word_dialects import form
from sample_mail.make.word_form import word_form


def seed_of(who: Applicant) -> int:
    return zlib.crc32(who.situation.encode()) % 10_000


def word(who: Applicant) -> Part:
    """The Word form; by turns with the prompts kept, and with the type ticked."""
    seed = seed_of(who)
    content = word_form(who, prompts=seed % 2 == 0, ticks=seed % 3 == 0)
    return Part(f"{who.base}.docx", content)


def light_word(who: Applicant) -> Part:
    """The Word form with nothing in its package but the document itself."""
    return Part(f"{who.base}.docx", package(form(who)))


def form_pdf(who: Applicant, *, stamped: bool = True) -> Part:
    presses = _presses(who, ON_FORM) if stamped else ()
    return Part(f"{who.base}.pdf", build(form_story(who), presses))


def headed_form(who: Applicant) -> Part:
    """Unstamped, under a letterhead that is all red."""
    return Part(f"{who.base}.pdf", build(form_story(who), decorate=letterhead(who)))


def locked_form(who: Applicant) -> Part:
    content = build(form_story(who), _presses(who, ON_FORM), password="lightning")  # noqa: S106 nobody is told it
    return Part(f"{who.base}（申报表盖章版）.pdf", content)


def form_scan(who: Applicant, *, grey: bool = False) -> Part:
    content = scan(build(form_story(who)), _presses(who, ON_FORM), seed_of(who), grey=grey)
    return Part(f"{who.base}（申报表盖章扫描件）.pdf", content)


def pledge(who: Applicant, *, stamped: bool = True) -> Part:
    presses = _presses(who, ON_PLEDGE) if stamped else ()
    return Part(f"{who.base}（承诺书）.pdf", build(pledge_story(who), presses))


def pledge_scan(who: Applicant, *, grey: bool = False) -> Part:
    content = scan(build(pledge_story(who)), _presses(who, ON_PLEDGE), seed_of(who) + 1, grey=grey)
    return Part(f"{who.base}（承诺书）.pdf", content)


def pledge_photo(who: Applicant) -> Part:
    (picture,) = photographs(build(pledge_story(who)), _presses(who, ON_PLEDGE), seed_of(who))
    return Part(f"{who.base}（承诺书）.jpg", picture)


def merged(who: Applicant) -> Part:
    """Form and pledge in one PDF, a page each."""
    story = [*form_story(who), PageBreak(), *pledge_story(who)]
    presses = (*_presses(who, ON_FORM), *_presses(who, ON_PLEDGE, page=2))
    return Part(f"{who.base}（申报表及承诺书）.pdf", build(story, presses))


def supporting(who: Applicant) -> Part:
    return Part(f"{who.base}-支撑材料.pdf", build(supporting_story(who)))


def zipped(who: Applicant, parts: tuple[Part, ...]) -> Part:
    """All in one zip as Windows in China writes it: names in GBK, no UTF-8 flag."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part in parts:
            info = _GbkInfo(part.name, (2026, 6, 5, 10, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, part.content)
    return Part(f"{who.base}.zip", out.getvalue())


class _GbkInfo(zipfile.ZipInfo):
    """An entry whose name is written in GBK without saying so."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 zipfile's name
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def _presses(who: Applicant, at: tuple[float, float], page: int = 1) -> tuple[Press, ...]:
    seed = seed_of(who)
    shift = (seed % 9 - 4) * 1.1
    return (Press(seal(who.applicant, seed), at[0] + shift, at[1] + shift / 2, page),)
