import pytest

from parsers.texts.countries import find_countries

GROUPS = (
    ("俄罗斯", "Russia"), ("白俄罗斯", "Belarus"), ("蒙古", "Mongolia"), ("印度", "India"),
    ("巴林", "Bahrain"), ("沙特阿拉伯", "Saudi Arabia"), ("阿联酋", "UAE"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("俄罗斯和白俄罗斯", ("俄罗斯", "白俄罗斯")), ("白俄罗斯", ("白俄罗斯",)), ("内蒙古", ()),
        ("Inner Mongolia", ()), ("印度尼西亚", ()), ("印度洋", ()), ("Indiana", ()), ("巴林左旗", ()),
        ("在India建厂", ("印度",)), ("Saudi\nArabia", ("沙特阿拉伯",)), ("阿 联 酋", ("阿联酋",)), ("", ()),
    ],
)  # fmt: skip
def test_named(text: str, named: tuple[str, ...]) -> None:
    assert find_countries(text, GROUPS) == named
