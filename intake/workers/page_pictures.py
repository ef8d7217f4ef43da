"""Draws pages of applicants' documents in a worker: a file may kill a renderer."""

import threading
from collections import OrderedDict
from pathlib import Path

from intake.workers.closed_after_use import ClosedAfterUse
from intake.workers.errors import ReadingFailed
from intake.workers.local_pool import LocalPool

SECONDS = 30
# A picture of a page is 100 to 300 KB.
MOST_KEPT = 200


def _draw(mail: Path, sha256: str, page: int) -> bytes | None:
    from intake.workers.render_page import draw

    return draw(mail, sha256, page)


class PagePictures(ClosedAfterUse):
    """JPEGs by (file, page); the last ones are kept, in memory alone: nothing to purge."""

    def __init__(self) -> None:
        self._pool = LocalPool(1, offline=True)
        self._kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, mail: Path, sha256: str, page: int) -> bytes | None:
        """The page (from 1) of the letter's file; None where it has no such page, or cannot be drawn.

        Raises WorkersUnavailable.
        """
        with self._lock:
            if (sha256, page) in self._kept:
                self._kept.move_to_end((sha256, page))
                return self._kept[sha256, page]
            self._pool.demand_up()
        begun = self._pool.begin(_draw, (mail, sha256, page), SECONDS)
        try:
            picture: bytes | None = self._pool.result(begun, SECONDS)
        except ReadingFailed:
            return None
        if picture is not None:
            self._keep(sha256, page, picture)
        return picture

    def _keep(self, sha256: str, page: int, picture: bytes) -> None:
        with self._lock:
            self._kept[sha256, page] = picture
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)

    def close(self) -> None:
        self._pool.close()
