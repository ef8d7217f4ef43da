"""Lists what must come on paper, and what of it was noted as arrived.

That something is not noted is all that is said of it: post may lie unopened.
"""

from dataclasses import dataclass
from datetime import date

from notifier.notices.dates import say_day, say_end_of, write_end_of
from notifier.templating.safe_text import clean
from parsers.facts.spec import Delivery, MaterialSpec
from validators.evidence.asked_for import is_asked_on_paper
from validators.model.dossier import Dossier


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A material on paper. `arrived`: the day, "" where none is noted; `by`: its own deadline, "" for
    the call's. `also_by_email`: the paper comes beside the file. `if_asked`: whether it must come
    depends on an answer that was not read.
    """

    title: str
    arrived: str
    by: str = ""
    also_by_email: bool = False
    if_asked: bool = False


def paper_lines(dossier: Dossier, language: str = "zh") -> tuple[PaperLine, ...]:
    """Those that must come, and those that came; with titles and days in the language."""
    found = ((material, is_asked_on_paper(material, dossier)) for material in _on_paper(dossier))
    return tuple(
        _line(material, asked, dossier, language)
        for material, asked in found
        if asked is not False or _day(material, dossier)
    )


def is_outstanding(lines: tuple[PaperLine, ...]) -> bool:
    """Tell whether anything on paper is not noted as arrived."""
    return any(not line.arrived for line in lines)


def _on_paper(dossier: Dossier) -> tuple[MaterialSpec, ...]:
    return tuple(m for m in dossier.campaign.materials if m.delivery is not Delivery.EMAIL)


def _day(material: MaterialSpec, dossier: Dossier) -> date | None:
    return dossier.history.on_paper.get(material.id) if dossier.history else None


def _line(material: MaterialSpec, asked: bool | None, dossier: Dossier, language: str) -> PaperLine:
    campaign, chinese = dossier.campaign, language == "zh"
    day = _day(material, dossier)
    said = (say_day(day) if chinese else day.isoformat()) if day else ""
    say = say_end_of if chinese else write_end_of
    return PaperLine(
        clean(campaign.title_of(material.id, language)),
        said,
        say(material.closes, campaign.timezone) if material.closes and not day else "",
        material.delivery is Delivery.BOTH,
        asked is None,
    )
