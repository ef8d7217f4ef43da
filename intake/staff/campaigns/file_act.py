"""Brackets a change of one campaign file: the file and its event, or neither."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from intake.config.campaign_files.folder import Altered, CampaignFolder
from intake.errors import CannotAct
from intake.office import Office
from intake.register import events
from intake.register.database import transaction
from intake.staff.campaigns.checking import check_apart
from validators.call_files.faults.file_fault import FileFault
from validators.model.campaign import Campaign

_MOST = 500


class Faulty(CannotAct):
    """A text that cannot be in use; `faults` say why."""

    def __init__(self, faults: tuple[FileFault, ...]) -> None:
        super().__init__("活动文件有误，没有执行：请先改正下列各处。")
        self.faults = faults


@dataclass(frozen=True, slots=True)
class FileAct:
    """Who changes which file, and how it was on his page: `seen` is its digest."""

    office: Office
    folder: CampaignFolder
    name: str
    actor: str
    seen: str

    @property
    def text(self) -> str:
        """The text as it stands now. Raises NoSuchFile."""
        return self.folder.read(self.name).text

    def demand_campaign(self, text: str) -> Campaign:
        """The first campaign a text describes. Raises Faulty."""
        return self.demand_campaigns(text)[0]

    def demand_campaigns(self, text: str) -> tuple[Campaign, ...]:
        """The campaigns a text describes, one a track. Raises Faulty."""
        found = check_apart(self.office.reader, text, self.office.now())
        if not found.campaigns:
            raise Faulty(found.faults)
        return found.campaigns

    @contextmanager
    def noted(self, what: str, detail: str) -> Iterator[None]:
        """Writes the event with what the block does; the register's lock keeps others out meanwhile.

        Raises Altered where the file is not as it was seen.
        """
        with transaction(self.office.db):
            if self.folder.read(self.name).digest != self.seen:
                raise Altered("这个活动文件刚被别人改过，您的操作没有执行：请核对后再做一次。")
            events.note(self.office.db, self.office.now(), self.actor, None, what, detail[:_MOST])
            yield

    def write(self, text: str, what: str, detail: str) -> None:
        """Writes the text and the event. Raises Altered."""
        with self.noted(what, detail):
            self.folder.write(self.name, text, self.seen)
