"""Assigns materials to files that neither content nor name claims: prose, photos, the rest."""

import re
from collections.abc import Iterator, Sequence

from parsers.facts.file_facts import FileFacts
from parsers.facts.filetype import FileType
from parsers.facts.problem import Problem
from parsers.facts.spec import Format, MaterialSpec
from parsers.texts.normal_text import fold
from parsers.texts.word_count import count_words

# A narrative under headings of the writer's own is known by its length: so much of what all sections
# together shall have; called a narrative by its name, a page will do.
PROSE, NAMED_PROSE = 0.5, 0.15
# Of a material without lengths nothing shorter is prose.
LEAST_PROSE = 300
# What mail programs call the logos of signatures, and people their marks. A phone's photo called
# image is larger.
LARGEST_ORNAMENT = 100 * 1024
_ORNAMENT = re.compile(
    r"(?:.{0,12}logo|image\d{3}|outlook-|signature|签名|.{0,8}二维码|微信公众号).{0,12}"
    r"\.(?:png|gif|jpe?g|bmp)$"
)


def is_ornament(filename: str, size: int, facts: FileFacts) -> bool:
    """Tell whether a picture only dresses a letter, by name and size: it serves nothing."""
    small = facts.type is FileType.IMAGE and size <= LARGEST_ORNAMENT
    return small and bool(_ORNAMENT.match(fold(filename)))


def served_by_kind(
    here: Format | None, names: Sequence[str], facts: FileFacts, materials: Sequence[MaterialSpec]
) -> tuple[MaterialSpec, str] | None:
    """Prose where a narrative is asked for, pictures where pictures are, else the rest; with what
    told it ("name", "format").

    A file that cannot be read serves only what its name claims, so it is not counted here; but that
    we do not read its kind is not its sender's fault.
    """
    if facts.problem not in {None, Problem.UNSUPPORTED}:
        return None
    if facts.problem is not None and facts.type is FileType.ARCHIVE:
        # It may hold any of them.
        return None
    for material in materials:
        if material.sections and here in material.formats:
            called = any(word in name for word in map(fold, material.names) for name in names)
            if count_words(facts.text) >= _least_prose(material, called=called):
                return material, "name" if called else "format"
        elif material.rest or (_is_plain(material) and here in material.formats):
            return material, "format"
    return None


def _least_prose(material: MaterialSpec, *, called: bool) -> float:
    asked = sum(section.min_words or 0 for section in material.sections)
    return asked * NAMED_PROSE if called else max(asked * PROSE, LEAST_PROSE)


def embedded(facts: FileFacts, materials: Sequence[MaterialSpec]) -> Iterator[MaterialSpec]:
    """Photos asked for as files that were put into a Word file instead."""
    pictures = facts.word.pictures if facts.word else 0
    for material in materials:
        as_files = _is_plain(material) and material.formats == (Format.IMAGE,)
        if as_files and pictures >= (material.count[0] or 1):
            yield material


def _is_plain(material: MaterialSpec) -> bool:
    return not (material.titles or material.phrases or material.sections)
