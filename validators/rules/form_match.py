"""Compares the stamped PDF with the Word form: both must say the same."""

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate

from parsers.facts.answers import Answer
from parsers.facts.spec import FieldKind, FieldSpec
from parsers.texts.alignment import opcodes
from parsers.texts.normal_text import fold
from parsers.texts.similar import resemblance
from parsers.texts.traditional import simplified
from validators.model.dossier import Document, Dossier
from validators.model.outcome import Absent, Evidence, failed, passed, skipped
from validators.model.rule import Rule, Translation
from validators.model.severity import Aspect, Severity
from validators.scan_checks.form_evidence import scan_evidence

# A run this long that stands elsewhere on the pages was only read into another cell: a row broken
# over two pages does that. Shorter ones (a name, a telephone number) may stand there by chance.
TELLING = 12
# Longer answers are not compared word by word: that takes time in the square of their length.
LONGEST = 4000
SAME_TEXT = 0.99

# A word is a CJK character, a run of letters, or a whole figure; marks do not tell texts apart.
_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[^\W\d_\u2e80-\u9fff]+|[^\W\d_]|\ufffd")
# Numbers that Word sets by itself before the items of a list are printed and not typed.
_CHINESE = "一二三四五六七八九十"
_NUMBER = rf"(?:\d{{1,2}}|[{_CHINESE}]{{1,3}})"
_LIST_NUMBER = re.compile(
    rf"^[^\S\n]*+(?:附[件表]?[^\S\n]*+{_NUMBER}[^\S\n]*+[:：.、)）]?|第{_NUMBER}[项条][:：.、]?"
    rf"|[(（]?{_NUMBER}[.、)）:：](?!\d)|[A-Za-zⅠ-ⅫIVX]{{1,4}}[.、)）](?!\w)|[①-⑳㈠-㈩⒈-⒛])\s*+",
    re.MULTILINE,
)
_PAGE_NUMBER = re.compile(
    r"(?<!\s)[^\S\n]*+\n\s*+(?:[-—–]\s*+)?\d{1,2}(?:\s*[-—–])?[^\S\n]*+(?=\n|$)"
)
_SEAL_PLACE = re.compile(r"[(（](?:公章|盖章)[)）]")
# Characters that some fonts print without telling which they are, or tell as a mere radical.
_UNMAPPED = re.compile("[\u2e80-\u2fdf\ue000-\uf8ff\ufffd]")


def _form_differs(dossier: Dossier) -> Iterator[Evidence]:
    """The stamp stands under the PDF, the register is filled from the Word file."""
    word, stamped = _pair(dossier)
    if word.answers is None:
        raise Absent("Word版申报表未能读出，未与盖章版比对")
    if stamped.answers is None:
        yield from scan_evidence(dossier, word.answers)
        return
    whole = "".join(_words(stamped.facts.text))
    for spec in dossier.campaign.form.fields:
        typed, printed = word.answers.get(spec.key), stamped.answers.get(spec.key)
        if typed is None or printed is None or not typed.text or not printed.text:
            yield skipped(spec.key, reason="一方未填写或未读出")
        elif _agree(spec, typed, printed, whole):
            yield passed(spec.key)
        elif spec.columns:
            # A page's end parts a table from its header: what is lost there is no other answer.
            yield skipped(spec.key, reason="表格未能逐行比对，请工作人员核对")
        else:
            yield failed(spec.key)


def _pair(dossier: Dossier) -> tuple[Document, Document]:
    """The Word form and the stamped form's pages."""
    forms = [d for m in dossier.campaign.materials if m.form for d in dossier.of(m.id)]
    word = next((d for d in forms if d.facts.word), None)
    stamped = next((d for d in forms if d.facts.paged), None)
    if word is None or stamped is None:
        raise Absent("Word版与PDF盖章版申报表未同时收到")
    return word, stamped


def _agree(spec: FieldSpec, typed: Answer, printed: Answer, whole: str) -> bool:
    """Choices by what was taken, an address to the letter, other answers word by word."""
    if fold(simplified(typed.text)) == fold(simplified(printed.text)):
        return True
    if typed.selected and printed.selected:
        return set(typed.selected) == set(printed.selected)
    if spec.kind is FieldKind.EMAIL:
        return False
    lines = accumulate(len(_words(line)) for line in typed.text.split("\n"))
    starts = {place: number for number, place in enumerate(lines, 2)}
    return _same_words(_words(typed.text), _words(printed.text), whole, starts)


def _words(text: str) -> list[str]:
    """The words of a text in order; white space tells nothing in Chinese and is lost in a cell."""
    plain = _UNMAPPED.sub("\ufffd", _known(simplified(text)))
    for layout in (_PAGE_NUMBER, _LIST_NUMBER, _SEAL_PLACE):
        plain = layout.sub("", plain)
    return _WORD.findall(fold(plain))


def _known(text: str) -> str:
    """Kangxi radicals that have a character of the same meaning become that character."""
    return re.sub("[\u2e80-\u2fdf]", lambda radical: fold(radical[0]), text)


def _same_words(
    typed: list[str], printed: list[str], whole: str, starts: Mapping[int, int]
) -> bool:
    """`starts` are the places among the typed words at which a line begins, and its number."""
    if typed == printed:
        return True
    aligned = opcodes(typed, printed) if max(len(typed), len(printed)) <= LONGEST else None
    if aligned is None:
        return resemblance("".join(typed), "".join(printed)) >= SAME_TEXT
    return all(
        kind == "equal"
        or _by_reading(typed[a:b], printed[c:d], whole)
        or (kind == "insert" and a in starts and _is_number("".join(printed[c:d]), starts[a]))
        for kind, a, b, c, d in aligned
    )


def _is_number(words: str, line: int) -> bool:
    """Whether this is but the number of an item, whose line was joined to the one before."""
    own = f"(?:{line}|{_CHINESE[line - 1]})" if line <= len(_CHINESE) else str(line)
    return re.fullmatch(rf"附[件表]?{_NUMBER}|第?{own}[项条]?", words) is not None


def _by_reading(typed: list[str], printed: list[str], whole: str) -> bool:
    """Whether this difference came of the page's layout rather than of another answer."""
    if printed:
        return len(printed) == len(typed) and set(printed) == {"\ufffd"}
    lost = "".join(typed)
    return len(lost) >= TELLING and lost in whole


FORM_DIFFERS = Rule(
    "form-differs",
    Aspect.AUTHENTICITY,
    Severity.REFER,
    "两版申报表一致",
    "PDF盖章版申报表中的“{place}”与Word版不一致。",
    _form_differs,
    "请确认两版申报表内容相同；如有修改，请重新盖章并同时提交两版。",
    point="两版申报表中的“{place}”是否一致",
    english=Translation(
        fault=(
            "The two versions of the form differ in “{place}”. Please make them the same, stamp "
            "again and send both."
        ),
        point="Whether both versions of the form say the same in “{place}”.",
    ),
    russian=Translation(
        fault=(
            "Две версии формы расходятся в поле «{place}». Просим привести их в соответствие, "
            "поставить печать и прислать обе."
        ),
        point="Совпадает ли содержание поля «{place}» в обеих версиях формы.",
    ),
)
