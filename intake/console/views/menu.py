"""Defines an entry of the console's menu; each page has its own beside it (`MENU`)."""

from dataclasses import dataclass

from intake.console.web.visitor import Visitor
from intake.register.accounts.accounts import AccountRole


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """`path` is the page's address, `title` and `english` name it. `least`: the role from which it is
    shown; the page itself refuses who may not see it. Entries stand in the order of `PAGES`.
    """

    path: str
    title: str
    english: str
    least: AccountRole = AccountRole.READER

    def is_shown_to(self, visitor: Visitor | None) -> bool:
        """Tell whether the visitor has the page in his menu."""
        return visitor is not None and visitor.role >= self.least
