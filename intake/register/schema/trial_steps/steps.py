"""Lists the steps that bring a register of a trial to the schema of the first release.

None is ever edited: registers with some of them taken exist.
"""

from collections.abc import Callable

from intake.register.connection import Database
from intake.register.schema.trial_steps.schema_1 import SCHEMA_1
from intake.register.schema.trial_steps.schema_2 import SCHEMA_2
from intake.register.schema.trial_steps.schema_3 import SCHEMA_3
from intake.register.schema.trial_steps.schema_4 import SCHEMA_4
from intake.register.schema.trial_steps.schema_5 import SCHEMA_5
from intake.register.schema.trial_steps.schema_6 import SCHEMA_6
from intake.register.schema.trial_steps.schema_7 import SCHEMA_7
from intake.register.schema.trial_steps.schema_8 import SCHEMA_8
from intake.register.schema.trial_steps.schema_9 import SCHEMA_9
from intake.register.schema.trial_steps.schema_10 import SCHEMA_10
from intake.register.texts import search

SchemaStep = Callable[[Database], None]


def _near_texts(db: Database) -> None:
    """The applications there are get their keys too: 100,000 take about two minutes."""
    # Compares texts with numpy, which a register that lacks no step needs not.
    from intake.register.texts import long_answers

    db.executescript(SCHEMA_4)
    long_answers.write_all(db)


def _console(db: Database) -> None:
    """The applications there are can be searched too."""
    db.executescript(SCHEMA_5)
    search.write_all(db)


TRIAL_STEPS: tuple[tuple[str, str | SchemaStep], ...] = (
    ("0001_first", SCHEMA_1),
    ("0002_shared_letters", SCHEMA_2),
    ("0003_bounced_notices", SCHEMA_3),
    ("0004_near_texts", _near_texts),
    ("0005_console", _console),
    ("0006_receipts", SCHEMA_6),
    ("0007_login_places", SCHEMA_7),
    ("0008_receipt_of_letters", SCHEMA_8),
    ("0009_told", SCHEMA_9),
    ("0010_waivers_as_rulings", SCHEMA_10),
)
"""Name of each step with its script, or with what it does, oldest first."""
