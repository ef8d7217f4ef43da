"""Drafts a call's campaign file from the notice and attachments that staff hand over."""

import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from intake.config.campaign_files.folder import CampaignFolder
from intake.config.learning.draft import CannotLearn, draft_campaign
from intake.errors import CannotAct
from intake.office import Office
from intake.register import events
from intake.register.database import transaction
from intake.workers.errors import ReadingFailed
from parsers.facts.file_facts import FileFacts

MOST_FILES = 12
MOST_BYTES = 30 * 1024 * 1024
"""Of one file. A notice with its annexes has some hundred kilobytes; a scan some megabytes."""

_READ_HERE = (".txt", ".md", ".html", ".htm")
_FORMATS = (*_READ_HERE, ".docx", ".doc", ".wps", ".odt", ".rtf", ".pdf", ".ofd")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f/\\\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class HandedFile:
    """A file as it was handed over; `name` is the browser's word."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ReadAlready:
    """Facts that worker processes read, for who asks for a reader."""

    facts: Mapping[Path, FileFacts]

    def __call__(self) -> Self:
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return

    def read_file(self, path: Path) -> FileFacts:
        return self.facts[path]


def new_draft(
    office: Office, drafts: CampaignFolder, actor: str, files: Sequence[HandedFile]
) -> str:
    """Reads the files in worker processes and keeps what they say as a draft; its name.

    Raises CannotAct with one sentence for what cannot be read or is no notice.
    """
    text = _learnt(office, _usable(files))
    now = office.now()
    names = "、".join(_plain(one.name) for one in files)
    with transaction(office.db):
        name = _free_name(drafts, now)
        events.note(office.db, now, actor, None, "campaign-drafted", f"{name}：{names}"[:500])
        drafts.create(name, text)
    return name


def _usable(files: Sequence[HandedFile]) -> Sequence[HandedFile]:
    given = [one for one in files if one.name or one.data]
    if not given:
        raise CannotAct("请选择征集公告及其附件。")
    if len(given) > MOST_FILES:
        raise CannotAct(f"一次最多 {MOST_FILES} 个文件，现为 {len(given)} 个。")
    for one in given:
        name = _plain(one.name)
        if not one.data:
            raise CannotAct(f"“{name}”是空文件。")
        if len(one.data) > MOST_BYTES:
            raise CannotAct(f"“{name}”过大：每个文件最多 {MOST_BYTES // 1024**2} MB。")
        if Path(name).suffix.lower() not in _FORMATS:
            raise CannotAct(f"“{name}”的格式无法识别：请上传 Word、PDF、网页或纯文本文件。")
    return given


def _learnt(office: Office, files: Sequence[HandedFile]) -> str:
    """The draft's text. The files lie on disk only while they are read, under names of ours."""
    with tempfile.TemporaryDirectory(prefix="intake-notice-") as folder:
        paths = [_written(Path(folder), number, one) for number, one in enumerate(files)]
        given = [path for path in paths if path.suffix.lower() not in _READ_HERE]
        facts = ReadAlready({path: _facts(office, path) for path in given})
        year = office.now().year
        try:
            draft = office.reader.judge(draft_campaign, paths, facts, year)
        except CannotLearn as error:
            raise CannotAct(
                "上传的文件中没有认出征集公告或空白申报表：请确认公告正文也在其中。"
            ) from error
        except ReadingFailed as error:
            raise CannotAct(
                "文件读取超时或过于复杂，没有生成草稿：请只上传公告和空白表。"
            ) from error
    return str(draft.toml)


def _written(folder: Path, number: int, file: HandedFile) -> Path:
    """A folder each: two files may have one name."""
    own = folder / str(number)
    own.mkdir()
    name = Path(_plain(file.name))
    path = own / f"{name.stem.lstrip('.')[:40] or 'file'}{name.suffix.lower()}"
    path.write_bytes(file.data)
    return path


def _facts(office: Office, path: Path) -> FileFacts:
    try:
        facts = office.reader.within().read_file(path)
    except ReadingFailed as error:
        raise CannotAct(f"“{path.name}”无法读取，请另存为 .docx 或 .pdf 后再上传。") from error
    if not facts.readable:
        raise CannotAct(f"“{path.name}”无法读取（损坏、加密或空白），请检查后再上传。")
    return facts


def _plain(name: str) -> str:
    """The last part of a name; browsers of old sent whole paths."""
    return _UNSAFE.sub("", re.split(r"[/\\]", name)[-1]).strip()[-80:] or "无名文件"


def _free_name(drafts: CampaignFolder, now: datetime) -> str:
    taken = set(drafts.names())
    stem = f"draft-{now:%Y%m%d-%H%M%S}"
    return next(name for n in range(1000) if (name := f"{stem}-{n}" if n else stem) not in taken)
