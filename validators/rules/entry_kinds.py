"""Judges an answer by the kind of its field: addresses, telephone and identity numbers, figures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from parsers.facts.spec import FieldKind, FieldSpec
from parsers.texts.contact.contact import is_email, is_phone
from parsers.texts.figures import has_figure, is_elsewhere
from parsers.texts.id_number import id_faults
from validators.evidence.entry_dates import SHAPE, date_range_fault
from validators.model.severity import Severity

# What fits one line of a mail.
_LONGEST_GIVEN = 40


@dataclass(frozen=True, slots=True)
class EntryFault:
    """What was given and what is wanted; `severity` None leaves it to the rule."""

    given: str
    wanted: str
    severity: Severity | None = None


Judge = Callable[[str], EntryFault | None]


def shortened(text: str) -> str:
    """The answer as far as it fits one line of a notice."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_GIVEN else line[:_LONGEST_GIVEN] + "…"


def _of(valid: Callable[[str], bool], wanted: str) -> Judge:
    return lambda text: None if valid(text) else EntryFault(shortened(text), wanted)


def _figure(wanted: str) -> Judge:
    """An answer that points to another paper is for a person to look at."""

    def judge(text: str) -> EntryFault | None:
        if has_figure(text):
            return None
        severity = Severity.REFER if is_elsewhere(text) else None
        return EntryFault(shortened(text), wanted, severity)

    return judge


def _id_number(text: str) -> EntryFault | None:
    """A passport is no fault of form: a person decides. The number itself is not sent out again."""
    faults = id_faults(text)
    if faults is None:
        return EntryFault(shortened(text), "18 位居民身份证号码", Severity.REFER)
    if not faults:
        return None
    listed = "、".join(faults)
    return EntryFault(f"{text.strip()[:4]}…", f"有效的居民身份证号码（{listed}）")


ENTRY_KINDS: Mapping[FieldKind, Judge] = {
    FieldKind.EMAIL: _of(is_email, "有效的电子邮箱地址"),
    FieldKind.PHONE: _of(is_phone, "有效的电话号码（手机，或带区号的固定电话）"),
    FieldKind.NUMBER: _figure("数字"),
    FieldKind.MONEY: _figure("金额"),
    FieldKind.ID_NUMBER: _id_number,
}


def entry_fault(spec: FieldSpec, text: str) -> EntryFault | None:
    """Return what is wrong with an answer of a kind that is judged, None where nothing is."""
    if spec.kind is not FieldKind.DATE_RANGE:
        judge = ENTRY_KINDS.get(spec.kind)
        return judge(text) if judge else None
    wanted = date_range_fault(spec, text)
    if wanted is None:
        return EntryFault(shortened(text), f"能够识别的{SHAPE}", Severity.REFER)
    return EntryFault(shortened(text), wanted) if wanted else None
