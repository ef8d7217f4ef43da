"""Loads the console's words in English: from the table beside this file, and the kinds of notices."""

import tomllib
from pathlib import Path

from notifier.notices.kinds import KINDS

ENGLISH: dict[str, str] = {
    **tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8")),
    **{one.title: one.english for one in KINDS},
}
