"""Worker processes say what is said here, where most tests of commands have their letters read.

One letter for each way of reading: OCR and a photograph looked at closer, LibreOffice, archives of three
kinds and a bomb, a wrapper of Outlook's, what is locked, what is not read at all.
"""

from commands import Done, intake

from intake.config.bundled_data import samples

LETTERS = (
    "complete-scan", "pledge-as-photo", "wrong-extension", "pictures-in-word", "zip-in-zip",
    "seven-zip", "tar-gz", "zip-bomb", "winmail", "encrypted-pdf", "locked-zip", "ofd-form",
    "question",
)  # fmt: skip


def untimed(done: Done) -> list[dict]:
    return [{key: one[key] for key in one.keys() - {"seconds"}} for one in done.objects]


def test_worker_processes_say_what_is_said_here() -> None:
    letters = [samples() / name / "mail.eml" for name in LETTERS]
    apart, here = (intake("check", "--json", *letters, processes=yes) for yes in (True, False))
    assert (apart.code, apart.err) == (0, "")
    assert untimed(apart) == untimed(here)
    assert len(apart.objects) >= len(LETTERS)
