"""Reads the settings file and the variables over it, without judging any value but the data folder.

`INTAKE_SMTP__HOST` sets `host` of `[smtp]`; `INTAKE_IMAP__0__USER` sets `user` of the first
`[[imap]]` table. What only looks into the register needs no more than where it lies.
"""

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from parsers.errors import IntakeError

ENVIRONMENT_PREFIX = "INTAKE_"
# Variables of ours that are no settings: where the file is, and the passwords the files name.
_NO_SETTINGS = frozenset({"CONFIG", "IMAP_PASSWORD", "SMTP_PASSWORD"})

TABLES = frozenset(
    {"imap", "smtp", "notices", "schedule", "report", "reading", "console", "assistant"}
)
DATA_DIR = Path("data")
"""Where the data lie if the file does not say."""


class SettingsError(IntakeError):
    """Settings that cannot be used; the message is one sentence naming key and cure."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Where an office's files lie: campaigns/ and templates/, and the register with all it knows."""

    config_dir: Path
    data_dir: Path


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """What a file and the environment say. `variables`: by the keys they set, those that were heeded."""

    path: Path
    values: Mapping[str, Any]
    variables: Mapping[tuple[str, ...], str]

    @property
    def folders(self) -> Folders | None:
        """Return where the files lie; None where a key is wrong that may be a misspelt `data_dir`."""
        data_dir = self.values.get("data_dir", str(DATA_DIR))
        if not isinstance(data_dir, str) or self.values.keys() - TABLES - {"data_dir"}:
            return None
        return Folders(self.path.parent, Path(data_dir))


def settings_path(given: Path | None, environment: Mapping[str, str] = os.environ) -> Path:
    """Return where the settings are: `--config`, else INTAKE_CONFIG, else config/settings.toml here."""
    return given or Path(environment.get("INTAKE_CONFIG", "config/settings.toml"))


def read_settings_file(path: Path, environment: Mapping[str, str] = os.environ) -> SettingsFile:
    """Read the file, with the environment's values over it. Raises SettingsError."""
    try:
        # Editors on Windows put a byte order mark before the first line.
        values = tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError as error:
        message = f"there is no settings file {path}; `intake init {path.parent}` writes one"
        raise SettingsError(message) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read: {error}") from error
    variables: dict[tuple[str, ...], str] = {}
    for name, keys, value in _from_environment(environment):
        _set(values, keys, value)
        variables[tuple(keys)] = name
    return SettingsFile(path, values, variables)


def _from_environment(environment: Mapping[str, str]) -> Iterator[tuple[str, list[str], Any]]:
    """Our variables that name a setting: the first part must be one, so INTAKE_X of others pass."""
    for name, text in sorted(environment.items()):
        if (
            not name.startswith(ENVIRONMENT_PREFIX)
            or name[len(ENVIRONMENT_PREFIX) :] in _NO_SETTINGS
        ):
            continue
        keys = name[len(ENVIRONMENT_PREFIX) :].lower().split("__")
        if keys[0] == "data_dir" or (len(keys) > 1 and keys[0] in TABLES):
            yield name, keys, _value(text)


def _value(text: str) -> Any:  # noqa: ANN401 - as TOML would read it
    """A list as TOML writes it; anything else is the text itself, a figure being one to pydantic."""
    if not text.startswith("["):
        return text
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text


def _set(data: dict[str, Any], keys: list[str], value: Any) -> None:  # noqa: ANN401
    """Sets the value where the keys lead; a table that is not there yet is begun."""
    here: Any = data
    for key, following in pairwise(keys):
        here = _entered(here, key, [] if following.isdigit() else {})
        if here is None:
            raise SettingsError(f"{ENVIRONMENT_PREFIX}{'__'.join(keys).upper()}: no such table")
    if isinstance(here, list):
        raise SettingsError(f"{ENVIRONMENT_PREFIX}{'__'.join(keys).upper()}: name a key of it")
    here[keys[-1]] = value


def _entered(here: dict[str, Any] | list[Any], key: str, new: Any) -> Any:  # noqa: ANN401
    """The table or list of tables under the key, begun with `new`; None where none can be."""
    if isinstance(here, dict):
        found = here.setdefault(key, new)
    elif key.isdigit() and int(key) <= len(here):
        if int(key) == len(here):
            here.append(new)
        found = here[int(key)]
    else:
        return None
    return found if isinstance(found, (dict, list)) else None
