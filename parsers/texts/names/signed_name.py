"""Finds the body that a pledge's signature names."""

import re

# The line at the foot: 申报单位名称（公章）：…, its name behind it, above or below.
_LABEL = re.compile(
    r"(?:申\s?报|承\s?诺)?\s?单\s?位\s?(?:名\s?称)?\s*+(?:[（(]\s*+(?:公章|盖章|加盖公章)\s*+[）)]\s*+)?[:：]"
)
# A body's name ends so; what else stands beside the label (a person, a date, a stroke) does not.
_BODY = re.compile(
    r"[\w（）()·\-&、，, ]{2,60}?(?:公司|集团|大学|学院|研究院|研究所|设计院|管委会|委员会|中心"
    r"|协会|学会|商会|联盟|局|厂|医院)"
    r"(?:[（(]?(?:公章|盖章)[）)]?)?\s*$"
)
_SEALED = re.compile(r"(?:(?<!\s)\s++)?(?:[（(]\s*+)?(?:公章|盖章)\s*+(?:[）)]\s*+)?$")
_STROKES = re.compile(r"[\s_＿]+")


def signed_names(text: str) -> tuple[str, ...]:
    """Names of bodies in the signature, in their order; () where none is plainly a body's.

    Only what follows the last label, and the line before it: a text layer may set a name that was
    typed over the line ahead of its label. The salutation names the office, and is left out.
    """
    labels = list(_LABEL.finditer(text))
    if not labels:
        return ()
    last = labels[-1]
    start = text.rfind("\n", 0, last.start()) + 1
    above = text[:start].rstrip("\n").rsplit("\n", 1)[-1]
    lines = [
        *text[last.end() :].splitlines(),
        *([] if above.rstrip().endswith(("：", ":")) else [above]),
    ]
    return tuple(dict.fromkeys(filter(None, map(_body, lines))))


def _body(line: str) -> str:
    bare = _STROKES.sub(" ", line).strip()
    found = _BODY.fullmatch(bare)
    return _SEALED.sub("", bare).strip() if found else ""
