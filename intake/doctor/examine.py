"""Tries everything a run needs, and says for each thing ok or what to do. Changes nothing."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from intake.config.bundled_data import load_templates, templates_dir
from intake.config.campaign_files.usable import usable_campaigns
from intake.config.settings import Settings, load_settings
from intake.config.settings_file import SettingsError
from intake.doctor import folder, interpreter, servers, tools
from intake.doctor.addresses import addresses
from intake.doctor.diagnosis import Diagnosis, failed, ok, optional
from notifier.preview.template_check import check as check_templates
from validators.call_files.parse_campaign import CampaignFileError
from validators.model.campaign import Campaign


def examine(path: Path) -> Iterator[Diagnosis]:
    """One diagnosis a line, as each is made; without settings there is nothing further to try."""
    try:
        settings = load_settings(path)
    except SettingsError as error:
        yield failed("settings", f"{error}.")
        return
    yield ok("settings", str(path))
    yield interpreter.examine()
    campaigns: list[Campaign] = []
    yield from _campaigns(settings, campaigns)
    yield from addresses(settings, campaigns)
    yield from _templates(settings)
    yield from folder.data_folder(settings)
    yield from servers.mailboxes(settings)
    yield from servers.mail_server(settings)
    yield from tools.examine(settings)


def _campaigns(settings: Settings, found: list[Campaign]) -> Iterator[Diagnosis]:
    """Each campaign, entered in `found` too; and what it means where none of them is open."""
    try:
        files = usable_campaigns(settings.config_dir, settings.data_dir, remember=False)
    except CampaignFileError as error:
        yield failed("campaigns", f"{error}.")
        return
    for problem in files.problems:
        yield failed("campaigns", problem)
    campaigns = files.campaigns
    for campaign in campaigns:
        named = f"{campaign.id}, until {campaign.last_day}"
        if campaign.contact.office:
            yield ok("campaign", named)
        else:
            yield optional("campaign", f"{named}: the notices name no office; fill in [contact].")
    found += campaigns
    yield from _none_open(campaigns, datetime.now(UTC))


def _none_open(campaigns: Sequence[Campaign], now: datetime) -> Iterator[Diagnosis]:
    """A first letter is late once its call is over; nobody is answered so by an oversight."""
    if any(one.deadline >= now for one in campaigns):
        return
    last = max(campaigns, key=lambda one: one.deadline)
    yield optional(
        "campaigns",
        f"every call is over, {last.id} as the last on {last.last_day}: whoever writes now is told that"
        " it is late. Add the new call's file, or `extended_to` in that of one that goes on.",
    )


def _templates(settings: Settings) -> Iterator[Diagnosis]:
    wrong = check_templates(load_templates(settings.config_dir))
    if not wrong:
        yield ok("templates", str(templates_dir(settings.config_dir)))
    for sentence in wrong:
        yield failed("templates", sentence)
