"""The sample call with another convention of names."""

from collections.abc import Mapping

from dossiers import CAMPAIGNS

from validators.call_files.parse_campaign import parse_campaign
from validators.model.campaign import Campaign
from validators.rulebook import CODES

TEXT = (CAMPAIGNS / "sco-2026.toml").read_text("utf-8")
_HEAD, _, _AFTER = TEXT.partition("[naming]\n")
_TAIL = _AFTER[_AFTER.index("[[material]]") :]


def named_call(naming: str = "", own: Mapping[str, str] | None = None) -> Campaign:
    """`naming` is the part of the campaign file from its heading on; `own`: conventions of materials."""
    tail = _TAIL
    for material, pattern in (own or {}).items():
        tail = tail.replace(f'id = "{material}"', f'id = "{material}"\nnaming = "{pattern}"')
    return parse_campaign(f"{_HEAD}{naming}\n{tail}", CODES)
