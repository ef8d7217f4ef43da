"""An office that took in sample letters as `intake take` does, and the console's desk over it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from commands import intake, write_settings

from intake.console.desk import Desk, open_desk
from intake.console.page_pictures import PagePictures
from intake.office import open_reader
from intake.settings import load_settings
from intake.shipped import samples


@contextmanager
def console_desk(folder: Path, letters: Iterable[str]) -> Iterator[Desk]:
    """`letters`: names of samples. Nobody has an account yet."""
    path = write_settings(folder)
    done = intake("--config", path, "take", *(samples() / one / "mail.eml" for one in letters))
    assert done.code == 0, done.err
    settings = load_settings(path)
    with open_reader(settings) as reader, PagePictures() as pictures:
        yield open_desk(settings, reader, pictures)
