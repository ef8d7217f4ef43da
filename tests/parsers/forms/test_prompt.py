"""Answer and printed prompt are parted, whichever way they stand together."""

import pytest
from form_specs import HIGHLIGHTS_PROMPT, RESULTS_PROMPT, SHORT_PROMPT, SUMMARY_PROMPT
from hypothesis import given
from hypothesis import strategies as st

from parsers.forms.prompt import strip_prompt

ANSWER = "一是技术领先（国内首创），\n二是模式可复制。"
PROMPTS = (HIGHLIGHTS_PROMPT, RESULTS_PROMPT, SHORT_PROMPT, SUMMARY_PROMPT)


@pytest.mark.parametrize("prompt", PROMPTS)
@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("{p}", ""),
        ("  {p}\n", ""),
        ("{p}\n{a}", ANSWER),
        ("{p}{a}", ANSWER),
        ("{a}\n{p}", ANSWER),
        ("{a}{p}", ANSWER),
        ("{p}\n{a}\n{p}", ANSWER),
        ("{inner}\n{a}", ANSWER),
        ("（{inner}{a}）", ANSWER),
        ("{broken}\n{a}", ANSWER),
        ("{ascii}\n{a}", ANSWER),
        ("{a}", ANSWER),
    ],
)
def test_prompt_kept(prompt: str, cell: str, answer: str) -> None:
    inner = prompt.strip("（）()")
    text = cell.format(
        p=prompt,
        a=ANSWER,
        inner=inner,
        broken=prompt[:9] + "\n" + prompt[9:],
        ascii=prompt.replace("，", ",").replace("（", "(").replace("）", ")"),
    )
    assert strip_prompt(text, prompt) == answer


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("（简要介绍案例背景、案例地点、实施时间）", SUMMARY_PROMPT),
        ("（简要介绍案例背景、地点、实施时间、案例内容、实施方式等。）", SUMMARY_PROMPT),
        ("简要介绍案例的特色亮点，总结可复制、可推广的做法", HIGHLIGHTS_PROMPT),
        ("（总结可复制可推广做法。）", HIGHLIGHTS_PROMPT),
        ("（200字以内，简述亮点成效）", SHORT_PROMPT),
    ],
)
def test_prompt_edited(text: str, prompt: str) -> None:
    assert strip_prompt(text, prompt) == ""
    assert strip_prompt(f"{text}\n{ANSWER}", prompt) == ANSWER
    assert strip_prompt(f"{ANSWER}\n{text}", prompt) == ANSWER


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("案例的特色亮点在于总结出可复制的做法。", HIGHLIGHTS_PROMPT),
        ("可复制", HIGHLIGHTS_PROMPT),
        ("（一）案例背景：某地缺水。案例地点：某地。", SUMMARY_PROMPT),
        ("（带动上海合作组织国家就业3000人，助力绿色产业出海）成效显著。", RESULTS_PROMPT),
        ("（某园区）", "(园区名称)"),
        ("园区名称变更中，现名某园区", "（企业名称）"),
        ("无", SUMMARY_PROMPT),
        ("/", SUMMARY_PROMPT),
        (HIGHLIGHTS_PROMPT, None),
        (HIGHLIGHTS_PROMPT, ""),
    ],
)
def test_answers_that_resemble_the_prompt_stay(text: str, prompt: str | None) -> None:
    assert strip_prompt(text, prompt) == text


@given(st.text(alphabet="案例简介绍背景，。（）1a \n", max_size=60), st.sampled_from(PROMPTS))
def test_only_whole_pieces_are_cut(answer: str, prompt: str) -> None:
    kept = strip_prompt(f"{prompt}\n{answer}", prompt)
    assert kept in (answer.strip(), strip_prompt(answer, prompt)) or kept in answer
