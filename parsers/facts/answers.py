"""Defines the answers of a form: its fields as values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one field, without label and printed prompt.

    `text` is "" where nothing was answered; inner line breaks are `\\n`, outer white space is
    trimmed. `selected` are the choices taken, for a field that has choices. `label_found` is
    False where the form has no such label at all. `doubtful`: choices stand out by their look, but
    which are meant cannot be told; `text` names them. `rows` are those of a table, cell by cell;
    `text` then has one a line. `commented`: the place was left blank, and a comment on it
    says what `text` holds.
    """

    key: str
    text: str = ""
    selected: tuple[str, ...] = ()
    label_found: bool = True
    doubtful: bool = False
    rows: tuple[tuple[str, ...], ...] = ()
    commented: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one form in the order of its specification."""

    answers: tuple[Answer, ...]

    def get(self, key: str) -> Answer | None:
        return next((answer for answer in self.answers if answer.key == key), None)

    def text(self, key: str) -> str:
        """The answer's text, "" where there is no such field."""
        answer = self.get(key)
        return answer.text if answer else ""

    @property
    def labels_found(self) -> int:
        return sum(answer.label_found for answer in self.answers)
