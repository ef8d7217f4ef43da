import pytest
from dossiers import campaign, paged

from parsers.facts.file_facts import FileFacts, WordFacts
from parsers.facts.filetype import FileType
from parsers.facts.problem import Problem
from parsers.reading import read_file
from parsers.roles.fallback_roles import embedded, is_ornament, served_by_kind
from parsers.roles.formats import format_of

SCO, PARK = campaign(), campaign("green-parks-2024-park")
IMAGE = FileFacts(FileType.IMAGE, paged=paged())


def prose(length: int, pictures: int = 0) -> FileFacts:
    text = "字" * length
    return FileFacts(FileType.WORD, word=WordFacts(text, (text,), (), pictures=pictures))


def served(name: str, facts: FileFacts, call=PARK) -> str | None:
    found = served_by_kind(format_of(facts), [name], facts, call.materials)
    return found[0].id if found else None


@pytest.mark.parametrize(
    ("name", "facts", "material"),
    [
        ("云汀能源枢纽.docx", prose(1500), "narrative"),
        ("云汀能源枢纽.docx", prose(400), None),
        ("案例正文.docx", prose(400), "narrative"),
        ("案例正文.docx", prose(100), None),
        ("厂区.jpg", IMAGE, "photos"),
        ("表.xlsx", FileFacts(FileType.OTHER), None),
        ("正文.docx", FileFacts(FileType.WORD, Problem.ENCRYPTED), None),
        # A phone's HEIC, which we cannot look at, is a photo all the same.
        ("IMG_1.heic", FileFacts(FileType.IMAGE, Problem.UNSUPPORTED), "photos"),
    ],
)
def test_what_is_left_serves_by_its_kind(name, facts, material):
    assert served(name, facts) == material


@pytest.mark.parametrize("facts", [prose(1500), IMAGE, FileFacts(FileType.OTHER)])
def test_where_the_rest_is_asked_for_everything_serves(facts):
    assert served("文件", facts, SCO) == "supporting"


@pytest.mark.parametrize(("pictures", "materials"), [(0, []), (2, []), (3, ["photos"])])
def test_photos_put_into_a_word_file(pictures, materials):
    assert [one.id for one in embedded(prose(1500, pictures), PARK.materials)] == materials
    assert list(embedded(prose(1500, pictures), SCO.materials)) == []


@pytest.mark.parametrize(
    ("name", "size", "expected"),
    [
        ("logo.png", 20_000, True),
        ("公司LOGO横版.jpg", 90_000, True),
        ("image001.png", 8_000, True),
        ("Outlook-abcd.png", 8_000, True),
        ("公众号二维码.jpg", 30_000, True),
        ("logo.png", 900_000, False),
        ("image.jpg", 90_000, False),
        ("IMG_0001.jpg", 8_000, False),
        ("照片1.jpg", 8_000, False),
    ],
)
def test_what_only_dresses_a_letter(name, size, expected):
    assert is_ornament(name, size, IMAGE) is expected
    assert not is_ornament(name, size, FileFacts(FileType.PDF, paged=paged()))


def test_a_picture_of_a_kind_not_read_here_is_no_broken_one():
    heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 500
    assert read_file(heic, "IMG_1.HEIC").problem is Problem.UNSUPPORTED
    assert read_file(b"\xff\xd8\xff cut", "IMG_1.jpg").problem is Problem.UNREADABLE
