"""Reports where a letter's text says something else than the form that came with it."""

from collections.abc import Iterator

from parsers.texts.normal_text import fold
from validators.model.dossier import Dossier
from validators.model.outcome import Absent, Evidence, failed, passed
from validators.model.rule import Rule, Translation
from validators.model.severity import Aspect, Severity
from validators.rules.entry_kinds import shortened


def _differs(dossier: Dossier) -> Iterator[Evidence]:
    """Where a call takes its answers from the letter, a form that came all the same counts before it;
    what the two say differently may be a slip, and staff see it.
    """
    form, body = dossier.form, dossier.body
    if body is None:
        return
    if form is None or form.answers is None:
        raise Absent("没有另附申报表")
    for spec in dossier.campaign.form.fields:
        told, written = body.get(spec.key), form.answers.get(spec.key)
        if not told or not written or not told.text or not written.text:
            continue
        if fold(told.text) == fold(written.text):
            yield passed(spec.key)
        else:
            yield failed(spec.key, told=shortened(told.text), written=shortened(written.text))


BODY_DIFFERS = Rule(
    "body-differs",
    Aspect.AUTHENTICITY,
    Severity.NOTE,
    "正文与申报表一致",
    "“{place}”在邮件正文中写作“{told}”，在申报表中写作“{written}”，以申报表为准。",
    _differs,
    "如申报表有误，请更正后重新提交。",
    point="“{place}”在邮件正文和申报表中的内容",
    english=Translation(
        fault="“{place}” reads differently in your message and in the form; the form counts.",
        point="“{place}”: what your message and the form say.",
    ),
    russian=Translation(
        fault="Поле «{place}» в письме и в форме заполнено по-разному; учитывается форма.",
        point="«{place}»: что сказано в письме и в форме.",
    ),
)
