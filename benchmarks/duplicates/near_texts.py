"""Nearly the same answers among many applications: `python benchmarks/duplicates/near_texts.py [N …]`.

Fills a register in a temporary folder with N applications of invented answers and prints what finding
the near ones of one letter takes: it should stay flat while N grows.
"""

import json
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from intake.register.connection import Database
from intake.register.database import open_register, transaction
from intake.register.texts import long_answers

# Forty phrases that everybody uses: answers made of them resemble each other more than real ones do.
SAID = (
    "在乌兹别克斯坦|在哈萨克斯坦|建设光伏温室|采用一体化模式|装机容量|年发电量|带动当地就业|培训技术人员|节水率达到"
    "|减少二氧化碳排放|由我公司负责|设计施工|当地合作伙伴|形成可复制经验|推动绿色产业|上海合作组织国家|技术标准对接"
    "|远程监控平台|污水处理|园区共建|产业链|人才培养|设备出口|投资总额|万元|项目一期|二期工程|并网发电|智能灌溉"
    "|绿色转型|示范样板|联合实验室|环境监测|固废处理|循环利用|风电场|储能系统|碳排放|第三方认证|签署协议"
)
PHRASES = SAID.split("|")
LENGTHS = {"summary": 480, "highlights": 190, "results": 290}
QUESTIONS = 20


def prose(chance: random.Random, length: int) -> str:
    text = ""
    while len(text) < length:
        figure = str(chance.randrange(10, 9999)) if chance.random() < 0.3 else ""
        text += chance.choice(PHRASES) + figure + ("，" if chance.random() < 0.6 else "。")
    return text


def answers(seed: int) -> dict[str, str]:
    chance = random.Random(seed)
    return {key: prose(chance, length) for key, length in LENGTHS.items()}


def fill(db: Database, first: int, last: int) -> None:
    with transaction(db):
        for number in range(first, last + 1):
            fields = answers(number)
            db.execute(
                "INSERT INTO applications (number, prefix, sequence, campaign, applicant, status,"
                " received_at, updated_at, fields) VALUES (?, 'A', ?, 'c', ?, 'review', '', '', ?)",
                [f"A-{number}", number, f"单位{number}", json.dumps(fields, ensure_ascii=False)],
            )
            long_answers.write(db, number, fields)


def milliseconds(db: Database, fields: dict[str, str]) -> tuple[float, int]:
    begun = time.perf_counter()
    found = long_answers.near(db, "c", fields, None)
    return 1000 * (time.perf_counter() - begun), len(found)


def main(sizes: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.db"
        db, filled = open_register(path), 0
        for size in sizes:
            fill(db, filled + 1, size)
            filled = size
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            strangers = [milliseconds(db, answers(10**7 + n)) for n in range(QUESTIONS)]
            copy = {key: text.replace("光伏", "风电") for key, text in answers(5).items()}
            took = [one for one, _ in strangers]
            print(
                f"{size:>7} applications: median {statistics.median(took):5.1f} ms,"
                f" most {max(took):5.1f} ms; false {sum(found for _, found in strangers)},"
                f" copy found {milliseconds(db, copy)[1]}; {path.stat().st_size // 10**6} MB"
            )


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or [1_000, 10_000, 100_000])
