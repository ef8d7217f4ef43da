"""The older Word documents of a letter: one start of the converter for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from email.message import EmailMessage

from word_documents import document

from parsers.convert.converter import Conversion
from parsers.facts.file_facts import FileFacts
from parsers.facts.letter_facts import ReadLetter
from parsers.facts.problem import Problem, Unreadable
from parsers.reading import NO_TOOLS, Tools, read_letter

RTF = "{{\\rtf1 {}}}"


@dataclass
class Office:
    """A converter that makes of every document one that says how many it was given with."""

    starts: list[int] = field(default_factory=list)

    def convert(self, data: bytes, filename: str) -> bytes:
        result = self.convert_all([(data, filename)])[0]
        if isinstance(result, Unreadable):
            raise result
        return result

    def convert_all(self, documents: Sequence[tuple[bytes, str]]) -> list[Conversion]:
        self.starts.append(len(documents))
        return [
            Unreadable(Problem.UNREADABLE, "bad")
            if b"bad" in data
            else document(data.decode()[7:-1])
            for data, _ in documents
        ]


def _letter(*texts: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@b.example", "c@d.example", "申报"
    mail.set_content("见附件")
    for number, text in enumerate(texts):
        data = RTF.format(text).encode()
        mail.add_attachment(data, maintype="application", subtype="rtf", filename=f"{number}.doc")
    mail.add_attachment(document("new"), maintype="a", subtype="b", filename="new.docx")
    return mail.as_bytes()


def _told(read: ReadLetter) -> list[str]:
    facts = [read.files[attachment.sha256] for attachment in read.letter.attachments]
    return [one.problem or one.text for one in facts]


def test_all_share_one_start_and_a_bad_one_is_told_alone() -> None:
    office = Office()
    read = read_letter(_letter("one", "bad", "two"), tools=Tools(converter=office))
    assert _told(read) == ["one", Problem.UNREADABLE, "two", "new"]
    assert office.starts == [3]


def test_what_carries_a_virus_never_reaches_the_converter() -> None:
    office = Office()
    tools = Tools(converter=office, scan=lambda data: "Worm" if b"ill" in data else "")
    read = read_letter(_letter("one", "ill", "two"), tools=tools)
    assert _told(read) == ["one", Problem.INFECTED, "two", "new"]
    assert office.starts == [2]


def test_what_was_read_before_is_not_converted_again() -> None:
    office = Office()
    first = read_letter(_letter("one", "two"), tools=Tools(converter=office))
    kept: dict[str, FileFacts] = dict(first.files)
    again = read_letter(_letter("one", "two"), kept.get, Tools(converter=office))
    assert again == first
    assert office.starts == [2]


def test_without_a_converter_each_is_told_as_unsupported() -> None:
    assert _told(read_letter(_letter("one", "two"), tools=replace(NO_TOOLS))) == [
        Problem.UNSUPPORTED, Problem.UNSUPPORTED, "new",
    ]  # fmt: skip
