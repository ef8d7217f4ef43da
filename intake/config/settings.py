"""Loads the settings into one frozen value, and names the first fault of a file that is wrong.

Passwords come only from a variable or a file that the settings name.
"""

import difflib
import ipaddress
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from intake.config.settings_file import DATA_DIR, SettingsError, read_settings_file
from parsers.mail.body.cloud_hosts import is_entry

Security = Literal["tls", "starttls", "none"]


def is_loopback(host: str) -> bool:
    """Tell whether the host is this machine: only there may a line be unencrypted."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class _Server(_Table):
    """What a mailbox and a mail server share: where it is, how to log in."""

    host: str
    port: int = Field(ge=1, le=65535)
    security: Security = "tls"
    user: str = ""
    password_env: str = ""
    password_file: Path | None = None

    @model_validator(mode="after")
    def _encrypted_unless_here(self) -> Self:
        if self.security == "none" and not is_loopback(self.host):
            raise ValueError(f'security = "none" is allowed on loopback only, not for {self.host}')
        return self

    def password(self) -> str:
        """The password, read at each call. Raises SettingsError saying where it was looked for."""
        if self.password_file is not None:
            try:
                return self.password_file.read_text("utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                why = error.strerror if isinstance(error, OSError) else "it is no text"
                message = f"the password file {self.password_file} cannot be read: {why}"
                raise SettingsError(message) from error
        if not self.password_env:
            raise SettingsError(f"no password for {self.user}: set password_env or password_file")
        try:
            return os.environ[self.password_env]
        except KeyError:
            message = f"no password for {self.user}: the variable {self.password_env} is not set"
            raise SettingsError(message) from None


def _known_action(after: str) -> str:
    action, _, target = after.partition(":")
    if after != "keep" and (action not in ("move", "flag") or not target):
        raise ValueError("must be keep, move:FOLDER or flag:KEYWORD")
    return after


class ImapAccount(_Server):
    name: str = "main"
    port: int = Field(993, ge=1, le=65535)
    folders: tuple[str, ...] = Field(("INBOX",), min_length=1)
    first_run: Literal["baseline", "process"] = "baseline"
    after: Annotated[str, AfterValidator(_known_action)] = "keep"
    idle: bool = True
    authserv_id: str = ""


class SmtpSettings(_Server):
    host: str = "127.0.0.1"
    port: int = Field(465, ge=1, le=65535)
    from_: str = Field("", alias="from")


class NoticeSettings(_Table):
    mode: Literal["send", "hold", "off"] = "send"
    hold_kinds: tuple[str, ...] = ()
    per_sender_per_day: int = Field(5, ge=1)
    budget_per_hour: int = Field(60, ge=1)
    per_domain_per_hour: int = Field(0, ge=0)
    receipts_from: int = Field(0, ge=0)


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"there is no time zone {name!r}") from error
    return name


class ScheduleSettings(_Table):
    poll_seconds: int = Field(60, ge=1)
    report_at: str = Field("17:30", pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    timezone: Annotated[str, AfterValidator(_known_zone)] = "Asia/Shanghai"


class ReportSettings(_Table):
    to: tuple[str, ...] = ()


def _known_place(entry: str) -> str:
    bare = entry.removeprefix("https://").removeprefix("http://")
    if not is_entry(bare):
        raise ValueError(f"{entry!r} is no host with a path, such as mail.example.edu.cn/share/")
    return bare


class ReadingSettings(_Table):
    workers: int = Field(0, ge=0)
    executor: Literal["local", "dask"] = "local"
    scheduler: str = ""
    clamd: str = ""
    cloud_links: tuple[Annotated[str, AfterValidator(_known_place)], ...] = ()
    seconds_per_letter: int = Field(90, ge=30)

    @model_validator(mode="after")
    def _dask_has_an_address(self) -> Self:
        if self.executor == "dask" and not self.scheduler:
            raise ValueError('executor = "dask" needs `scheduler`, such as "tcp://10.0.0.5:8786"')
        return self


def _known_host(name: str) -> str:
    """Normalises to what browsers send: ASCII, small letters, no dot at the end."""
    try:
        plain = name.strip().rstrip(".").encode("idna").decode().lower()
    except UnicodeError:
        plain = ""
    if not plain or any(character in plain for character in ":/*@[] "):
        raise ValueError(
            f"{name!r} is no host's name such as intake.example.org, without port or path"
        )
    return plain


class ConsoleSettings(_Table):
    """`hosts`: the names by which browsers ask for it, where that is not this machine itself."""

    host: str = "127.0.0.1"
    port: int = Field(8025, ge=1, le=65535)
    hosts: tuple[Annotated[str, AfterValidator(_known_host)], ...] = ()


class AssistantSettings(_Table):
    """A language model of the office's own, with an address like OpenAI's; "" for none.

    It is asked for what the rules left open in an announcement, and never sees what applicants send.
    """

    endpoint: str = ""
    model: str = ""
    token_env: str = ""
    seconds: int = Field(60, ge=1, le=600)

    @model_validator(mode="after")
    def _can_be_asked(self) -> Self:
        if not self.endpoint:
            return self
        if not self.model:
            raise ValueError("`endpoint` needs `model`, the model's name there")
        parts = urlsplit(self.endpoint)
        host = parts.hostname or ""
        if parts.scheme not in ("http", "https") or not host:
            raise ValueError(f"{self.endpoint!r} is no address such as https://host.example/v1")
        if parts.scheme == "http" and self.token_env and not is_loopback(host):
            raise ValueError("a token goes over https only, but for an assistant on this machine")
        return self

    def token(self) -> str:
        """The token, read at each call, "" where none is set. Raises SettingsError."""
        if not self.token_env:
            return ""
        try:
            return os.environ[self.token_env]
        except KeyError:
            message = f"no token for the assistant: the variable {self.token_env} is not set"
            raise SettingsError(message) from None


class Settings(_Table):
    """All of it. `config_dir` is the settings file's folder: campaigns/ and templates/ lie there.

    A relative `data_dir` is taken from the working directory, as the contract's default shows.
    """

    data_dir: Path = DATA_DIR
    imap: tuple[ImapAccount, ...] = ()
    smtp: SmtpSettings = SmtpSettings()
    notices: NoticeSettings = NoticeSettings()
    schedule: ScheduleSettings = ScheduleSettings()
    report: ReportSettings = ReportSettings()
    reading: ReadingSettings = ReadingSettings()
    console: ConsoleSettings = ConsoleSettings()
    assistant: AssistantSettings = AssistantSettings()
    config_dir: Path | None = Field(None, exclude=True)

    @model_validator(mode="after")
    def _accounts_have_names_of_their_own(self) -> Self:
        names = [account.name for account in self.imap]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"two [[imap]] tables are called {name!r}; give each its own name")
        return self


def load_settings(path: Path, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings in the file, with the environment's over them. Raises SettingsError."""
    file = read_settings_file(path, environment)
    if "config_dir" in file.values:
        raise SettingsError(f"{path}: unknown key `config_dir`")
    try:
        return Settings.model_validate({**file.values, "config_dir": path.parent})
    except ValidationError as error:
        raise SettingsError(_first_complaint(error, path, file.variables)) from error


