"""Records staff's notes: a telephone call, a reviewer, tags for libraries."""

from collections.abc import Sequence

from intake.office import Office
from intake.register.accounts import accounts
from intake.register.applications import review_notes
from intake.register.database import transaction
from intake.staff.acting import Actor, CannotAct, acting, demand_words, found, note
from intake.staff.staging import demand_choice

LIBRARIES = ("项目库", "技术库", "企业库", "服务机构库")


def note_call(office: Office, number: str, actor: Actor, words: str) -> None:
    """A call changes nothing in the papers: it is noted whatever others did meanwhile."""
    plain = demand_words(words, 2000)
    with transaction(office.db):
        note(office, found(office, number), actor, "call-noted", plain)


def assign(office: Office, numbers: Sequence[str], actor: Actor, assignee: str) -> None:
    """Set who is to look at these; "" for nobody. Raises CannotAct where there is no such account."""
    account = accounts.find(office.db, assignee) if assignee else None
    if assignee and (account is None or account.removed_at is not None):
        raise CannotAct(f"没有账号 {assignee}。")
    chosen = demand_choice(numbers)
    name = account.name if account else ""
    with transaction(office.db):
        for number in chosen:
            application = found(office, number)
            review_notes.assign(office.db, application.id, name)
            note(office, application, actor, "reviewer-assigned", name or "无")


def tag(office: Office, number: str, actor: Actor, tags: Sequence[str]) -> None:
    chosen = tuple(one for one in LIBRARIES if one in tags)
    with acting(office, number, actor) as application:
        review_notes.tag(office.db, application.id, chosen)
        note(office, application, actor, "tagged", "、".join(chosen) or "无")
