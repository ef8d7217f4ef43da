"""What counts when several letters, or several files of one letter, serve the same material."""

from dataclasses import replace
from datetime import timedelta

import pytest
from dossiers import (
    IN_TIME,
    STEM,
    answers,
    attachment,
    campaign,
    letter,
    paged,
    pdf,
    results,
    stamp,
    word_form,
)

from parsers.facts.file_facts import FileFacts
from parsers.facts.filetype import FileType
from parsers.roles.assign_roles import Role
from validators.model.dossier import Document, Submission
from validators.rules.files import FILE_TOO_SMALL
from validators.rules.materials import MATERIAL_COUNT
from validators.rules.stamps import MATERIAL_UNSTAMPED
from validators.sorting.filing import build_dossier

SCO, GREEN = campaign(), campaign("green-parks-2024-park")


def taken(*letters, call=SCO):
    return build_dossier(
        call,
        [
            Submission(letter(documents=tuple(one)), IN_TIME + timedelta(days=day), tuple(one))
            for day, one in enumerate(letters)
        ],
    )


def photo(name: str, size: int = 2_000_000, content: str = "") -> Document:
    made = replace(attachment(name, size), sha256=content or f"sha-{name}-{size}")
    return Document(made, FileFacts(FileType.IMAGE, paged=paged()), (Role("photos", "format"),))


def photos(*numbers: int, size: int = 2_000_000) -> list[Document]:
    return [photo(f"{number}.jpg", size) for number in numbers]


@pytest.mark.parametrize(
    ("letters", "count", "too_small"),
    [
        ([photos(1, 2, 3)], "passed", False),
        ([photos(1, 2), photos(3)], "passed", False),
        ([photos(1, 2), photos(1, 2, 3, 4, 5)], "passed", False),
        ([photos(1, 2, 3), photos(4, 5, 6)], "passed", False),
        ([photos(1, 2, 3, 4), photos(5, 6)], "failed", False),
        ([photos(1, 2), [*photos(3, size=500)]], "passed", True),
        # Asked for a larger one, the applicant sent it: under the same name, or another.
        ([[*photos(1, 2), *photos(3, size=500)], photos(3)], "passed", False),
        ([[*photos(1, 2), *photos(3, size=500)], photos(4)], "passed", False),
        ([[*photos(1, 2), *photos(3, size=500)], []], "passed", True),
        ([photos(1), photos(2)], "failed", False),
        ([photos(1, 2, size=500), photos(3)], "failed", True),
    ],
)  # fmt: skip
def test_photos_over_several_letters(letters, count, too_small):
    subject = taken(*letters, call=GREEN)
    assert results(MATERIAL_COUNT, subject) == {"photos": count}
    assert ("failed" in results(FILE_TOO_SMALL, subject).values()) is too_small


MEGABYTE = 1_048_576


@pytest.mark.parametrize(
    ("size", "small"),
    [
        (MEGABYTE - 1, True),
        # Over a megabyte is asked for.
        (MEGABYTE, True),
        (MEGABYTE + 1, False),
    ],
)
def test_a_file_is_large_enough_over_the_size_asked_for(size, small):
    """What counts as made good and what the applicant is told is one boundary."""
    first = [*photos(1, 2), photo("3.jpg", size)]
    assert ("failed" in results(FILE_TOO_SMALL, taken(first, call=GREEN)).values()) is small
    after = taken(first, photos(4), call=GREEN).of("photos")
    assert [one.filename for one in after] == [
        "1.jpg",
        "2.jpg",
        *([] if small else ["3.jpg"]),
        "4.jpg",
    ]
    # A later one makes good only if it is large enough itself.
    kept = taken([*photos(1, 2), *photos(3, size=500)], [photo("4.jpg", size)], call=GREEN)
    assert ("3.jpg" in {one.filename for one in kept.of("photos")}) is small


def test_a_blank_form_sent_later_replaces_nothing():
    filled, blank = word_form(), word_form(**dict.fromkeys(_keys(), ""))
    assert blank.is_blank
    assert not filled.is_blank
    assert taken([filled], [blank]).of("form-word") == (filled,)
    assert taken([blank]).of("form-word") == (blank,)


def _keys() -> list[str]:
    return [spec.key for spec in SCO.form.fields]


def test_what_serves_only_by_its_kind_replaces_nothing_that_was_told():
    """A later letter's long explanation is no new narrative."""
    narrative = pdf("案例.docx", Role("narrative", "content"))
    explanation = pdf("情况说明.docx", Role("narrative", "format"))
    assert taken([narrative], [explanation], call=GREEN).of("narrative") == (narrative,)
    assert taken([explanation], [narrative], call=GREEN).of("narrative") == (narrative,)


def test_a_form_sent_one_page_a_file_counts_with_all_its_pages():
    """The seal stands on the last page, which has no title."""
    first = pdf("申报表1.pdf", Role("form-pdf", "content"), facts=paged(), answers=answers())
    second = pdf("申报表2.pdf", Role("form-pdf", "part"), facts=paged(stamp()))
    old = pdf("申报表3.pdf", Role("form-pdf", "part"), facts=paged())
    subject = taken([old], [first, second])
    assert subject.of("form-pdf") == (first, second)
    assert results(MATERIAL_UNSTAMPED, subject)["form-pdf"] == "passed"
    assert STEM not in first.filename
