"""Headers come back whatever program wrote them."""

import base64
from email import message_from_bytes
from urllib.parse import quote_from_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.mail.head.headers import decode_words, header, parameters, tolerant_base64
from parsers.texts.charsets import decode, is_big5

PRINTED = st.text(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5) | st.sampled_from("aZ09-"),
    min_size=1,
)


def _b(text: str, charset: str = "utf-8") -> bytes:
    return _word(charset, text.encode(charset), "B")


def _twice(words: bytes) -> bytes:
    return _word("utf-8", words, "B")


def _word(charset: str, data: bytes, letter: str) -> bytes:
    q = "".join(f"={byte:02X}" for byte in data).encode()
    return b"=?%s?%s?%s?=" % (
        charset.encode(), letter.encode(), base64.b64encode(data) if letter == "B" else q
    )  # fmt: skip


@given(PRINTED, st.sampled_from(["gb2312", "gb18030", "utf-8"]), st.integers(1, 60), st.data())
def test_words_cut_anywhere_come_back(text, label, length, data):
    raw = text.encode("utf-8" if label == "utf-8" else "gb18030")
    pieces = [raw[start : start + length] for start in range(0, len(raw), length)]
    words = [_word(label, piece, data.draw(st.sampled_from("BQ"))) for piece in pieces]
    assert decode_words(b"\n ".join(words)) == text


@given(PRINTED, st.sampled_from(["gb18030", "utf-8"]), st.integers(1, 40))
def test_rfc_2231_names_cut_anywhere_come_back(text, charset, length):
    raw = text.encode(charset)
    pieces = [quote_from_bytes(raw[i : i + length]) for i in range(0, len(raw), length)]
    pieces[0] = f"{charset}''{pieces[0]}"
    value = "".join(f"; filename*{n}*={piece}" for n, piece in enumerate(pieces))
    assert parameters(value.encode()) == {"filename": text}


@given(PRINTED, st.sampled_from(["gb18030", "utf-8"]), st.integers(1, 40))
def test_rfc_2231_names_cut_after_encoding_come_back(text, charset, length):
    whole = quote_from_bytes(text.encode(charset))
    pieces = [whole[i : i + length] for i in range(0, len(whole), length)]
    pieces[0] = f"{charset}''{pieces[0]}"
    value = "".join(f"; filename*{n}*={piece}" for n, piece in enumerate(pieces))
    assert parameters(value.encode()) == {"filename": text}


@given(PRINTED, st.integers(1, 200))
def test_raw_chinese_may_be_folded_between_characters(text, place):
    raw = (text[:place] + "\r\n " + text[place:]).encode()
    message = message_from_bytes(b"Subject: " + raw + b"\r\n\r\n")
    assert header(message, "subject").replace(" ", "") == text
    assert "\n" not in header(message, "subject")


@given(PRINTED, st.sampled_from(["gb18030", "utf-8"]))
def test_raw_text_of_any_length_comes_back(text, charset):
    # Two Chinese characters may by chance be other ones in the other charset.
    raw = (text + "申报单位材料").encode(charset)
    assert decode_words(raw) == text + "申报单位材料"


@given(PRINTED, st.sampled_from(["gb18030", "utf-8"]))
def test_words_mixed_with_raw_text_come_back(text, charset):
    word = _word(charset, text.encode(charset), "B")
    assert decode_words(b"Re: " + word + " 申报单位".encode("gbk")) == f"Re: {text} 申报单位"


@given(PRINTED, st.sampled_from(["gb18030", "utf-8"]), st.integers(1, 40))
def test_words_cut_after_encoding_come_back(text, charset, length):
    letters = base64.b64encode(text.encode(charset))
    pieces = [letters[start : start + length] for start in range(0, len(letters), length)]
    words = [b"=?%s?B?%s?=" % (charset.encode(), piece) for piece in pieces]
    if length % 4 == 0 or b"=" not in b"".join(pieces[:-1]):
        assert decode_words(b" ".join(words)) == text


