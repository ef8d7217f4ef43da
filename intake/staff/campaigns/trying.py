"""Judges a letter that staff hand over under a call's file, as `intake check` does; keeps nothing."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from intake.decisions.judge_letter import Judged, judge_closely, received_of
from intake.decisions.reread import look_closer
from intake.decisions.would_answer import would_answer
from intake.errors import CannotAct
from intake.office import Office
from intake.workers.errors import ReadingFailed
from notifier.notices.notice import Notice
from parsers.facts.problem import Unreadable
from validators.model.campaign import Campaign
from validators.model.receipt_time import Received, ReceivedFrom


@dataclass(frozen=True, slots=True)
class Trial:
    """What would come of the letter: its applications, and the answer, None where there is none."""

    judged: tuple[Judged, ...]
    notice: Notice | None


def try_letter(
    office: Office, campaigns: Sequence[Campaign], data: bytes, received_at: datetime | None
) -> Trial:
    """The letter judged as received at this moment, else when its headers say. Raises CannotAct."""
    if not data:
        raise CannotAct("请选择一封邮件（.eml 文件）。")
    reader = office.reader.within()
    with tempfile.TemporaryDirectory(prefix="intake-trial-") as folder:
        path = Path(folder) / "letter.eml"
        path.write_bytes(data)
        try:
            letter = reader.read(path)
            given = Received(received_at, ReceivedFrom.SERVER) if received_at else None
            received = given or received_of(letter.letter, office.now())
            look = partial(look_closer, reader, path)
            judged = judge_closely(letter, received, campaigns, look, reader.judge)
        except Unreadable as error:
            raise CannotAct("这个文件不是邮件：请上传从邮箱导出的 .eml 文件。") from error
        except ReadingFailed as error:
            raise CannotAct("这封邮件无法读取或读取超时，请换一封。") from error
    return Trial(judged, would_answer(judged, office.templates))
