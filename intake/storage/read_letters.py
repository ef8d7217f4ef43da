"""Loads letters from stored facts, for processes that read no files themselves."""

from dataclasses import dataclass
from pathlib import Path

from parsers.facts.letter_facts import ReadLetter


class NotRead(Exception):
    """Facts of a letter's files are missing: it has to be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


@dataclass(frozen=True, slots=True)
class KeptLetters:
    """`facts` is the folder they are kept in; `cloud_links` are the office's own."""

    facts: Path | None
    cloud_links: tuple[str, ...] = ()

    def read(self, path: Path) -> ReadLetter:
        """The letter in the file, its files as their facts have them. Raises NotRead, Unreadable."""
        # The parsers of letters are imported where there is one to open.
        from intake.storage.fact_store import FactStore
        from parsers.mail.letter import open_letter

        if self.facts is None:
            raise NotRead(path)
        opened, store = open_letter(path.read_bytes(), self.cloud_links), FactStore(self.facts)
        files = {}
        for sha256 in opened.contents:
            facts = store.get(sha256)
            if facts is None:
                raise NotRead(path)
            files[sha256] = facts
        return ReadLetter(opened.letter, files)