def _first_complaint(
    error: ValidationError, path: Path, variables: Mapping[tuple[str, ...], str]
) -> str:
    """An unknown key goes first: a required one that is missing is often the same, misspelt."""
    complaint = min(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
    place = tuple(str(part) for part in complaint["loc"])
    variable = next((name for keys, name in variables.items() if place[: len(keys)] == keys), "")
    where, key = variable or str(path), ".".join(place)
    if complaint["type"] == "extra_forbidden":
        near = difflib.get_close_matches(place[-1], _known_keys(place[:-1]), 1)
        what = "no such setting" if variable else f"unknown key `{key}`"
        return f"{where}: {what}" + (f"; did you mean `{near[0]}`?" if near else "")
    message = complaint["msg"].removeprefix("Value error, ")
    if variable or not key:
        return f"{where}: {message}"
    # A key that lacks, a rule over a whole table: what of that came from elsewhere belongs to the story.
    table = place[:-1] if complaint["type"] == "missing" else place
    own = [name for keys, name in variables.items() if table and keys[: len(table)] == table]
    also = f" (also set: {', '.join(own)})" if own else ""
    return f"{where}: `{key}`: {message}{also}"


_TABLES: dict[str, type[BaseModel]] = {
    "imap": ImapAccount,
    "smtp": SmtpSettings,
    "notices": NoticeSettings,
    "schedule": ScheduleSettings,
    "report": ReportSettings,
    "reading": ReadingSettings,
    "console": ConsoleSettings,
}


def _known_keys(table: tuple[str, ...]) -> list[str]:
    """Those of the table; where that is none of ours, those of the whole file."""
    here = _TABLES.get(table[0], Settings) if table else Settings
    return [info.alias or key for key, info in here.model_fields.items()]
