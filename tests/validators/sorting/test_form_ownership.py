"""A form shares labels with the forms of other calls: it is of the one it fits best."""

import pytest
from applicants import Mailing, form
from dossiers import STEM, campaign
from green_parks import (
    PARK_SUBJECT,
    enterprise_form,
    enterprise_rows,
    forms,
    narrative,
    park_form,
    park_rows,
)

from parsers.reading import read_letter
from validators.model.campaign import Campaign
from validators.sorting.sort_letter import sort_letter

SCO, PARK, ENTERPRISE = (
    campaign(name) for name in ("sco-2026", "green-parks-2024-park", "green-parks-2024-enterprise")
)
IN_2024 = "2024-04-09"


def calls_of(mailing: Mailing, *calls: Campaign) -> list[str]:
    from datetime import datetime

    read = read_letter(mailing.raw())
    at = datetime.fromisoformat(f"{IN_2024}T10:00:00+08:00")
    found = sort_letter(read, at, calls or (ENTERPRISE, PARK, SCO))
    return [part.campaign.id for part in found.parts]


@pytest.mark.parametrize(
    ("made", "call"),
    [
        (form(), SCO),
        (park_form(), PARK),
        (enterprise_form(), ENTERPRISE),
        (forms(park_rows()), PARK),
        (forms(enterprise_rows()), ENTERPRISE),
        # The park's notice went round: an enterprise's form under the park form's title.
        (forms(enterprise_rows(), title="案例征集申报表"), ENTERPRISE),
    ],
    ids=["sco", "park", "enterprise", "park untitled", "enterprise untitled", "wrong title"],
)
@pytest.mark.parametrize("subject", ["材料", STEM, PARK_SUBJECT, "【潮生重工】绿盟企业案例征集"])
@pytest.mark.parametrize("order", [(SCO, PARK, ENTERPRISE), (ENTERPRISE, PARK, SCO)])
def test_the_form_decides_whatever_subject_and_order(made, call, subject, order):
    letter = Mailing(subject=subject, files={"申报表.docx": made})
    assert calls_of(letter, *order) == [call.id]


def test_a_narrative_beside_it_does_not_outweigh_the_form():
    files = {"表.docx": enterprise_form(), "正文.docx": narrative()}
    assert calls_of(Mailing(subject=PARK_SUBJECT, files=files)) == [ENTERPRISE.id]


def test_one_call_alone_reads_every_form_as_its_own():
    assert calls_of(Mailing(files={"表.docx": park_form()}), ENTERPRISE) == [ENTERPRISE.id]
