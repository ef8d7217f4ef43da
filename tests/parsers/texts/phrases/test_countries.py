import pytest

from parsers.texts.phrases.countries import find_countries

GROUPS = (
    ("俄罗斯", "中俄", "Russia", "Россия"), ("白俄罗斯", "Belarus"), ("蒙古", "Mongolia", "Монголия"),
    ("印度", "India", "Индия"), ("哈萨克斯坦", "中哈", "Казахстан", "Қазақстан"), ("土耳其", "Türkiye"),
    ("乌兹别克斯坦", "O'zbekiston"),
    ("巴林", "Bahrain"), ("沙特阿拉伯", "Saudi Arabia"), ("阿联酋", "UAE"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("俄罗斯和白俄罗斯", ("俄罗斯", "白俄罗斯")),
        ("白俄罗斯", ("白俄罗斯",)),
        ("内蒙古", ()),
        ("Inner Mongolia", ()),
        ("印度尼西亚", ()),
        ("印度洋", ()),
        ("Indiana", ()),
        ("巴林左旗", ()),
        ("在India建厂", ("印度",)),
        ("Saudi\nArabia", ("沙特阿拉伯",)),
        ("阿 联 酋", ("阿联酋",)),
        ("", ()),
        ("尼日尔、尼泊尔", ()),
        ("中亚五国和上合组织国家", ()),
        ("Indian Ocean and Indianapolis", ()),
        ("在RUSSIA的", ("俄罗斯",)),
        ("其中哈尔滨和哈密", ()),
        ("中哈边境", ("哈萨克斯坦",)),
        ("中俄语言中心", ()),
        ("哈薩克斯坦", ("哈萨克斯坦",)),
        ("伊犁哈萨克自治州", ()),
        ("в Казахстане и России", ("俄罗斯", "哈萨克斯坦")),
        ("Индивидуальный проект", ()),
        ("во Внутренней Монголии", ()),
        ("с Монголией", ("蒙古",)),
        ("Қазақстанда", ()),
        ("Қазақстан", ("哈萨克斯坦",)),
        ("TÜRKİYE".replace("İ", "I"), ("土耳其",)),
        ("Oʻzbekiston", ("乌兹别克斯坦",)),
        ("O‘zbekiston", ("乌兹别克斯坦",)),
        ("Türkiyeli", ()),
    ],
)
def test_named(text: str, named: tuple[str, ...]) -> None:
    assert find_countries(text, GROUPS) == named


def test_a_long_text_is_searched_in_bounds() -> None:
    assert find_countries("中" * 200_000 + " 俄罗斯", GROUPS) == ("俄罗斯",)
