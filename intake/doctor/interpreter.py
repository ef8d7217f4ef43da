"""Checks whether the mail library of the running Python has a known fault."""

import platform
from email.policy import Policy

from intake.doctor.diagnosis import Diagnosis, ok, optional


def examine() -> Diagnosis:
    """Looks for the mend itself and not for a version: distributions bring it to older ones."""
    version = platform.python_version()
    if refuses_line_breaks(Policy):
        return ok("Python", version)
    return optional(
        "Python",
        f"{version} writes line breaks hidden in encoded words into mail heads (CVE-2024-6923). Our"
        " own messages do not go that way and are checked; update to 3.13, or 3.12.5, or 3.11.10.",
    )


def refuses_line_breaks(policy: object) -> bool:
    """Tell whether the library looks at a head after writing it."""
    return hasattr(policy, "verify_generated_headers")
