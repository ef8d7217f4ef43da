"""Prepares what the page of a draft or a call shows: values, faults, names, notices."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from jinja2 import TemplateError

from intake.config.campaign_files.folder import CampaignText
from intake.config.campaign_files.text.entries import Entry, FileEntries, Section, entries_of
from intake.console.views.key_titles import section_title
from intake.console.web.context import Desk
from intake.staff.campaigns.checking import check_apart
from notifier.notices.kinds import NoticeKind
from notifier.preview.sample_notices import APPLICANT, CASE_TITLE, sample_notice
from validators.call_files.faults.file_fault import FileFault
from validators.evidence.example_names import ExampleName, example_names
from validators.model.campaign import Campaign

# The same names as in the notices previewed beside them.
_SAMPLE = {"applicant": APPLICANT, "case_title": CASE_TITLE, "contact_person": "林示例"}

PREVIEWED = (NoticeKind.ACKNOWLEDGEMENT, NoticeKind.CORRECTION, NoticeKind.LATE)


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A part of the file as the page shows it."""

    title: str
    table: str
    line: int
    entries: tuple[Entry, ...]

    @property
    def to_check(self) -> int:
        """Return how many of its values a person has to look at."""
        return sum(one.to_check or one.is_open for one in self.entries)


@dataclass(frozen=True, slots=True)
class PreviewedNotice:
    """A notice with invented data, as applicants would get it."""

    kind: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class CallView:
    """All of a page. `campaigns`, one a track, is () while the file is wrong; nothing is previewed then."""

    file: CampaignText
    entries: FileEntries
    sections: tuple[ShownSection, ...]
    fields: tuple[ShownSection, ...]
    campaigns: tuple[Campaign, ...]
    faults: tuple[FileFault, ...]
    names: tuple[ExampleName, ...] = ()
    notices: tuple[PreviewedNotice, ...] = ()

    @property
    def campaign(self) -> Campaign | None:
        """The first of them, which stands for the file."""
        return self.campaigns[0] if self.campaigns else None

    @property
    def title(self) -> str:
        """The call's title, as far as the text tells one."""
        top = self.entries.table("")
        return (top.value("title") if top else "") or self.file.name

    def value(self, table: str, key: str) -> str:
        """A value for the form of single values; "" where there is none."""
        section = self.entries.table(table)
        return section.value(key) if section else ""


def call_view(desk: Desk, file: CampaignText) -> CallView:
    """The view of a file as it stands on disk."""
    found, entries = check_apart(desk.reader, file.text, desk.now()), entries_of(file.text)
    shown = [_section(one) for one in entries.sections if one.entries]
    fields = tuple(one for one in shown if one.table == "form.field")
    return CallView(
        file,
        entries,
        tuple(one for one in shown if one.table != "form.field"),
        fields,
        found.campaigns,
        found.faults,
        tuple(
            dict.fromkeys(one for call in found.campaigns for one in example_names(call, _SAMPLE))
        ),
        _notices(desk, found.campaign) if found.campaign else (),
    )


def _section(section: Section) -> ShownSection:
    """The sentence about a material stands above its id; it is about its title."""
    entries = section.entries
    if len(entries) > 1 and entries[0].key == "id" and section.table == "material":
        first, second = entries[:2]
        moved = Entry(
            second.line, second.last, second.key, second.value,
            first.evidence or second.evidence, (*first.remarks, *second.remarks),
            first.to_check or second.to_check, second.is_open,
        )  # fmt: skip
        plain = Entry(first.line, first.last, first.key, first.value)
        entries = (moved, plain, *_as_above(entries[2:], is_told=bool(moved.evidence)))
    title = section_title(section.table, section.value("title") or section.value("label"))
    return ShownSection(title, section.table, section.line, entries)


_OF_THE_NOTICE = frozenset({
    "formats", "each", "required", "stamp", "stamp_of", "delivery", "count",
    "min_bytes", "max_bytes", "min_words", "max_words",
})  # fmt: skip


def _as_above(entries: tuple[Entry, ...], *, is_told: bool) -> Iterator[Entry]:
    """A draft writes a sentence once; the values below it that the notice tells rest on it too."""
    for one in entries:
        is_told = is_told or bool(one.evidence)
        bare = not one.evidence and not one.remarks
        if is_told and bare and one.key in _OF_THE_NOTICE:
            yield replace(one, remarks=("同上",))
        else:
            yield one


def _notices(desk: Desk, campaign: Campaign) -> tuple[PreviewedNotice, ...]:
    try:
        made = [(kind, sample_notice(kind, campaign, desk.templates)) for kind in PREVIEWED]
    except TemplateError:
        # A template of the office that does not fit; `intake doctor` tells it.
        return ()
    return tuple(PreviewedNotice(kind.value, one.subject, one.text) for kind, one in made)
