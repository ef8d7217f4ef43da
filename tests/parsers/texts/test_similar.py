from parsers.texts.normal_text import fold
from parsers.texts.similar import resemblance


def test_width_space_and_marks_do_not_part_texts() -> None:
    assert fold("Ａ（甲）——乙 ") == "a(甲)-乙"
    assert resemblance("甲，乙 2026", "甲,乙２０２６") == 1.0


def test_resemblance_is_high_for_one_changed_word_and_nothing_for_others() -> None:
    text = "本项目在园区建设光伏电站并开展人才交流" * 5
    assert resemblance(text, text) == 1.0
    assert resemblance(text, text.replace("园区", "厂区", 1)) > 0.5
    assert resemblance(text, "完全不同的另一段文字") == 0.0
