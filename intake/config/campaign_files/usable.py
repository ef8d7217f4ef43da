"""Loads the campaigns that can be used now: a wrong file neither stops the others nor ends its own call."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from intake.config.campaign_files.checked import Checked, checked_file
from intake.config.campaigns import load_campaigns
from validators.call_files.faults.file_text import file_text
from validators.model.campaign import Campaign

_REMEMBERED = "campaigns"
"""The folder in the data folder that keeps each file as it last was when it could be used."""


@dataclass(frozen=True, slots=True)
class UsableCampaigns:
    """`problems`: a Chinese sentence for each file that is wrong. `doubtful`: the calls that are judged
    by their file as it last was. `unknown`: a file is wrong that never could be used, so that nobody
    knows which letters are meant for it.
    """

    campaigns: tuple[Campaign, ...]
    problems: tuple[str, ...] = ()
    doubtful: frozenset[str] = frozenset()
    unknown: bool = False

    def doubt(self, campaign_id: str) -> str:
        """Return why nobody is answered about this call by itself (Chinese), "" where all is well.

        The edit that went wrong may have been an extension: an answer by the old file could be untrue.
        """
        if campaign_id in self.doubtful:
            return "活动文件有误，暂按上次正确的内容审查，改正后请核对"
        return "有活动文件有误，来件可能属于该活动，改正后请核对" if self.unknown else ""


ALL_RIGHT = UsableCampaigns(())
"""Stands where no file was read, so that none is wrong."""


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    campaigns: tuple[Campaign, ...]
    problem: str = ""


def usable_campaigns(
    config_dir: Path | None, data_dir: Path, *, remember: bool = True
) -> UsableCampaigns:
    """The campaigns of every file, of a wrong one as it last was. Right ones are remembered for that
    where `remember`.

    Raises CampaignFileError where none can be used.
    """
    folder = config_dir / "campaigns" if config_dir else None
    if folder is None or not folder.is_dir():
        return UsableCampaigns(load_campaigns(config_dir))
    kept = data_dir / _REMEMBERED
    files = [_read(path, kept) for path in sorted(folder.glob("*.toml"))]
    if remember:
        _remember(files, kept)
    files, twice = _told_apart(files)
    campaigns = tuple(one for file in files for one in file.campaigns)
    if not campaigns:
        # The same in a sentence for who runs the program.
        return UsableCampaigns(load_campaigns(config_dir))
    wrong = [file for file in files if file.problem]
    return UsableCampaigns(
        campaigns,
        (*(file.problem for file in wrong), *twice),
        frozenset(one.id for file in wrong for one in file.campaigns),
        any(not file.campaigns for file in wrong),
    )


def _read(path: Path, kept: Path) -> _File:
    """A right file, which is remembered; else what was remembered of it, and what is wrong."""
    now = datetime.now(UTC)
    found = checked_file(path, now)
    if found.campaigns:
        return _File(path, found.campaigns)
    before = checked_file(kept / path.name, now).campaigns if (kept / path.name).is_file() else ()
    how = (
        "暂按上次正确的内容审查，答复留待人工放行"
        if before
        else "该活动尚不能收件，所有答复留待人工放行"
    )
    return _File(path, before, f"活动文件 {path.name} 有误：{_first(found)}{how}。")


def _first(found: Checked) -> str:
    fault = next(one for one in found.faults if one.sure)
    line = f"第 {fault.line} 行，" if fault.line else ""
    return f"{line}{fault.message}{fault.cure}；".replace("。；", "；").replace("\n", " ")


def _remember(files: Sequence[_File], kept: Path) -> None:
    """Keeps the right files as they are. One that was taken away is no longer in use: a file that later
    bears its name may be of another call.
    """
    names = {one.path.name for one in files}
    for path in kept.glob("*.toml"):
        if path.name not in names:
            path.unlink(missing_ok=True)
    for file in files:
        if not file.problem:
            _keep(file.path, kept)


def _keep(path: Path, kept: Path) -> None:
    """Writes the text in one step where it is another than is remembered."""
    text, target = file_text(path.read_bytes()), kept / path.name
    if not isinstance(text, str) or (target.is_file() and target.read_text("utf-8") == text):
        return
    kept.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=kept, suffix=".part", delete=False
    ) as file:
        file.write(text)
    Path(file.name).replace(target)


def _told_apart(files: Sequence[_File]) -> tuple[list[_File], tuple[str, ...]]:
    """Of two files of one call the one that bears its id counts, else the first: a copy lay beside it."""
    by_name = sorted(files, key=lambda one: one.path.stem not in _ids(one))
    used: dict[str, _File] = {}
    problems: list[str] = []
    for file in by_name:
        taken = next((used[one] for one in _ids(file) if one in used), None)
        if taken is None:
            used |= dict.fromkeys(_ids(file), file)
        else:
            problems.append(
                f"活动文件 {file.path.name} 与 {taken.path.name} 的编号（id）相同，只用后者："
                "请删去一个，或改编号。"
            )
    counting = [file for file in files if not _ids(file) or file in used.values()]
    return counting, tuple(problems)


def _ids(file: _File) -> tuple[str, ...]:
    return tuple(one.id for one in file.campaigns)
