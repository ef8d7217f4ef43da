"""Draws the result of the stamp search on pictures of the pages, for a person to check."""

from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from intake.workers.readers import ReadingFailed, confined, worker_context
from intake.workers.time_allowance import SECONDS_PER_LETTER
from parsers.facts.file_facts import PagedFacts


def write_annotated(path: Path, facts: PagedFacts, folder: Path) -> tuple[Path, ...]:
    """Writes `NAME-pN.png` for each page with a stamp on it; the paths written.

    The page is drawn in a process apart, for the renderer may die. Raises ReadingFailed, OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    context, offline = worker_context(), True
    with ProcessPool(
        max_workers=1, initializer=confined, initargs=(offline,), context=context
    ) as pool:
        work = pool.schedule(_pictures, args=(path, facts), timeout=SECONDS_PER_LETTER)
        try:
            pictures = work.result()
        except (TimeoutError, ProcessExpired) as error:
            raise ReadingFailed(f"{path.name}: its pages could not be drawn ({error}).") from error
    written = []
    for page, picture in pictures:
        target = folder / f"{path.name}-p{page}.png"
        target.write_bytes(picture)
        written.append(target)
    return tuple(written)


def _pictures(path: Path, facts: PagedFacts) -> tuple[tuple[int, bytes], ...]:
    from parsers.page_files.annotate import annotate

    return annotate(path.read_bytes(), facts)
