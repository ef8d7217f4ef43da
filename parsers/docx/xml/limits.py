"""Refuses a package that is too large, judged from its directory before it is unpacked."""

import struct
import zlib
from itertools import islice
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from lxml.etree import _Element

from parsers.facts.problem import Problem, Unreadable

# What zipfile meets in a damaged package: a wrong offset is a ValueError, a lock told only in the
# member's own header a RuntimeError, an unknown compression a NotImplementedError.
DAMAGED = (
    BadZipFile, LargeZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError,
)  # fmt: skip
# A long form with photographs has under 200 members; a thesis with 1,000 figures some 3,000.
MOST_MEMBERS = 5_000
# Attachments end at about 50 MB; photographs do not shrink in a package.
MOST_BYTES = 300 * 1024**2
# 1,000 pages of text are some 30 MB of XML.
MOST_XML_BYTES = 64 * 1024**2
# Table XML shrinks 20–60-fold; above a member of 8 MB more than 200-fold is no writing.
MOST_RATIO = 200
RATIO_FROM = 8 * 1024**2
# 100 pages that a converter wrote character by character; 500 pages as people write them.
MOST_ELEMENTS = 1_000_000

_ENCRYPTED_FLAG = 0x1


def check_package(package: ZipFile) -> None:
    """Raise Unreadable for a package that is a bomb or locked by a password."""
    members = package.infolist()
    if len(members) > MOST_MEMBERS:
        raise Unreadable(Problem.REFUSED, f"the document holds {len(members)} parts")
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise Unreadable(Problem.REFUSED, "the document unpacks to more than 300 MB")
    if sum(member.file_size for member in members if is_xml(member)) > MOST_XML_BYTES:
        raise Unreadable(Problem.REFUSED, "the document unpacks to more than 64 MB of text")
    for member in members:
        if member.flag_bits & _ENCRYPTED_FLAG:
            raise Unreadable(Problem.ENCRYPTED, "the document's parts are locked by a password")
        ratio = member.file_size / max(member.compress_size, 1)
        if member.file_size > RATIO_FROM and ratio > MOST_RATIO:
            raise Unreadable(Problem.REFUSED, f"{member.filename} unpacks {ratio:.0f}-fold")


def check_elements(root: _Element) -> None:
    """Raise Unreadable for more elements than any document has: each costs time where it is read."""
    if sum(1 for _ in islice(root.iter(), MOST_ELEMENTS + 1)) > MOST_ELEMENTS:
        raise Unreadable(
            Problem.REFUSED, f"the document holds more than {MOST_ELEMENTS:,} elements"
        )


def is_xml(member: ZipInfo) -> bool:
    return member.filename.lower().endswith((".xml", ".rels"))


def check_no_dtd(package: ZipFile) -> None:
    """Raise Unreadable where any XML part declares a document type: Word never writes one.

    Entities expand without bound, and may name files of ours.
    """
    for member in filter(is_xml, package.infolist()):
        try:
            data = package.read(member)
        except DAMAGED:
            # A damaged part is met again, and reported, when it is needed; most are not.
            continue
        if any(mark in data for mark in _DOCTYPES):
            raise Unreadable(Problem.REFUSED, f"{member.filename} declares a document type")


_DOCTYPES = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
