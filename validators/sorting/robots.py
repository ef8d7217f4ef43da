"""Decides whether a letter with signs of a program is automatic, by what it brings and says."""

from collections.abc import Sequence
from enum import Enum

from parsers.facts.filetype import FileType
from parsers.facts.letter_facts import Letter, SignKind
from parsers.filetypes.sniff import type_by_name
from validators.model.dossier import Document
from validators.sorting.form_ownership import Filed
from validators.sorting.intent import asks, hands_in
from validators.sorting.routing import Claim

_PAPERS = ("application/", "image/")
_NO_PAPERS = ("application/octet-stream", "application/ics", "application/xml", "application/json")


class Writer(Enum):
    """DOUBTFUL: a person reads it, and nobody answers before."""

    PERSON = "person"
    DOUBTFUL = "doubtful"
    PROGRAM = "program"


def writer_of(letter: Letter, filed: Filed, claim: Claim | None, *, reply: bool = False) -> Writer:
    """Return who wrote the letter, as far as its signs tell. A letter with filled papers is a person's.

    `claim`: the call it means, if any; `reply`: it answers a notice of ours.
    """
    kinds = {sign.kind for sign in letter.robot_signs}
    if letter.bounce is not None:
        kinds.add(SignKind.SUBJECT)
    documents = filed[claim.campaign.id] if claim else ()
    meant = claim is not None and (reply or claim.subject_exact)
    if not kinds:
        return Writer.PERSON
    if has_filled_form(documents):
        # What is sent back undelivered brings the whole letter along.
        returned = SignKind.SUBJECT in kinds and all(map(_is_forwarded, documents))
        return Writer.DOUBTFUL if returned else Writer.PERSON
    if SignKind.LIST in kinds:
        return _of_a_list(letter, documents, meant=claim is not None)
    if letter.cloud_links or has_papers(documents, meant=meant):
        named = bool(letter.cloud_links) or has_papers(documents, meant=False)
        return Writer.PERSON if named or _comes_with_words(letter, kinds) else Writer.DOUBTFUL
    return _without_papers(letter, kinds)


def _of_a_list(letter: Letter, documents: Sequence[Document], *, meant: bool) -> Writer:
    """A mailing may bring the call's blank papers; a company's gateway may mark all its mail."""
    doubtful = has_papers(documents, meant=meant) or (meant and (asks(letter) or hands_in(letter)))
    return Writer.DOUBTFUL if doubtful else Writer.PROGRAM


def _without_papers(letter: Letter, kinds: set[SignKind]) -> Writer:
    if SignKind.SUBJECT in kinds:
        return Writer.PROGRAM
    if SignKind.RECALL in kinds:
        return Writer.DOUBTFUL
    if asks(letter):
        return Writer.DOUBTFUL
    if SignKind.ANSWERED in kinds:
        return Writer.PROGRAM
    if hands_in(letter):
        said = kinds & {SignKind.TEXT, SignKind.RECEIVED}
        return Writer.DOUBTFUL if said else Writer.PERSON
    if kinds <= {SignKind.SUPPRESS, SignKind.RECEIVED}:
        return Writer.DOUBTFUL
    return Writer.PROGRAM


def _comes_with_words(letter: Letter, kinds: set[SignKind]) -> bool:
    """Tell whether a file of no name is handed in; under an automatic subject it may be a brochure."""
    return SignKind.SUBJECT not in kinds or (hands_in(letter) and SignKind.TEXT not in kinds)


def _is_forwarded(document: Document) -> bool:
    """Tell whether it lay in a letter that this one brings; archives and papers hold files too."""
    path = document.attachment.path
    return bool(path) and type_by_name(path[0]) in (FileType.OTHER, FileType.LETTER)


def has_filled_form(documents: Sequence[Document]) -> bool:
    return any(document.answers and not document.is_blank for document in documents)


def has_papers(documents: Sequence[Document], *, meant: bool) -> bool:
    """Tell whether papers of the call came; under its subject (`meant`) any document may be one."""
    return any(
        not document.is_blank and (_is_claimed(document) or (meant and _is_paper(document)))
        for document in documents
    )


def _is_claimed(document: Document) -> bool:
    return any(role.by != "format" for role in document.roles)


def _is_paper(document: Document) -> bool:
    """Robots send calendars, cards and reports, which are texts; and logos, which have no role."""
    kind = document.attachment.media_type
    return kind.startswith(_PAPERS) and kind not in _NO_PAPERS and bool(document.roles)