@pytest.mark.parametrize(
    ("raw", "data"),
    [
        (b"", b""),
        (b"QUJD", b"ABC"),
        (b"QU\nJD\n", b"ABC"),
        (b"QQ", b"A"),
        (b"QUJDR", b"ABC"),
        (b"QQ==QQ==", b"AA"),
        (b"QUJD=", b"ABC"),
        (b"!?", b""),
    ],
)
def test_tolerant_base64(raw, data):
    assert tolerant_base64(raw) == data


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"plain", "plain"),
        ("申报材料".encode("gbk"), "申报材料"),
        ("申报材料".encode(), "申报材料"),
        (b"=?gb2312?B?" + base64.b64encode("张镕".encode("gbk")) + b"?=", "张镕"),
        (b"=?utf-8?B?" + base64.b64encode("材料".encode()).rstrip(b"=") + b"?=", "材料"),
        (b"=?x-nobody-knows?B?" + base64.b64encode("材料".encode("gbk")) + b"?=", "材料"),
        (b"=?undefined?B?" + base64.b64encode("材料".encode()) + b"?=", "材料"),
        (b"Re: =?utf-8?Q?=E6=9D=90?= =?utf-8?Q?=E6=96=99?= end", "Re: 材料 end"),
        (b"=?utf-8?B?" + base64.b64encode("申报材料".encode()), "申报材料"),
        (b"=?utf-8?B?5p2Q =?utf-8?B?5paZ?=", "材料"),
        (b"&#30003;&#x62A5; &amp; &#1;", "申报 &amp; &#1;"),
        ("Заявка на участие".encode("cp1251"), "Заявка на участие"),
        ("Заявка на участие в отборе".encode("koi8-r"), "Заявка на участие в отборе"),
        ("一.pdf".encode("gbk"), "一.pdf"),
        ("学校".encode("gbk"), "学校"),
        ("Қазақстан план".encode(), "Қазақстан план"),
        ("Заявка".encode(), "Заявка"),
        ("طرح".encode(), "طرح"),
        ("café Müller".encode(), "café Müller"),
        ("申报单位".encode("gbk")[:-1], "申报单\ufffd"),
        ("\u202d申\u200b报\ufeff材料⻘".encode(), "申报材料青"),
        # Encoded again by a gateway, once, twice, in part, and with lines of the original left behind.
        (_twice(_b("申报材料")), "申报材料"),
        (_twice(_twice(_b("申报材料", "gb18030"))), "申报材料"),
        (_twice(_b("申报")) + b"\n " + _twice(_b("材料")), "申报材料"),
        (_twice(_b("申报") + b" " + _b("材料")), "申报材料"),
        (_twice(b"Re: " + _b("申报材料")), "Re: 申报材料"),
        (b"Re: " + _twice(_b("申报材料")), "Re: 申报材料"),
        (_twice(_b("某公司—某案例—申报材料")) + b"\n " + _b("—申报材料"), "某公司—某案例—申报材料"),
        (b"=?utf-8?Q?=3D?= =?utf-8?Q?=3F?=", "=?"),
        # UTF-8 taken for Latin-1 or Windows' own and encoded once more; what is Latin stays.
        (_b("申报材料：某案例".encode().decode("latin-1")), "申报材料：某案例"),
        ("申报".encode().decode("cp1252", "replace").replace("\ufffd", "\x8d").encode(), "申报"),
        (_b("Заявка".encode().decode("latin-1")), "Заявка"),
        (_b("Müller: señor Ångström"), "Müller: señor Ångström"),
        (_b("申报 Müller"), "申报 Müller"),
        # Whatever it decodes to, a header stays one line.
        (_twice(_b("申报\r\nBcc: a@b.example")), "申报 Bcc: a@b.example"),
    ],
)
def test_decode_words(raw, text):
    assert decode_words(raw) == text


@pytest.mark.parametrize(
    ("raw", "label", "text"),
    [
        ("申报单位".encode(), "gbk", "申报单位"),
        ("申报单位".encode("gbk"), "iso-8859-1", "申报单位"),
        ("申报单位：镕基喆公司".encode("gbk"), "iso-8859-1", "申报单位：镕基喆公司"),
        ("El Niño y José, año".encode("cp1252"), "windows-1252", "El Niño y José, año"),
        ("Müller größer".encode("latin-1"), "iso-8859-1", "Müller größer"),
        ("說明：環保申報材料".encode("big5"), "iso-8859-1", "說明：環保申報材料"),
        ("說明：環保申報材料".encode("big5"), "gb2312", "說明：環保申報材料"),
        ("说明：环保申报材料".encode("gbk"), "gb2312", "说明：环保申报材料"),
        ("說明：環保申報材料".encode("gbk"), "gbk", "說明：環保申報材料"),
        (
            "ÁREA ÀFRICA FORMAÇÃO ¡AÑO!".encode("latin-1"),
            "iso-8859-1",
            "ÁREA ÀFRICA FORMAÇÃO ¡AÑO!",
        ),
        (
            "Ängström Österreich Übergröße".encode("latin-1"),
            "latin1",
            "Ängström Österreich Übergröße",
        ),
        ("联通".encode("gbk"), "gb2312", "联通"),
        (b"~{VPND~}", "hz-gb-2312", "中文"),
        (b"\xff\xff", "idna", "\ufffd\ufffd"),
    ],
)
def test_decode_by_the_bytes_where_the_label_cannot_be(raw, label, text):
    assert decode(raw, label) == text


@given(
    st.binary(max_size=200),
    st.sampled_from(["", "utf-8", "gb2312", "utf-16", "undefined", "punycode"]),
)
def test_decode_never_raises(raw, label):
    assert isinstance(decode(raw, label), str)
    assert isinstance(decode_words(raw), str)


@pytest.mark.parametrize(
    "text",
    [
        "許功蓋環保車業有限公司", "附件", "附件2：承諾書.pdf", "申報表", "香港環境技術中心", "支撐材料",
        "說明",
        "材料真實性承諾書（蓋章）", "跨境氫能走廊", "中國", "鋰電池回收", "臺灣綠色能源-示範-2026年",
        "碁峰科技園區",
    ],
)  # fmt: skip
def test_names_in_big5_without_a_label(text: str) -> None:
    assert decode(text.encode("big5hkscs")) == text


@pytest.mark.parametrize(
    "text",
    [
        "附件", "承诺书", "中国", "一二三", "丙丁", "白板", "埃及", "鄯善县", "叆叇", "鑫淼", "播放",
        "ёлка材料", "α粒子",
        "許功蓋環保車業有限公司", "附件2：承諾書", "華綠環保", "綠環", "說明", "臺灣", "支撐材料（①）", "№5",
    ],
)  # fmt: skip
def test_names_in_gbk_without_a_label_are_not_big5(text: str) -> None:
    assert decode(text.encode("gb18030")) == text


@given(PRINTED)
def test_no_chinese_name_in_gbk_is_taken_for_big5(text: str) -> None:
    assert not is_big5(text.encode("gb18030"))
