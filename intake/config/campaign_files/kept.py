"""Keeps the campaigns in memory and loads them anew whenever a file of theirs was altered."""

import threading
from pathlib import Path

from intake.config.bundled_data import shipped_campaigns
from intake.config.campaigns import load_campaigns
from validators.call_files.parse_campaign import CampaignFileError
from validators.model.campaign import Campaign

_Signs = tuple[tuple[str, int, int, int], ...]


class KeptCampaigns:
    """The campaign files as they are now. While one of them is wrong, the last usable ones count, and
    `problem` tells what is wrong. Raises CampaignFileError where they are wrong from the start.
    """

    def __init__(self, config_dir: Path | None) -> None:
        self._config_dir = config_dir
        self._lock = threading.Lock()
        self._signs = self._look()
        self._campaigns = load_campaigns(config_dir)
        self.problem = ""

    def __call__(self) -> tuple[Campaign, ...]:
        """The campaigns; reading their folder costs some microseconds a file."""
        with self._lock:
            signs = self._look()
            if signs != self._signs:
                self._signs = signs
                try:
                    self._campaigns, self.problem = load_campaigns(self._config_dir), ""
                except CampaignFileError as error:
                    self.problem = str(error)
            return self._campaigns

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
