"""Loads the console's words in English from the table beside this file."""

import tomllib
from pathlib import Path

ENGLISH: dict[str, str] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
