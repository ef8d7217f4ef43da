"""A body that a program gave a name is the letter's text; a text that was attached is a file."""

import pytest

from parsers.mail.letter import open_letter

TEXT = (
    "您好，材料见 https://mail.qq.com/cgi-bin/ftnExs_download?k=1 (2.1M, 2026年6月27日 21:59 到期)"
)
HTML = f"<html><body><p>{TEXT}</p></body></html>"
PDF = (
    'Content-Type: application/pdf; name="a.pdf"\n'
    'Content-Disposition: attachment; filename="a.pdf"\n\n%PDF-1.4\n'
)


def part(kind: str, text: str = TEXT, headers: str = "") -> str:
    return f"Content-Type: {kind}\nContent-Transfer-Encoding: 8bit\n{headers}\n{text}\n"


def multi(subtype: str, *parts: str, level: int = 0) -> str:
    border = f"b{level}{subtype}"
    body = "".join(f"--{border}\n{one}" for one in parts)
    return f'Content-Type: multipart/{subtype}; boundary="{border}"\n\n{body}--{border}--\n'


def inline(name: str) -> str:
    return f'Content-Disposition: inline; filename="{name}"\n'


def attached(name: str) -> str:
    return f'Content-Disposition: attachment; filename="{name}"\n'


def opened(content: str):
    head = "From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
    return open_letter((head + content).replace("\n", "\r\n").encode()).letter


NAMED = 'text/plain; charset=utf-8; name="mail.txt"'
OWN = 'text/plain; charset=utf-8; name="申报材料说明.txt"'
PAGE = 'text/html; charset=utf-8; name="mail.html"'

BODIES = {
    "first, by name": multi("mixed", part(NAMED), PDF),
    "first, a name of its own": multi("mixed", part(OWN), PDF),
    "first, inline": multi("mixed", part("text/plain; charset=utf-8", headers=inline("正文.txt")), PDF),
    "alone": part(NAMED),
    "alone, a page": part(PAGE, HTML),
    "alternatives": multi("mixed", multi("alternative", part(NAMED), part(PAGE, HTML)), PDF),
    "alternatives, own names": multi(
        "alternative", part(OWN), part('text/html; charset=utf-8; name="申报.html"', HTML)
    ),
    "related": multi("mixed", multi("related", part(PAGE, HTML)), PDF),
    "alternative in related": multi(
        "mixed", multi("related", multi("alternative", part(NAMED), part(PAGE, HTML))), PDF
    ),
    "behind a file": multi("mixed", PDF, part(NAMED)),
    "behind a file, its own name": multi("mixed", PDF, part(OWN)),
    "text and page in a row": multi("mixed", part(NAMED), part(PAGE, HTML), PDF),
    "a gateway's footer": multi(
        "mixed", part("text/plain; charset=utf-8"), PDF,
        part("text/plain; charset=utf-8", "本邮件已扫描", attached("ATT00001.txt")),
    ),
    "Outlook's pieces": multi(
        "mixed", part('text/html; charset=utf-8; name="ATT00001.htm"', HTML), PDF,
        part('text/html; charset=utf-8; name="ATT00002.htm"', "<html></html>", attached("ATT00002.htm")),
    ),
    "a version for watches": multi(
        "mixed",
        multi("alternative", part("text/plain; charset=utf-8"), part("text/watch-html", HTML)), PDF,
    ),
    "enriched": multi(
        "mixed", multi("alternative", part("text/plain; charset=utf-8"), part("text/enriched")), PDF
    ),
    "for programs that run it": multi(
        "mixed",
        multi("alternative", part(NAMED), part("text/x-amp-html", HTML), part(PAGE, HTML)), PDF,
    ),
    "signed": multi("mixed", multi("signed", part(NAMED)), PDF),
    "behind an empty text": multi(
        "mixed", part("text/plain; charset=utf-8", "\n"),
        part('text/html; charset=utf-8; name="邮件.html"', HTML, inline("邮件.html")), PDF,
    ),
    "attached by a phone": multi("mixed", part(NAMED, headers=attached("mail.txt")), PDF),
    "a page attached by a phone": multi("mixed", part(PAGE, HTML, attached("正文.html")), PDF),
}  # fmt: skip


@pytest.mark.parametrize("case", BODIES)
def test_a_body_with_a_name_is_no_file_and_its_links_are_seen(case):
    letter = opened(BODIES[case])
    assert {a.filename for a in letter.attachments} <= {"a.pdf"}
    assert "您好" in letter.text
    assert [link.host for link in letter.cloud_links] == ["mail.qq.com"]


FILES = {
    "attached": multi("mixed", part("text/plain; charset=utf-8"), part(OWN, "数据", attached("数据.txt"))),
    "attached, named like a body": multi(
        "mixed", part("text/plain; charset=utf-8"), part(NAMED, "数据", attached("mail.txt"))
    ),
    "a second text under its own name": multi("mixed", part("text/plain; charset=utf-8"), part(OWN, "数据")),
    "a page behind the body": multi(
        "mixed", part("text/plain; charset=utf-8"),
        part("text/html; charset=utf-8", HTML, inline("监测数据.html")),
    ),
    "a list": multi(
        "mixed", multi("alternative", part(NAMED), part(PAGE, HTML)),
        part('text/csv; charset=utf-8; name="数据.csv"', "1,2"),
    ),
    "the only part, attached": part(OWN, "数据", attached("数据.txt")),
    "rich text attached": multi(
        "mixed", part("text/plain; charset=utf-8"), part("text/rtf", "{\\rtf1 x}", attached("表.rtf"))
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
def test_a_text_that_was_attached_is_a_file(case):
    assert len(opened(FILES[case]).attachments) == 1
