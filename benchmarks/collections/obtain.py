"""Fetches the collections through pip and apt, and unpacks them."""

import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from where import COLLECTIONS, DEBIAN, LEFT_OUT, Collection


def obtain(folder: Path) -> Iterator[tuple[str, tuple[Path, ...]]]:
    """Name with version, and the files, of each collection that can be had; others are told."""
    folder.mkdir(parents=True, exist_ok=True)
    for collection in COLLECTIONS:
        root = _sdist(collection.project, folder / collection.project)
        if root is None:
            print(f"{collection.project}: not to be had here", file=sys.stderr)
        else:
            yield root.name, _files(root, collection)
    root = _debian(folder / DEBIAN.project)
    if root is None:
        print(f"{DEBIAN.project}: not to be had here", file=sys.stderr)
    else:
        yield DEBIAN.project, _files(root, DEBIAN)


def _files(root: Path, collection: Collection) -> tuple[Path, ...]:
    found = {path for pattern in collection.folders for path in root.glob(pattern)}
    return tuple(sorted(p for p in found if p.is_file() and p.suffix not in LEFT_OUT))


def _sdist(project: str, folder: Path) -> Path | None:
    """The unpacked source distribution; one fetched before is used again."""
    if not folder.is_dir():
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "-q",
            "--no-deps",
            "--no-binary",
            ":all:",
        ]
        done = subprocess.run([*command, "-d", str(folder), project], check=False)
        if done.returncode:
            shutil.rmtree(folder, ignore_errors=True)
            return None
        _unpack(next(folder.iterdir()), folder)
    return next((path for path in folder.iterdir() if path.is_dir()), None)


def _unpack(archive: Path, folder: Path) -> None:
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(folder)  # noqa: S202 - a project one has chosen to install from
    else:
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")


def _debian(folder: Path) -> Path | None:
    if not folder.is_dir():
        if not shutil.which("apt-get"):
            return None
        folder.mkdir()
        done = subprocess.run(["apt-get", "download", DEBIAN.project], cwd=folder, check=False)  # noqa: S607 - Debian's own
        packages = list(folder.glob("*.deb"))
        if done.returncode or not packages:
            shutil.rmtree(folder)
            return None
        subprocess.run(["dpkg-deb", "-x", str(packages[0]), str(folder)], check=True)  # noqa: S607 - as above
    return folder
