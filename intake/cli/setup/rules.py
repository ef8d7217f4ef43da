"""Defines `intake rules`: the rule catalogue, as a table or as the page docs/rules.md."""

from typing import Annotated

import typer

from intake.cli.pages.rule_catalogue import as_markdown
from intake.cli.terminal.options import JsonOption
from intake.cli.terminal.output import coloured, print_json, print_table
from validators.model.severity import ASPECT_TITLES
from validators.rulebook import RULES


def rules(
    as_json: JsonOption = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="The whole catalogue as a page (docs/rules.md).")
    ] = False,
) -> None:
    """Show the rule catalogue.

    In the order a reviewer reads: code, aspect, severity, meaning. Severity is consequence: note
    (told to staff), correct (the applicant mends it), refer (a person decides), refuse (late). A
    campaign file may change it per code.
    """
    if markdown:
        typer.echo(as_markdown(RULES), nl=False)
    elif as_json:
        for rule in RULES:
            print_json(
                {
                    "code": rule.code,
                    "aspect": rule.aspect.value,
                    "severity": rule.severity.value,
                    "title": rule.title,
                    "message": rule.message,
                    "remedy": rule.remedy,
                }
            )
    else:
        print_table(
            ("code", "aspect", "severity", "meaning"),
            [
                (rule.code, ASPECT_TITLES[rule.aspect], coloured(rule.severity.value), rule.title)
                for rule in RULES
            ],
        )
