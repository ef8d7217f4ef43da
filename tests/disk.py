"""What the program writes in a test's own process is not waited for until it is on the disk.

No test cuts the power, and all else sees what was written at once. Processes of their own, killed ones
among them, sync as they do for users.
"""

import os

from intake.register import database

SAFE = database._PRAGMAS


def not_waiting_for_the_disk() -> None:
    os.fsync = lambda _: None
    database._PRAGMAS = (*(one for one in SAFE if "synchronous" not in one), "synchronous = OFF")
