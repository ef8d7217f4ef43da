"""Keeps the campaigns in memory and loads them anew whenever a file of theirs was altered."""

import threading
from dataclasses import replace
from pathlib import Path

from intake.config.bundled_data import shipped_campaigns
from intake.config.campaign_files.usable import UsableCampaigns, usable_campaigns
from validators.call_files.parse_campaign import CampaignFileError

_Signs = tuple[tuple[str, int, int, int], ...]


class KeptCampaigns:
    """The campaign files as they are now; of a wrong one as it last was. Raises CampaignFileError where
    none can be used from the start.
    """

    def __init__(self, config_dir: Path | None, data_dir: Path) -> None:
        self._config_dir, self._data_dir = config_dir, data_dir
        self._lock = threading.Lock()
        self._signs = self._look()
        self._files = usable_campaigns(config_dir, data_dir)

    def __call__(self) -> UsableCampaigns:
        """The campaigns; reading their folder costs some microseconds a file."""
        with self._lock:
            signs = self._look()
            if signs != self._signs:
                self._signs = signs
                try:
                    self._files = usable_campaigns(self._config_dir, self._data_dir)
                except CampaignFileError as error:
                    self._files = replace(self._files, problems=(str(error),))
            return self._files

    def _look(self) -> _Signs:
        folder = self._config_dir / "campaigns" if self._config_dir else None
        if folder is None or not folder.is_dir():
            folder = shipped_campaigns()
        return tuple(_signs(path) for path in sorted(folder.glob("*.toml")))


def _signs(path: Path) -> tuple[str, int, int, int]:
    try:
        found = path.stat()
    except OSError:
        return path.name, 0, 0, 0
    return path.name, found.st_mtime_ns, found.st_size, found.st_ino
