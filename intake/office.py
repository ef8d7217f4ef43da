"""Opens the office: everything the processing of a letter needs, from the settings."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any

from intake.config.bundled_data import usable_templates
from intake.config.campaign_files.usable import ALL_RIGHT, UsableCampaigns, usable_campaigns
from intake.config.own_addresses import own_addresses, own_domain
from intake.config.settings import NoticeSettings, ReadingSettings, Settings
from intake.config.settings_file import SettingsError
from intake.register.connection import Database
from intake.register.database import open_register
from intake.register.letters.ledger import FILE_ACCOUNT
from intake.storage.archive import Archive
from intake.workers.clamd import is_remote
from intake.workers.judging_process import apart
from intake.workers.readers import LEAST_SECONDS_TO_JUDGE, Pool, Reader
from notifier.templating.templates import Templates
from validators.model.campaign import Campaign


def at_once(office: "Office", work: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401
    """The `apart` of an office that thinks in its own process."""
    return work(office, *arguments)


def directly(work: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401
    """The `bounded` of an office that thinks in its own process."""
    return work(*arguments)


def bounded_by(reader: Reader) -> Callable[..., Any]:
    """The `bounded` that works in the reader's process for judging. A person waits for it, and the
    register with him.
    """
    return partial(reader.judge, most_seconds=LEAST_SECONDS_TO_JUDGE)


@dataclass(frozen=True, slots=True)
class Office:
    """`addresses` are our own: letters from them are never answered. `now` gives aware times.
    `authserv_ids`: by account, whose Authentication-Results are believed. `apart` does work that
    reads the register and strangers' words, and writes nothing, in bounded time; `bounded` does pure
    work, on what stands in a transaction that no other process sees yet. `files` tells which campaign
    files are wrong.
    """

    db: Database
    archive: Archive
    reader: Reader
    campaigns: tuple[Campaign, ...]
    templates: Templates
    notices: NoticeSettings
    addresses: frozenset[str]
    domain: str
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    authserv_ids: Mapping[str, str] = field(default_factory=dict)
    apart: Callable[..., Any] = at_once
    bounded: Callable[..., Any] = directly
    files: UsableCampaigns = ALL_RIGHT

    def servers_of(self, account: str) -> tuple[str, ...]:
        """The servers whose authentication results count for this account's letters. A letter that came as a
        file came from one of our mailboxes, or its server's word is none of ours.
        """
        if account == FILE_ACCOUNT:
            return tuple(dict.fromkeys(self.authserv_ids.values()))
        return (self.authserv_ids.get(account, ""),)

    def campaign(self, campaign_id: str) -> Campaign:
        return next(campaign for campaign in self.campaigns if campaign.id == campaign_id)


@contextmanager
def open_office(settings: Settings, reader: Reader | None = None) -> Iterator[Office]:
    """Opens register, archive and workers; closes what it opened when the block ends.

    `reader`: workers that are there already and outlive the block.
    """
    with ExitStack() as stack:
        db = open_register(settings.data_dir / "register.db")
        stack.callback(db.close)
        files = usable_campaigns(settings.config_dir, settings.data_dir)
        reader = reader or stack.enter_context(open_reader(settings))
        yield Office(
            db=db,
            archive=Archive(settings.data_dir / "archive"),
            reader=reader,
            campaigns=files.campaigns,
            templates=usable_templates(settings.config_dir),
            notices=settings.notices,
            addresses=own_addresses(settings),
            domain=own_domain(settings),
            authserv_ids={account.name: account.authserv_id for account in settings.imap},
            apart=apart,
            bounded=bounded_by(reader),
            files=files,
        )


def open_reader(settings: Settings) -> Reader:
    """The worker processes the settings ask for, with the facts kept in the data folder.

    Raises SettingsError where the settings ask for dask and it is not installed.
    """
    reading = settings.reading
    return Reader(
        reading.workers,
        settings.data_dir / "facts",
        reading.seconds_per_letter,
        clamd=reading.clamd,
        cloud_links=reading.cloud_links,
        pool=_dask_pool(reading) if reading.executor == "dask" else None,
    )


def _dask_pool(reading: ReadingSettings) -> Pool:
    try:
        from intake.workers.dask_pool import DaskPool
    except ImportError as error:
        raise SettingsError(
            'executor = "dask" needs the package `distributed`, which is not installed: pip install'
            ' "mail-intake-office[dask]", or set executor = "local"'
        ) from error
    return DaskPool(reading.scheduler, offline=not is_remote(reading.clamd))
