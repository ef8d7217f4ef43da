"""Finds the naming conventions a subject or file is held to, and what fills their parts."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from parsers.facts.spec import MaterialSpec, NamePattern, NamingSpec
from parsers.texts.names.noise import says_nothing
from parsers.texts.names.same_name import Likeness, compare_names
from parsers.texts.naming.convention import read_name
from parsers.texts.naming.fixed_text import fixed_text, is_separator
from validators.model.dossier import Document, Dossier

# Keys under which forms and conventions ask for the same.
_SAME = {
    "phone": "contact_phone", "tel": "contact_phone", "telephone": "contact_phone",
    "mobile": "contact_phone", "contact": "contact_person", "contact_name": "contact_person",
    "mailbox": "email", "recommender": "nominator",
}  # fmt: skip
_MOST_SUBJECT = 300
LONGEST_VALUE = 300


def patterns_of(document: Document, dossier: Dossier) -> tuple[NamePattern, ...]:
    """The conventions of which a file must keep any one: its materials' own, else the call's for
    files. () where the call asks for none.
    """
    campaign = dossier.campaign
    materials = [one for one in campaign.materials if one.id in document.materials]
    if own := tuple(material.naming for material in materials if material.naming):
        return own
    if campaign.naming.file is None:
        return ()
    others = materials or campaign.materials
    named = (of_material(one, campaign.naming) for one in others)
    return tuple(dict.fromkeys((campaign.naming.file, *(one for one in named if one))))


def of_material(material: MaterialSpec, naming: NamingSpec) -> NamePattern | None:
    """The convention for a material's files. Where the call's ends in the name of the form
    (…+申报表), any other material has its own name there.
    """
    if material.naming or naming.file is None:
        return material.naming
    if material.form or not names_the_form(naming.file):
        return naming.file
    last = naming.file.literals[-1]
    begins = next(place for place, sign in enumerate(last) if not _parts(sign))
    literals = (*naming.file.literals[:-1], last[:begins] + role_word(material))
    return replace(naming.file, literals=literals)


def names_the_form(pattern: NamePattern) -> bool:
    """Tell whether a convention ends in a word that only tells which paper a file is: 申报表."""
    words = fixed_text(pattern.literals[-1], edge=True).words if pattern.parts else ""
    return bool(words) and says_nothing(words)


def role_word(material: MaterialSpec) -> str:
    """Return what a file of the material is called in its name."""
    return material.names[0] if material.names else material.title


def _parts(sign: str) -> bool:
    return sign.isspace() or is_separator(sign)


def name_values(dossier: Dossier) -> Mapping[str, str]:
    """Return what is known of the parts of a name, by key: from the form, else from the subject."""
    answers = dict(_answers(dossier))
    return _named_in_subject(dossier, answers) | answers


def _named_in_subject(dossier: Dossier, answers: Mapping[str, str]) -> dict[str, str]:
    """Return what the subject says by its convention, unless it speaks of somebody else than the form."""
    pattern = dossier.campaign.naming.subject
    if pattern is None:
        return {}
    told = read_name(dossier.first.letter.subject[:_MOST_SUBJECT], pattern).parts
    for key in ("applicant", "case_title"):
        pair = told.get(key), answers.get(key)
        if all(pair) and compare_names(*map(str, pair)) is Likeness.DIFFERENT:
            return {}
    return told


def _answers(dossier: Dossier) -> Iterator[tuple[str, str]]:
    answers = dossier.answers
    if answers is None:
        return
    keys = {part.key for one in dossier.campaign.name_patterns for part in one.parts}
    for key in sorted(keys | {"applicant", "case_title"}):
        text = answers.text(key) or answers.text(_SAME.get(key, key))
        if answer := " ".join(text.split())[:LONGEST_VALUE]:
            yield key, answer
