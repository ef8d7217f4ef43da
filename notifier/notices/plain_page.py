"""Renders a notice that a person wrote or edited as the page that mail programs show."""

from html import escape

_PAGE = """\
<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>{subject}</title></head>
<body style="margin:0;padding:24px;font:15px/1.7 'PingFang SC','Microsoft YaHei',sans-serif;color:#1b2530">
{paragraphs}
</body>
</html>
"""


def plain_page(subject: str, text: str) -> str:
    """Paragraphs are set apart by empty lines; nothing in the text is read as markup."""
    paragraphs = (part.strip("\n") for part in text.split("\n\n"))
    shown = (f"<p>{'<br>'.join(map(escape, one.splitlines()))}</p>" for one in paragraphs if one)
    return _PAGE.format(subject=escape(subject), paragraphs="\n".join(shown))
