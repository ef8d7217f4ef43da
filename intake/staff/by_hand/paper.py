"""Notes which materials came on paper, and takes such a note back."""

from datetime import date

from intake.decisions.judging_first import judging_first
from intake.office import Office
from intake.register.applications import paper_arrivals
from intake.register.applications.applications import Application
from intake.register.applications.paper_arrivals import PaperArrival
from intake.staff.acting import Actor, CannotAct, acting, judge_again, note, read_ahead
from intake.staff.extending import MOST_YEARS
from parsers.facts.spec import Delivery, MaterialSpec
from validators.model.campaign import Campaign


@judging_first
def arrived(office: Office, number: str, actor: Actor, material_id: str, on: date | None) -> None:
    """Notes that the material came on that day, None for today. Raises CannotAct, Overtaken."""
    read_ahead(office, number)
    with acting(office, number, actor) as application:
        campaign = office.campaign(application.campaign)
        material = _material(campaign, material_id)
        day = on or _today(office, campaign)
        _demand_day(day, _today(office, campaign))
        arrival = PaperArrival(material.id, day, actor.name)
        paper_arrivals.note(office.db, application.id, arrival, now=office.now())
        note(office, application, actor, "paper-arrived", f"{material.title}：{day}")
        judge_again(office, application, actor, "纸质材料登记")


@judging_first
def undo(office: Office, number: str, actor: Actor, material_id: str) -> None:
    """Takes back that the material came. Raises CannotAct where nothing was noted, Overtaken."""
    read_ahead(office, number)
    with acting(office, number, actor) as application:
        noted = _noted(office, application, material_id)
        paper_arrivals.withdraw(office.db, application.id, noted)
        title = office.campaign(application.campaign).title_of(noted)
        note(office, application, actor, "paper-undone", title)
        judge_again(office, application, actor, "撤销纸质材料登记")


def on_paper(campaign: Campaign) -> tuple[MaterialSpec, ...]:
    """The materials that come on paper, alone or beside their e-mail."""
    return tuple(one for one in campaign.materials if one.delivery is not Delivery.EMAIL)


def _material(campaign: Campaign, material_id: str) -> MaterialSpec:
    known = on_paper(campaign)
    if not known:
        raise CannotAct("该活动没有以纸质方式报送的材料。")
    for material in known:
        if material_id in {material.id, material.title}:
            return material
    names = "、".join(f"{one.id}（{one.title}）" for one in known)
    raise CannotAct(f"没有这项纸质材料；该活动的纸质材料为：{names}。")


def _noted(office: Office, application: Application, material_id: str) -> str:
    """The material's id; what was noted can be taken back though the call asks for it no more."""
    campaign = office.campaign(application.campaign)
    for one in paper_arrivals.of_application(office.db, application.id):
        if material_id in {one.material, campaign.title_of(one.material)}:
            return one.material
    raise CannotAct("没有登记过这项纸质材料。")


def _today(office: Office, campaign: Campaign) -> date:
    return office.now().astimezone(campaign.timezone).date()


def _demand_day(day: date, today: date) -> None:
    if day > today:
        raise CannotAct("收到日期不能晚于今天。")
    if day.year < today.year - MOST_YEARS:
        raise CannotAct("收到日期过早，请核对年份。")
