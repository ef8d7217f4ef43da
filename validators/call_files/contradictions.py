"""Finds what contradicts itself in a campaign file whose keys are each right."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from parsers.facts.last_moment import last_moment
from parsers.facts.spec import FieldKind
from validators.call_files.tables import CampaignTable
from validators.call_files.toml_lines import KeyPath
from validators.model.campaign import SENDER


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`english` is for the person who runs the program, `chinese` for the clerk."""

    path: KeyPath
    english: str
    chinese: str


def contradictions(file: CampaignTable, rule_codes: frozenset[str]) -> Iterator[Contradiction]:
    """Yield all of them: dates out of order, names twice, what refers to nothing."""
    yield from _of_dates(file)
    yield from _of_names(file)
    yield from _of_words(file)
    yield from _of_materials(file)
    yield from _of_fields(file)
    yield from _of_quotas(file)
    for code in file.rules:
        if code not in rule_codes:
            english, chinese = _nearest(code, sorted(rule_codes))
            yield Contradiction(
                ("rules", code),
                f"`rules`: there is no rule `{code}`{english}",
                f"[rules] 中没有代码为 `{code}` 的规则{chinese}",
            )


def _of_dates(file: CampaignTable) -> Iterator[Contradiction]:
    closes = last_moment(file.closes_on)
    if file.opens_on and closes.day < file.opens_on:
        yield Contradiction(
            ("closes_on",),
            "`closes_on` lies before `opens_on`",
            "截止时间 `closes_on` 早于开始日期 `opens_on`",
        )
    if file.extended_to and last_moment(file.extended_to).day < closes.day:
        yield Contradiction(
            ("extended_to",),
            "`extended_to` lies before `closes_on`",
            "延期后的截止时间 `extended_to` 早于 `closes_on`",
        )
    try:
        ZoneInfo(file.timezone)
    except (KeyError, ValueError, OSError):
        yield Contradiction(
            ("timezone",),
            f"`timezone`: no zone is called {file.timezone!r}",
            f"没有名为 {file.timezone} 的时区",
        )


def _of_names(file: CampaignTable) -> Iterator[Contradiction]:
    for what, title, table, names in (
        ("material id", "材料的 `id`", ("material",), [one.id for one in file.material]),
        ("field key", "栏目的 `key`", ("form", "field"), [one.key for one in file.form.field]),
    ):
        seen: set[str] = set()
        for place, name in enumerate(names):
            if name in seen:
                yield Contradiction(
                    (*table, place),
                    f"{what} `{name}` occurs twice",
                    f"{title} `{name}` 用了两次",
                )
            seen.add(name)


_RANGES = (
    ("min_words", "max_words"),
    ("min_bytes", "max_bytes"),
    ("min_seconds", "max_seconds"),
)


def _of_materials(file: CampaignTable) -> Iterator[Contradiction]:
    keys = [spec.key for spec in file.form.field]
    for place, material in enumerate(file.material):
        for least, most in _RANGES:
            low, high = getattr(material, least), getattr(material, most)
            if low is not None and high is not None and low > high:
                yield Contradiction(
                    ("material", place, least),
                    f"material `{material.id}`: `{least}` is larger than `{most}`",
                    f"“{material.title}”的 `{least}`（{low}）大于 `{most}`（{high}）",
                )
        low, high = material.count
        if low is not None and high is not None and low > high:
            yield Contradiction(
                ("material", place, "count"),
                f"material `{material.id}`: `count` has its least above its most",
                f"“{material.title}”的 `count` 最少（{low}）大于最多（{high}）",
            )
        where = getattr(material.required, "field", None)
        if where is not None and where not in keys:
            english, chinese = _nearest(where, keys)
            yield Contradiction(
                ("material", place, "required"),
                f"material `{material.id}`: `required`: no field `{where}`{english}",
                f"“{material.title}”的 `required` 提到的栏目 `{where}` 不存在{chinese}",
            )


def _of_fields(file: CampaignTable) -> Iterator[Contradiction]:
    for place, spec in enumerate(file.form.field):
        if spec.min_words and spec.max_words and spec.min_words > spec.max_words:
            yield Contradiction(
                ("form", "field", place, "min_words"),
                f"`min_words` of `{spec.key}` lies above its `max_words`",
                f"“{spec.label}”的 `min_words`（{spec.min_words}）大于 `max_words`（{spec.max_words}）",
            )
        if spec.not_before and spec.not_after and spec.not_before > spec.not_after:
            yield Contradiction(
                ("form", "field", place, "not_before"),
                f"`not_before` of `{spec.key}` lies after its `not_after`",
                f"“{spec.label}”的 `not_before`（{spec.not_before}）晚于 `not_after`（{spec.not_after}）",
            )
        if (spec.not_before or spec.not_after) and spec.kind is not FieldKind.DATE_RANGE:
            key = "not_before" if spec.not_before else "not_after"
            yield Contradiction(
                ("form", "field", place, key),
                f'`{spec.key}`: `{key}` goes with kind = "date_range"',
                f'“{spec.label}”：`{key}` 只能与 kind = "date_range" 同用',
            )
        if (spec.kind is FieldKind.TABLE) is not bool(spec.columns):
            yield Contradiction(
                ("form", "field", place, "columns"),
                f'`{spec.key}`: `columns` goes with kind = "table", and needs it',
                f'“{spec.label}”：`columns` 与 kind = "table" 必须同时使用',
            )


def _of_quotas(file: CampaignTable) -> Iterator[Contradiction]:
    keys = [SENDER, *(spec.key for spec in file.form.field)]
    for place, quota in enumerate(file.quota):
        for key in quota.per:
            if key not in keys:
                english, chinese = _nearest(key, keys)
                yield Contradiction(
                    ("quota", place, "per"),
                    f"`quota.per`: no field `{key}`{english}",
                    f"第 {place + 1} 个 [[quota]] 的 `per` 提到的栏目 `{key}` 不存在{chinese}",
                )


def _of_words(file: CampaignTable) -> Iterator[Contradiction]:
    places = [*(material.id for material in file.material), *(f.key for f in file.form.field)]
    for language, words in file.words.items():
        for place in sorted(words.keys() - places):
            english, chinese = _nearest(place, places)
            yield Contradiction(
                ("words", language, place),
                f"`words.{language}`: no material or field `{place}`{english}",
                f"[words.{language}] 中的 `{place}` 不是材料或栏目{chinese}",
            )


def _nearest(word: str, known: Sequence[str]) -> tuple[str, str]:
    near = difflib.get_close_matches(word, known, 1)
    return (f"; did you mean `{near[0]}`?", f"，是否应为 `{near[0]}`？") if near else ("", "")
