"""Reads how a material is handed in, and whether it must be."""

import re

_PAPER = re.compile(
    (
        r"纸质|纸版|纸件|书面|一式[一二两三四五六七八九十\d]|打印|装订|样书|样刊|光盘|邮寄|快递|双面"
        r"|胶装|份交|hard copy|paper cop|в бумажном|на бумаге"
    ),
    re.IGNORECASE,
)
_NO_PAPER = re.compile(
    (
        r"(?:不收|不需|无需|无须|不必|不用|不接受|暂不|现阶段不|不再)[^，。；]{0,8}(?:纸质|纸件|邮寄"
        r"|寄送|书面)|纸质[^，。；]{0,12}(?:另行|不需|无需|不收)|(?:do not|no need to) send paper"
        r"|no paper|no hard cop"
    ),
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"电子|word|pdf|excel|jpg|jpeg|mp4|png|邮箱|邮件|扫描|@|发送|压缩|word|e-?mail|файл",
    re.IGNORECASE,
)
_NO_FILE = re.compile(
    r"(?:不需|无需|不用|不必)(?:要)?(?:提交|报送|提供)?电子|仅(?:需)?(?:提交|报送)?纸质|只(?:需"
    r"|收)(?:提交|报送)?纸质"
)
_OPTIONAL = re.compile(
    (
        r"选报|可选|自选|可附|可另附|可提供|可提交|可同时|可一并|如有|若有|如果有|有[^，。"
        r"；]{1,14}(?:的|者)[，,]?(?:可|须|需|请|应)|非必[须需填]|自愿|可以(?:附|提供|提交)|鼓励|选填"
        r"|(?:若|如)[^，。；]{1,14}，(?:须|需|应|请|可|另)|酌情|视情|如已|如无可不"
        r"|optional|if any|if available|if applicable|are welcome|is welcome"
        r"|may (?:also )?(?:be (?:added|attached|included)|attach|include|add)|encouraged|при наличии"
        r"|по желанию|необязательн|могут быть приложены|имеющи[йе]ся"
    ),
    re.IGNORECASE,
)


_PAPER_HANDED = re.compile(
    r"(?:纸质|书面|纸介)(?:版|材料|件|稿|文本)?[^。；]{0,80}?(?:交至|交到|提交|报送|送至|送到|送达|(?:寄至|寄送|邮寄|投送)(?!给))"
)


def paper_beside_mail(sentence: str) -> bool:
    """Tell whether a sentence has paper handed in, whatever it consists of."""
    return bool(_PAPER_HANDED.search(_NO_PAPER.sub("", sentence)))


def delivery_asked(words: str) -> str | None:
    """`paper`, `both`, `email`, or None where the words do not say."""
    said = _NO_PAPER.sub("", words)
    paper = bool(_PAPER.search(said))
    if paper and _NO_FILE.search(words):
        return "paper"
    mailed = bool(_MAIL.search(_NO_FILE.sub("", said)))
    if paper:
        return "both" if mailed else "paper"
    return "email" if mailed else None


def is_optional(words: str) -> bool:
    """Tell whether the material may be left out."""
    return bool(_OPTIONAL.search(words))
