"""A thousand letters of a thousand applicants: text PDFs with a seal's picture, some incomplete."""

import os
import random
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sample_mail.make import papers
from sample_mail.make.letters import Outside, letter
from sample_mail.make.people import APPLICANTS

OPENS = datetime(2026, 6, 8, 1, tzinfo=UTC)
# Rare enough together that the names of two applicants differ in more than a slip of the pen.
PLACES = ["云岭", "澄江", "霞浦", "青禾", "南淙", "北榆", "东沅", "西漪", "明渚", "松塬"]
TRADES = ["光伏", "储能", "水务", "固废", "风电", "建筑", "农林", "化工", "物流", "材料"]
WORDS = ["启辰", "汇源", "博远", "新禾", "正合", "宏图", "佳信", "盛达", "远景", "恒泰"]


def letters(count: int) -> Iterator[tuple[bytes, str]]:
    """Each letter with the status it must come to; painted on all cores."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(_letter, range(count), chunksize=8)


# Drawn blindly: texts of two applicants that shared their sentences would be told as duplicates.
# The first rows of GB 2312, which every font has.
_CHARACTERS = "".join(
    bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD0) for cell in range(0xA1, 0xFF)
)


def _text(chance: random.Random, length: int) -> str:
    return "乌兹别克斯坦" + "".join(chance.choices(_CHARACTERS, k=length)) + "。"


def _letter(number: int) -> tuple[bytes, str]:
    place, trade, word = (
        row[number // 10**n % 10] for n, row in enumerate((PLACES, TRADES, WORDS))
    )
    chance = random.Random(number)
    who = replace(
        APPLICANTS["complete-text-pdf"],
        situation=f"burst-{number}",
        applicant=f"{place}{word}{trade}技术有限公司",
        case_title=f"{word}{place}{trade}示范项目",
        email=f"post{number}@burst{number}.example",
        summary=_text(chance, 140),
        highlights=_text(chance, 60),
        results=_text(chance, 80),
    )
    missing = number % 5 == 0
    parts = [papers.word(who), papers.form_pdf(who), papers.supporting(who)]
    parts += [] if missing else [papers.pledge(who)]
    received = OPENS + timedelta(seconds=number)
    outside = Outside(f"burst{number}", who.email, who.contact_person, who.base, received)
    return letter(
        outside, "您好，材料见附件。", tuple(parts)
    ), "incomplete" if missing else "complete"
