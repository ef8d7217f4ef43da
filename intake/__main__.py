"""Runs a command of `intake …` or `python -m intake`; an error ends it with one sentence.

The commands are imported when they are run: a worker process imports this file anew and needs none.
"""

import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command. Raises SystemExit with the command's exit code."""
    from intake.cli.app import app
    from intake.cli.terminal.errors import code_of, sentence
    from intake.cli.terminal.options import Options
    from intake.cli.terminal.output import complain, prepare_streams
    from intake.config.private_files import UMASK

    prepare_streams()
    # Registers, exports and reports hold names of people: no other account of the machine reads them.
    os.umask(UMASK)
    options = Options()
    try:
        app(arguments, obj=options, prog_name="intake")
    except Exception as error:
        if options.debug:
            raise
        complain(sentence(error))
        sys.exit(code_of(error))


if __name__ == "__main__":
    main()
