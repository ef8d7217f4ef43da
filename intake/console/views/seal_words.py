"""Words what an application page tells of a digital signature or electronic seal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from parsers.facts.seal_doubt import SealDoubt
from validators.evidence.stamping import seal_doubts

# Other years are no time of signing, and the calendar's last cannot be told in every zone.
_YEARS = range(1970, 9999)


@dataclass(frozen=True, slots=True)
class SealWords:
    """`signed_at` is aware, None where the file tells no time one can read."""

    words: str
    signed_at: datetime | None


def seal_words(kept: Mapping[str, Any]) -> SealWords:
    """Words one signature of the kept facts: its seal, signer and whether it holds, in Chinese."""
    seal, signer = str(kept.get("seal_name") or ""), str(kept.get("signer") or "")
    named = f"电子印章“{seal[:60]}”" if seal else "数字签名"
    by = f"，签署人：{signer[:60]}" if signer else ""
    return SealWords(f"{named}{by}，{_state(kept)}", _moment(str(kept.get("signed_at") or "")))


def _state(kept: Mapping[str, Any]) -> str:
    if not kept["verifiable"]:
        return "无法验证"
    if not kept["intact"]:
        return "验证不通过或已被改动"
    if not kept["covers_all"]:
        return "所签部分完好，但未覆盖全部内容"
    doubts = [SealDoubt(one) for one in kept.get("doubts") or ()]
    return f"完好，但{seal_doubts(doubts)}" if doubts else "完好"


def _moment(told: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        return None
    return at if at.tzinfo and at.year in _YEARS else None
