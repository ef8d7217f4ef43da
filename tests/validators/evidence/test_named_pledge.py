"""A form whose list names the pledge, in every company: what is said of the pledge then."""

from itertools import product

import pytest
from dossiers import attachment, campaign, dossier, results, stamp
from named_papers import HEAD, LISTS, PLEDGE, form_table, pdf, rows_of, scan, word

from validators.rules.materials import MATERIAL_MISSING, MATERIAL_WRONG_FORMAT
from validators.rules.pledge import WORDING_CHANGED
from validators.rules.stamps import MATERIAL_UNSTAMPED
from validators.sorting.filing import file_attachment

SCO = campaign()
# What came of the pledge, whether the form's page is a scan or has a text.
WAYS = ("none", "unstamped", "stamped", "behind the form", "before the form")
EXPECTED = {
    "none": ("failed", None, None),
    "unstamped": ("passed", "failed", "passed"),
    "stamped": ("passed", "passed", "passed"),
    "behind the form": ("passed", "passed", "passed"),
    "before the form": ("passed", "passed", "passed"),
}


def pages(way: str, form: str) -> tuple[tuple[str, ...], int]:
    """The pages of the stamped PDF, and on which the form stands."""
    if way == "behind the form":
        return (form, PLEDGE), 1
    return ((PLEDGE, form), 2) if way == "before the form" else ((form,), 1)


def letter(way: str, attachments: str, *, scanned: bool):
    table = form_table(attachments)
    texts, number = pages(way, f"{HEAD}\n{rows_of(table)}")
    stamps = tuple(stamp(page) for page in range(1, len(texts) + 1))
    lined = (form_table(attachments, page=number),)
    copy = scan(*texts, stamps=stamps) if scanned else pdf(*texts, tables=lined, stamps=stamps)
    yield file_attachment(attachment("甲.docx"), word(HEAD, table), SCO)
    yield file_attachment(attachment("甲.pdf"), copy, SCO)
    if way in ("stamped", "unstamped"):
        own = pdf(PLEDGE, stamps=(stamp(),) if way == "stamped" else ())
        yield file_attachment(attachment("甲（承诺书）.pdf"), own, SCO)


@pytest.mark.parametrize(
    ("way", "attachments", "scanned"), tuple(product(WAYS, tuple(LISTS)[::2], (False, True)))
)
def test_what_is_said_of_the_pledge(way, attachments, scanned):
    whole = dossier(*letter(way, LISTS[attachments], scanned=scanned))
    missing, stamped, worded = EXPECTED[way]
    assert results(MATERIAL_MISSING, whole)["pledge"] == missing
    assert results(MATERIAL_UNSTAMPED, whole).get("pledge") == stamped
    assert results(WORDING_CHANGED, whole).get("pledge") == worded
    assert "failed" not in results(MATERIAL_WRONG_FORMAT, whole).values()
    assert all(whole.of(one) for one in ("form-pdf", "form-word"))
