"""Exports each application's papers into a folder of its own, under the names the notice asks for."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from intake.decisions.decide_application import Decision, decide_again
from intake.exports.cover import write_cover
from intake.exports.file_names import conventional, free, safe
from intake.office import Office
from intake.register.applications import applications
from intake.register.applications.applications import Application
from intake.storage.archive import ArchiveDamaged
from intake.workers.readers import ReadingFailed
from parsers.facts.problem import Unreadable
from parsers.facts.spec import MaterialSpec
from validators.evidence.asked_names import name_values
from validators.model.dossier import Document, Dossier

OTHERS = "其他文件"
CHECKSUMS = "SHA256SUMS"
COVER = "封面.docx"
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")


@dataclass(frozen=True, slots=True)
class Exported:
    """One application's folder. `files` counts its papers; `problem` says what is not in it."""

    number: str
    folder: Path
    files: int
    problem: str = ""


@dataclass(slots=True)
class _Plan:
    """Where each document goes: sha256 → places in the folder, and the places already taken."""

    places: dict[str, list[str]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def put(self, document: Document, folder: str, name: str) -> None:
        place = free(f"{folder}/{name}" if folder else name, self.taken)
        self.taken.add(place.lower())
        self.places.setdefault(document.attachment.sha256, []).append(place)


def export_files(office: Office, chosen: list[Application], out: Path) -> Iterator[Exported]:
    """Writes each application's folder into `out`; at the end the checksums of all files."""
    out.mkdir(parents=True, exist_ok=True)
    for application in chosen:
        folder = out / _folder_name(application)
        try:
            decision = decide_again(office, application)
            if decision is None:
                yield Exported(application.number, folder, 0, "no letter is left of it")
                continue
            yield _export(office, application, decision, folder)
        except (ArchiveDamaged, FileNotFoundError, ReadingFailed, Unreadable) as error:
            yield Exported(application.number, folder, 0, str(error))
    _write_checksums(out)


def _folder_name(application: Application) -> str:
    parts = (application.number, application.applicant, application.case_title)
    return safe("_".join(part for part in parts if part), 120)


def _export(office: Office, application: Application, decision: Decision, folder: Path) -> Exported:
    plan = _plan(decision.dossier)
    folder.mkdir(parents=True, exist_ok=True)
    written: set[str] = set()
    for mail in applications.mails_of(office.db, application.id):
        wanted = {
            sha256: [str(folder / place) for place in places]
            for sha256, places in plan.places.items()
            if sha256 not in written
        }
        written |= office.reader.extract(office.archive.path(mail.sha256), wanted)
    write_cover(folder / COVER, application, decision)
    lost = len(plan.places.keys() - written)
    problem = f"{lost} files could not be taken out of their letters" if lost else ""
    return Exported(application.number, folder, len(plan.taken), problem)


def _plan(dossier: Dossier) -> _Plan:
    plan = _Plan()
    for material in dossier.campaign.materials:
        served = dossier.of(material.id)
        for document in served:
            # Of several, such as photos, the applicant's own names tell one from the other.
            own = material.rest or len(served) > 1
            name = safe(document.filename) if own else _conventional(dossier, material, document)
            plan.put(document, safe(_short(material)) if own else "", name)
    for document in dossier.documents:
        if document.attachment.sha256 not in plan.places and document.attachment.problem is None:
            plan.put(document, OTHERS, safe(document.filename))
    return plan


def _short(material: MaterialSpec) -> str:
    """Its title without what is said of it in brackets: 申报表（可编辑Word版） is 申报表."""
    return _BRACKETS.sub("", material.title) or material.title


def _conventional(dossier: Dossier, material: MaterialSpec, document: Document) -> str:
    suffix = PurePosixPath(safe(document.filename)).suffix
    return conventional(dossier.campaign, name_values(dossier), _short(material), suffix)


def _write_checksums(out: Path) -> None:
    """Formats checksums as `sha256sum -c` reads them."""
    lines = []
    for path in sorted(path for path in out.rglob("*") if path.is_file()):
        if path.name != CHECKSUMS:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            lines.append(f"{digest}  {path.relative_to(out).as_posix()}\n")
    (out / CHECKSUMS).write_text("".join(lines), "utf-8")
