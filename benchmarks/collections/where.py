"""Other projects whose source distributions ship test mails or archives, and where these lie."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Collection:
    """A project on PyPI and the folders of its sdist (globs) that hold what it is tested with."""

    project: str
    folders: tuple[str, ...]


MAIL = (
    Collection("mail-parser", ("tests/mails/*",)),
    Collection("mailbits", ("test/data/emails/*", "test/data/mboxes/*")),
    Collection("talon", ("tests/fixtures/standard_replies/*", "tests/fixtures/signature/**/*")),
    Collection("mailman", ("src/mailman/**/*.eml",)),
    Collection("django-mailbox", ("django_mailbox/tests/messages/*",)),
    Collection(
        "dkimpy", ("dkim/tests/data/*.message", "dkim/tests/data/*.msg", "dkim/tests/data/rfc*")
    ),
    Collection("tnefparse", ("tests/examples/*.tnef",)),
)
ARCHIVES = (
    Collection("rarfile", ("test/files/*.rar", "test/files/*.exe", "test/files/*.r0*")),
    Collection("libarchive-c", ("tests/data/*",)),
    Collection("patool", ("tests/data/**/*",)),
    Collection("oletools", ("tests/test-data/**/*.zip", "tests/test-data/**/*.msg")),
)
COLLECTIONS = MAIL + ARCHIVES
# Debian's package of CPython's own tests; its mails have no project of their own on PyPI.
DEBIAN = Collection(
    "libpython3.11-testsuite",
    (
        "usr/lib/python3.11/test/test_email/data/msg_*.txt",
        "usr/lib/python3.11/test/*.tar*",
        "usr/lib/python3.11/test/**/*.zip",
    ),
)
# What stands beside them and is neither.
LEFT_OUT = frozenset({".py", ".pyc", ".json", ".html", ".md5", ".sh", ".exp", ".key", ".pem"})
