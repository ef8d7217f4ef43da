"""Reads choices given by letter or number: "A.…… B.……　选：B", "（选择：1、3）"."""

import re
from collections.abc import Sequence

_CODE = r"[A-Ha-h]|\d|[一二三四五六七八九]"
_BEFORE = re.compile(rf"(?<![\w])({_CODE})\s*+[.、:)\]]?\s*+$")
_TOLD = re.compile(
    rf"(?:所选|选择|选报|选填|选项|选)(?:的)?(?:为|是)?\s*+[:：]?\s*+((?:{_CODE})(?:[\s、,，和及]*+(?:{_CODE}))*)(?!\w)"
)


def taken_by_code(folded: str, options: Sequence[tuple[int, int]]) -> tuple[bool, ...]:
    """For each printed option (start, end) whether its code is given before or after the list.

    () where the options have no distinct codes, or none of them is given.
    """
    codes = [_BEFORE.search(folded[:start]) for start, _ in options]
    named = [found[1].lower() for found in codes if found]
    if not named or len(set(named)) < len(options):
        return ()
    outside = "\n".join((folded[: options[0][0]], folded[options[-1][1] :]))
    told = {
        code.lower() for found in _TOLD.finditer(outside) for code in re.findall(_CODE, found[1])
    }
    return tuple(code in told for code in named) if told & set(named) else ()
