"""Defines `intake read`, which shows the facts in any file."""

from pathlib import Path
from typing import Annotated, Any

import typer

from intake.cli.pages.read_json import file_object, letter_object, unreadable_letter
from intake.cli.pages.read_page import print_facts
from intake.cli.terminal.errors import NOT_JUDGED, sentence
from intake.cli.terminal.options import JsonOption, cloud_links_of
from intake.cli.terminal.output import clean_name, complain, print_json, progress, say
from intake.config.printable import one_line
from intake.workers.annotate_pages import write_annotated
from intake.workers.readers import Reader, WorkersUnavailable
from parsers.facts.file_facts import FileFacts
from parsers.facts.filetype import FileType
from parsers.facts.problem import Unreadable


def read(
    ctx: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", help="Letters, Word forms, PDFs, pictures, archives."),
    ],
    as_json: JsonOption = False,
    annotate: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Draw every stamp found on a picture of its page, into this folder."
        ),
    ] = None,
) -> None:
    """Tell what is in a file, judging nothing.

    That is text, tables, stamps, signatures, attachments. Exit 0 if every file was looked at
    (readable or not), 2 on one that is missing.

    Example: intake read 承诺书.pdf --annotate pictures/
    """
    whole = True
    with Reader(cloud_links=cloud_links_of(ctx)) as reader, progress(len(files), "reading") as bar:
        for path in files:
            try:
                _print(reader, path, as_json=as_json, annotate=annotate)
            except WorkersUnavailable:
                raise
            except Exception as error:  # noqa: BLE001 - whatever one file does, the others are read
                whole = False
                complain(f"{clean_name(str(path), 200)}: {_why(error)}")
            bar.advance(bar.task_ids[0])
    if not whole:
        raise typer.Exit(NOT_JUDGED)


def _why(error: Exception) -> str:
    """Returns the sentence on what a file did, without its name a second time."""
    message = isinstance(error, OSError) and error.strerror
    return f"{message}." if message else one_line(sentence(error))


def _print(reader: Reader, path: Path, *, as_json: bool, annotate: Path | None) -> None:
    facts = reader.read_file(path.absolute())
    found = _object(reader, path, facts)
    if as_json:
        print_json(found)
    else:
        print_facts(found)
    if annotate is None or facts.paged is None:
        return
    for picture in write_annotated(path.absolute(), facts.paged, annotate):
        if not as_json:
            say(f"  drawn in {picture}")


def _object(reader: Reader, path: Path, facts: FileFacts) -> dict[str, Any]:
    if facts.type is not FileType.LETTER:
        return file_object(str(path), facts)
    try:
        return letter_object(str(path), reader.read(path.absolute()).letter)
    except Unreadable as trouble:
        return unreadable_letter(str(path), trouble)
