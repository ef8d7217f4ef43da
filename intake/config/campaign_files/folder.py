"""Stores campaign files and drafts; nobody's edit is overwritten unseen, and none is seen half written."""

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from intake.config.bundled_data import shipped_campaigns
from intake.errors import CannotAct
from validators.call_files.faults.file_fault import FileFault
from validators.call_files.faults.file_text import file_text

MOST_BYTES = 512 * 1024
"""Of a campaign file. The largest that ships has 12 kB; a form of 300 fields makes 60 kB."""
MOST_DRAFTS = 200

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


class NoSuchFile(CannotAct):
    """There is no draft or campaign file of this name."""


class Altered(CannotAct):
    """The file is not as it was on the page acted on."""


@dataclass(frozen=True, slots=True)
class CampaignText:
    """A file as it stands on disk. `digest` tells whether it was altered since."""

    name: str
    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class CampaignFolder:
    """One folder of campaign files: that of the drafts, or that which is in use."""

    path: Path

    def names(self) -> tuple[str, ...]:
        """The names of its files without `.toml`, sorted; others than ours are left alone."""
        return tuple(sorted(p.stem for p in self.path.glob("*.toml") if _NAME.fullmatch(p.stem)))

    def read(self, name: str) -> CampaignText:
        """Read a campaign file. Raises NoSuchFile, and CannotAct for what is no text of a usable size."""
        try:
            raw = self.path_of(name).read_bytes()
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
            raise NoSuchFile(
                f"没有活动文件 {name}.toml：可能刚被移动或删除，或文件名与编号不同，请改为此名。"
            ) from error
        except OSError as error:
            raise CannotAct(f"活动文件 {name} 无法读取：{error.strerror}。") from error
        if len(raw) > MOST_BYTES:
            raise CannotAct(f"活动文件 {name} 过大（超过 {MOST_BYTES // 1024} KB）。")
        text = file_text(raw)
        if isinstance(text, FileFault):
            raise CannotAct(f"活动文件 {name}：{text.message}{text.cure}")
        return CampaignText(name, text, hashlib.sha256(raw).hexdigest())

    def write(self, name: str, text: str, seen: str) -> CampaignText:
        """Writes the text where the file still is as it was `seen`. Raises Altered."""
        if self.read(name).digest != seen:
            raise Altered("这个活动文件刚被别人改过，您的修改没有保存。")
        self._put(name, text)
        return self.read(name)

    def create(self, name: str, text: str) -> None:
        """Writes a new file. Raises CannotAct where there is one, or too many."""
        if self.path_of(name).exists():
            raise CannotAct(f"已有名为 {name} 的活动文件。")
        if len(self.names()) >= MOST_DRAFTS:
            raise CannotAct("草稿过多，请先删除不用的。")
        self._put(name, text)

    def remove(self, name: str, seen: str) -> None:
        """Deletes the file where it still is as it was `seen`. Raises Altered."""
        if self.read(name).digest != seen:
            raise Altered("这个活动文件刚被别人改过，没有删除。")
        with _told("删除"):
            self.path_of(name).unlink()

    def move_to(self, other: "CampaignFolder", name: str, new_name: str) -> None:
        """Moves a file in one step, never over another. Raises CannotAct."""
        target = other.path_of(new_name)
        with _told("启用"):
            try:
                os.link(self.path_of(name), target)
            except FileExistsError as error:
                raise CannotAct(f"活动文件夹中已有 {new_name}.toml，请先改编号。") from error
            self.path_of(name).unlink()
            _keep(target.parent)

    def path_of(self, name: str) -> Path:
        """Names come from addresses: nothing else than a plain name is a file of ours."""
        if not _NAME.fullmatch(name):
            raise NoSuchFile("没有这个活动文件。")
        return self.path / f"{name}.toml"

    def _put(self, name: str, text: str) -> None:
        target = self.path_of(name)
        if len(text.encode()) > MOST_BYTES:
            raise CannotAct(f"内容过大（超过 {MOST_BYTES // 1024} KB），没有保存。")
        with _told("保存"):
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            _replace(target, text)


@contextmanager
def _told(what: str) -> Iterator[None]:
    """Turn what the disk refuses into a sentence with the cure."""
    try:
        yield
    except OSError as error:
        where = f"（{error.filename}）" if error.filename else ""
        raise CannotAct(
            f"无法{what}活动文件：{error.strerror}{where}。请系统管理员让运行收件台的账号可以写入设置文件"
            "所在的文件夹，参见 docs/console.md。"
        ) from error


def _replace(target: Path, text: str) -> None:
    """A file of the same mode put in its place in one step."""
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o600
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _keep(target.parent)


def _keep(folder: Path) -> None:
    """A rename is only on the disk once its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def drafts_of(config_dir: Path | None) -> CampaignFolder:
    """The drafts beside the settings; the service never reads them. Raises CannotAct."""
    return CampaignFolder(_demand(config_dir) / "drafts")


def in_use(config_dir: Path | None) -> CampaignFolder:
    """The campaign files that letters are sorted into. Raises CannotAct."""
    return CampaignFolder(_demand(config_dir) / "campaigns")


def make_in_use(config_dir: Path | None) -> CampaignFolder:
    """The same, made where the office still works with the files that ship: these go on counting."""
    folder = in_use(config_dir)
    if not folder.path.is_dir():
        with _told("启用"), tempfile.TemporaryDirectory(dir=folder.path.parent, prefix=".") as made:
            copied = Path(made) / "campaigns"
            shutil.copytree(shipped_campaigns(), copied)
            copied.rename(folder.path)
    return folder


def _demand(config_dir: Path | None) -> Path:
    if config_dir is None:
        raise CannotAct("没有设置文件，活动文件无处保存：请先运行 intake init。")
    return config_dir
