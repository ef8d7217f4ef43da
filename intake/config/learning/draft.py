"""Drafts a campaign file from an announcement and what belongs to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from intake.config.form_toml import form_toml
from intake.config.learning.assistant import Assist, NoAnswer
from intake.config.learning.campaign_toml import campaign_toml
from intake.config.learning.files import FileReader, ReadFile, read_files, tables_below
from intake.config.learning.first_form import learn_first_form
from intake.config.learning.questions import questions_of
from intake.config.learning.quota_toml import written_quotas
from parsers.errors import IntakeError
from parsers.forms.learning.learn import LearnedForm, learn
from parsers.texts.announcements.announcement import Announcement
from parsers.texts.announcements.completed import pledge_wording
from parsers.texts.announcements.layout.lines import clean_lines
from parsers.texts.announcements.layout.said import Said, unsure
from parsers.texts.announcements.read_announcement import read_announcement
from parsers.texts.announcements.title import is_announced, is_headed

# Of deadline, mailbox, naming and materials; a form of lines may name one of them.
_ENOUGH = 2
_PLEDGES = ("承诺书", "承诺函", "声明", "保证书")


class CannotLearn(IntakeError):
    """None of the files says anything that a campaign file could hold."""


@dataclass(frozen=True, slots=True)
class Draft:
    """TOML text and the questions for the clerk; a blank form alone gives its `[form]` and no question."""

    toml: str
    questions: tuple[str, ...] = ()


def draft_campaign(
    paths: Sequence[Path],
    open_reader: Callable[[], FileReader],
    year: int,
    assist: Assist | None = None,
) -> Draft:
    """The draft of a campaign file from an announcement, its blank form and its pledge, in any order.

    `year` is the current one, for dates that name none. `assist` asks a model for what the rules left
    open. Raises CannotLearn, and what reading raises.
    """
    files = read_files(paths, open_reader)
    faults = [file for file in files if file.fault]
    if faults:
        raise CannotLearn(f"{faults[0].name} cannot be read: {faults[0].fault}.")
    reads = [read_announcement(file.text, pages=file.pages, year=year) for file in files]
    found = next((n for n, file in enumerate(files) if _is_announcement(file, reads[n])), None)
    if found is None:
        if (form := _of_form(files)) is not None:
            return form
        # No heading, no form: whatever says anything of what a call says is taken for its text.
        found = next((n for n, read in enumerate(reads) if read.said), None)
    if found is None:
        name = files[0].name if files else ""
        raise CannotLearn(
            f"{name} is neither an announcement nor a form: nothing that is asked for was found."
        )
    file = files[found]
    read, told = _assisted(file, reads[found], year, assist)
    return _of_announcement(file, read, [one for one in files if one is not file], told)


def _is_announcement(file: ReadFile, read: Announcement) -> bool:
    """Whether a file is one: by its heading, and by what it says where it has tables as forms have."""
    lines = clean_lines("\n".join(file.paragraphs))
    headed = is_headed(lines)
    if not file.tables:
        announced = read.said > 0 and is_announced(lines)
        return headed or announced or read.is_one or read.said >= _ENOUGH
    return headed and bool(read.deadlines.closes or read.mailboxes.papers)


def _of_form(files: Sequence[ReadFile]) -> Draft | None:
    for file in files:
        learned = learn(file.tables, file.paragraphs)
        if learned.spec.fields:
            return Draft(form_toml(learned.spec, learned.doubts))
    return None


def _assisted(
    file: ReadFile, read: Announcement, year: int, assist: Assist | None
) -> tuple[Announcement, tuple[str, ...]]:
    """The announcement with what a model found in it, and what the clerk is told about that."""
    if assist is None:
        return read, ()
    try:
        read, taken = assist(read, file.text, year)
    except NoAnswer as error:
        return read, (f"没有用上模型：{error}",)
    told = f"有 {taken} 项由模型找出（依据后注有“由模型找出”），请逐项与原文核对。"
    return read, (told,) if taken else ()


def _of_announcement(
    file: ReadFile, read: Announcement, others: Sequence[ReadFile], told: Sequence[str] = ()
) -> Draft:
    form = _form_of(file, read, others)
    read = _with_pledge(read, others)
    if file.scanned:
        read = _doubted(read)
    questions = (
        *told,
        *questions_of(
            read, has_form=form is not None, scanned=file.scanned, written=_written(read, form)
        ),
        *(form.doubts if form else ()),
    )
    return Draft(campaign_toml(read, form.spec if form else None, questions), questions)


def _written(read: Announcement, form: LearnedForm | None) -> tuple[str, ...]:
    """The sentences of the quotas that the file states."""
    return tuple(each.sentence for each in written_quotas(read, form.spec if form else None))


def _form_of(file: ReadFile, read: Announcement, others: Sequence[ReadFile]) -> LearnedForm | None:
    """The form handed over beside the announcement, else the one annexed to it."""
    for other in others:
        if other.tables or not any(word in other.text[:400] for word in _PLEDGES):
            beside = learn(other.tables, other.paragraphs)
            if beside.spec.fields:
                return beside
    if not read.annexes:
        return None
    tables = tables_below(
        file.text, file.tables, read.annexes[0].number and f"附件{read.annexes[0].number}"
    )
    annexed = learn_first_form(tables)
    return annexed if annexed.spec.fields else None


def _with_pledge(read: Announcement, others: Sequence[ReadFile]) -> Announcement:
    """The announcement with the wording of a pledge that was handed over beside it."""
    for other in others:
        lines = clean_lines("\n".join(other.paragraphs))
        if other.tables or not any(word in line for line in lines[:4] for word in _PLEDGES):
            continue
        wording = pledge_wording(lines[1:])
        materials = tuple(
            replace(each, wording=Said(wording, other.name))
            if each.kind == "pledge" and wording
            else each
            for each in read.materials
        )
        read = replace(read, materials=materials)
    return read


def _doubted(read: Announcement) -> Announcement:
    """Everything that OCR read is to be checked."""
    dates, naming = read.deadlines, read.naming
    return replace(
        read,
        title=unsure(read.title),
        deadlines=replace(dates, closes=unsure(dates.closes), opens=unsure(dates.opens)),
        mailboxes=replace(
            read.mailboxes,
            papers=tuple(replace(each, sure=False) for each in read.mailboxes.papers),
        ),
        naming=replace(naming, subject=unsure(naming.subject), file=unsure(naming.file)),
        materials=tuple(
            replace(each, title=replace(each.title, sure=False)) for each in read.materials
        ),
    )
