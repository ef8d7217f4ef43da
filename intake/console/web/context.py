"""Holds what the console works with: the settings, and one office per thread."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from intake.config.bundled_data import usable_templates
from intake.config.campaign_files.kept import KeptCampaigns
from intake.config.campaign_files.usable import UsableCampaigns
from intake.config.own_addresses import own_addresses, own_domain
from intake.config.settings import Settings
from intake.office import Office, bounded_by
from intake.register.connection import Database
from intake.register.database import open_register
from intake.reporting.gather import OFFICE_ZONE
from intake.storage.archive import Archive
from intake.workers.page_pictures import PagePictures
from intake.workers.readers import Reader
from notifier.templating.templates import Templates
from validators.model.campaign import Campaign


@dataclass(frozen=True, slots=True)
class Desk:
    """`reader` and `pictures` own worker processes. `loaded` gives the campaigns as their files are now;
    templates are those of the start.
    """

    settings: Settings
    reader: Reader
    pictures: PagePictures
    loaded: Callable[[], UsableCampaigns]
    templates: Templates
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    _own: threading.local = field(default_factory=threading.local)

    @property
    def campaigns(self) -> tuple[Campaign, ...]:
        """The campaigns in use."""
        return self.loaded().campaigns

    @property
    def db(self) -> Database:
        """The register. A connection belongs to one thread, and the web server keeps its threads."""
        opened: Database | None = getattr(self._own, "db", None)
        if opened is None:
            opened = self._own.db = open_register(self.settings.data_dir / "register.db")
        return opened

    @property
    def office(self) -> Office:
        """The office on this thread's register: what the commands work with too."""
        settings, files = self.settings, self.loaded()
        return Office(
            db=self.db,
            archive=Archive(settings.data_dir / "archive"),
            reader=self.reader,
            campaigns=files.campaigns,
            templates=self.templates,
            notices=settings.notices,
            addresses=own_addresses(settings),
            domain=own_domain(settings),
            now=self.now,
            authserv_ids={account.name: account.authserv_id for account in settings.imap},
            bounded=bounded_by(self.reader),
            files=files,
        )

    @property
    def zone(self) -> ZoneInfo:
        return self.campaigns[0].timezone if self.campaigns else OFFICE_ZONE

    def campaign(self, campaign_id: str) -> Campaign | None:
        """Return the campaign; None where its file is gone: its applications are still looked at."""
        return next((one for one in self.campaigns if one.id == campaign_id), None)


def open_desk(settings: Settings, reader: Reader, pictures: PagePictures) -> Desk:
    """Open all that pages need. Raises what a run would: CampaignFileError, TemplateSyntaxError,
    RegisterError.
    """
    open_register(settings.data_dir / "register.db").close()
    return Desk(
        settings=settings,
        reader=reader,
        pictures=pictures,
        loaded=KeptCampaigns(settings.config_dir, settings.data_dir),
        templates=usable_templates(settings.config_dir),
    )
