"""Writes the same beneath a notice's Chinese in the letter's language, or in those of the campaign.

The words are the office's templates `beneath.LANGUAGE.txt.j2`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from notifier.notices.corrections import (
    MOST_OF_A_KIND,
    FileToSend,
    files_to_send,
    materials_to_send,
)
from notifier.notices.dates import write_end_of, write_moment
from notifier.notices.letter_view import View, letter_view
from notifier.notices.lists.paper_lines import paper_lines
from notifier.notices.occasion import Occasion
from notifier.notices.wording import is_for_staff_only, translated_fault, translated_point
from notifier.templating.safe_text import clean
from notifier.templating.templates import Templates
from parsers.facts.letter_facts import Letter
from parsers.facts.size_caps import LONGEST_CELL
from parsers.facts.spec import MaterialSpec
from parsers.texts.language import tongue_of
from validators.model.campaign import TONGUES, Campaign
from validators.model.correction_period import correction_until
from validators.model.outcome import Outcome
from validators.model.severity import Severity
from validators.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class TranslatedFinding:
    """One finding in another language: its code, its `place` (the title of the material or field in the
    language, or a file name) and its `words`, a whole line; "" where no rule has the code.
    `limit`: how many words a field may have, 0 where it is no field. `more`: it stands for so many
    further ones of its code, which are not listed.
    """

    code: str
    place: str
    words: str = ""
    limit: int = 0
    more: int = 0


def languages_of(letter: Letter, campaign: Campaign) -> tuple[str, ...]:
    """The campaign's own further languages, and the letter's where we have words in it."""
    own = tongue_of(letter.text) if letter.text.strip() else tongue_of(letter.subject)
    known = {*campaign.also, *({own} & set(TONGUES))}
    return tuple(language for language in TONGUES if language in known)


def beneath(
    occasions: Sequence[tuple[Occasion, str]], templates: Templates
) -> tuple[tuple[str, str], ...]:
    """(language, text) for each language. An occasion comes with the name of the template that
    answers it alone.
    """
    first = occasions[0][0]
    languages = languages_of(first.letter, first.dossier.campaign)
    return tuple(
        (
            language,
            templates.render(f"beneath.{language}.txt.j2", beneath_view(occasions, language)),
        )
        for language in languages
    )


def beneath_view(occasions: Sequence[tuple[Occasion, str]], language: str) -> View:
    """Every variable of the templates `beneath.*`: `applications`, the letter's, one by one."""
    parts = [_application(one, language) | {"template": name} for one, name in occasions]
    return {"applications": parts, "total": len(parts)}


def _application(occasion: Occasion, language: str) -> View:
    dossier, verdict = occasion.dossier, occasion.verdict
    campaign, zone = dossier.campaign, dossier.campaign.timezone
    chinese = letter_view(occasion)
    same = (
        "number",
        "applicant",
        "case_title",
        "over",
        "status",
        "contact",
        "several_forms",
        "selected",
        "paper_outstanding",
    )
    return {key: chinese[key] for key in same} | {
        "faults": _listed(faults(verdict, campaign, language)),
        "points": _listed(points(verdict, campaign, language)),
        "files": tuple(_files(occasion, language)),
        "paper": paper_lines(dossier, language),
        "received": write_moment(occasion.received_at, zone),
        "deadline": write_end_of(campaign.last_moment, zone),
        "due": write_end_of(correction_until(campaign, occasion.correction_by), zone),
    }


def faults(verdict: Verdict, campaign: Campaign, language: str) -> Iterator[TranslatedFinding]:
    """Yield what the applicant is to mend."""
    limits = {spec.key: spec.max_words or LONGEST_CELL for spec in campaign.form.fields}
    for one in _told(verdict, Severity.CORRECT):
        place, limit = clean(campaign.title_of(one.where, language)), limits.get(one.where, 0)
        words = translated_fault(one.code, language, place, limit)
        yield TranslatedFinding(one.code, place, words, limit)


def points(verdict: Verdict, campaign: Campaign, language: str) -> Iterator[TranslatedFinding]:
    """Yield what staff look at."""
    for one in _told(verdict, Severity.REFER):
        place = clean(campaign.title_of(one.where, language))
        yield TranslatedFinding(one.code, place, translated_point(one.code, language, place))


def _told(verdict: Verdict, severity: Severity) -> Iterator[Outcome]:
    return (one for one in verdict.findings_of(severity) if not is_for_staff_only(one.code))


def _listed(found: Iterable[TranslatedFinding]) -> tuple[TranslatedFinding, ...]:
    """Those of one code beside each other, each once, and no more of a code than can be read."""
    kinds: dict[str, dict[TranslatedFinding, None]] = {}
    for one in found:
        kinds.setdefault(one.code, {})[one] = None
    return tuple(one for kind in kinds.values() for one in _shortened(tuple(kind)))


def _shortened(kind: Sequence[TranslatedFinding]) -> Iterator[TranslatedFinding]:
    yield from kind[:MOST_OF_A_KIND]
    if (more := len(kind) - MOST_OF_A_KIND) > 0:
        yield TranslatedFinding(kind[0].code, f"+{more}", more=more)


def _files(occasion: Occasion, language: str) -> Sequence[FileToSend]:
    """The names are the convention's own, in Chinese; what they are is said in the language."""
    dossier = occasion.dossier
    again: Sequence[MaterialSpec] = materials_to_send(dossier, occasion.verdict)
    titles = [clean(dossier.campaign.title_of(material.id, language)) for material in again]
    return [
        replace(file, title=title)
        for file, title in zip(files_to_send(dossier, again), titles, strict=True)
    ]
