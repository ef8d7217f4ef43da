"""Renders templates: everything escaped, hidden characters made visible, in two languages."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from intake.console.views import flash_messages
from intake.console.views.english import ENGLISH
from intake.console.web.visitor import Visitor, desk_of, language_of
from notifier.reports import words

CONSOLE = Path(__file__).parents[1]

# Control characters and those that turn the direction of what follows: a file name or applicant
# bearing them must not look like another.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff]"
)


def visible(value: object) -> object:
    """Return what is put into a page, at every place a template names."""
    return _HIDDEN.sub("\ufffd", value) if type(value) is str else value


ENVIRONMENT = Environment(
    loader=FileSystemLoader(CONSOLE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=visible,
    trim_blocks=True,
    lstrip_blocks=True,
)


class Translator(Protocol):
    """Says Chinese words in the visitor's language, by the `english` beside them or by the list."""

    def __call__(self, words: str, english: str = "") -> str: ...


def translator(language: str) -> Translator:
    """Chinese is the console's own language; what has no English stays Chinese."""

    def translate(words: str, english: str = "") -> str:
        return (english or ENGLISH.get(words, words)) if language == "en" else words

    return translate


def page(
    request: Request, template: str, visitor: Visitor | None, status: int = 200, **values: object
) -> HTMLResponse:
    """The template as a page. Every template may speak of what is named here."""
    language = language_of(request)
    words = translator(language)
    common: dict[str, Any] = {
        "_": words,
        "language": language,
        "visitor": visitor,
        "path": request.url.path,
        "menu": [one for one in request.app.state.menu if one.is_shown_to(visitor)],
        "here": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "said": flash_messages.say(request.query_params.get("said", ""), language),
        "moment": lambda at: _moment(request, at, "%Y-%m-%d %H:%M"),
        "day": lambda at: _moment(request, at, "%m-%d %H:%M"),
        "say": _Words(words),
        "link": link,
    }
    html = ENVIRONMENT.get_template(template).render(common | values)
    return HTMLResponse(html, status)


def link(path: str, **query: object) -> str:
    """An address with those of the query's words that are not empty."""
    given = {key: str(value) for key, value in query.items() if value not in {None, ""}}
    return f"{path}?{urlencode(given)}" if given else path


def _moment(request: Request, at: datetime | None, form: str) -> str:
    return at.astimezone(desk_of(request).zone).strftime(form) if at else ""


class _Words:
    """The register's words as staff read them."""

    def __init__(self, translate: Translator) -> None:
        self._translate = translate

    def status(self, word: str) -> str:
        return self._translate(words.say_status(word))

    def stage(self, word: str) -> str:
        return self._translate(words.say_stage(word))

    def severity(self, word: str) -> str:
        return self._translate(words.say_severity(word))

    def aspect(self, word: str) -> str:
        return self._translate(words.say_aspect(word))

    def kind(self, word: str) -> str:
        return self._translate(words.say_kind(word))

    def notice_state(self, word: str) -> str:
        return self._translate("已作废" if word == "dropped" else words.say_notice_state(word))

    def letter_state(self, word: str) -> str:
        return self._translate(words.say_letter_state(word))
