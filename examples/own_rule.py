"""Runs a rule of one's own over a letter: the summary must name a figure.

Run: python examples/own_rule.py letter.eml

A rule is a code, its words and a pure function from the dossier to evidence. To make it part of every
verdict, see "Add a rule" in CONTRIBUTING.md.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from judge_mail import judge as judge_mail

from validators.judge import judge
from validators.model.dossier import Dossier
from validators.model.outcome import Evidence, failed, passed
from validators.model.rule import Rule, Translation
from validators.model.severity import Aspect, Severity
from validators.model.verdict import Verdict


def _names_a_figure(dossier: Dossier) -> Iterator[Evidence]:
    """Experts compare results; a summary without a single figure cannot be compared."""
    summary = dossier.require_answers().text("summary")
    if any(character.isdecimal() for character in summary):
        yield passed("summary")
    else:
        yield failed("summary", length=len(summary))


SUMMARY_WITHOUT_FIGURE = Rule(
    code="summary-without-figure",
    aspect=Aspect.REGULARITY,
    severity=Severity.NOTE,
    title="摘要有数据",
    message="“{place}”共{length}个字符，没有一个数字。",
    check=_names_a_figure,
    remedy="建议写明主要成效的数据。",
    point="“{place}”中的数据",
    english=Translation(
        fault="{place}: there is no figure. Please give one.",
        point="The figures in {place}.",
    ),
    russian=Translation(
        fault="{place}: нет ни одной цифры. Просим указать данные.",
        point="Данные в поле {place}.",
    ),
)


def verdicts(path: Path) -> Iterator[Verdict]:
    """What the rule says of each application in the letter."""
    for one in judge_mail(path):
        if one.dossier:
            yield judge(one.dossier, (SUMMARY_WITHOUT_FIGURE,))


def main(path: Path) -> None:
    for verdict in verdicts(path):
        for outcome in verdict.outcomes:
            print(f"{outcome.result}  {outcome.code}  {outcome.message or outcome.reason}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
