"""Writes sample_mail/: `python -m sample_mail.make` from the project's root."""

import json
from pathlib import Path

from sample_mail.make.situation import Situation
from sample_mail.make.situations import situations

ROOT = Path(__file__).resolve().parents[1]


def write(situation: Situation) -> None:
    folder = ROOT / situation.key
    folder.mkdir(exist_ok=True)
    (folder / "mail.eml").write_bytes(situation.mail)
    told = json.dumps([situation.expected, *situation.more], ensure_ascii=False, indent=2)
    (folder / "expected.json").write_text(told + "\n", encoding="utf-8")
    (folder / "why.txt").write_text(situation.why + "\n", encoding="utf-8")
    print(f"{situation.key:<26}{len(situation.mail) // 1024:>6} KB  {situation.why}")


if __name__ == "__main__":
    for one in situations():
        write(one)
