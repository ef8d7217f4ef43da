"""The promises an office relies on, the tests that try them, and the table they write.

`pytest --reliability=FILE` runs those tests alone and writes the table. A test that tries many faults
in one run says how many by the fixture `faults`; any other tries one.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

PROMISES: dict[str, tuple[str, ...]] = {
    "Killed at any step, or lost and restored, each letter is there once and answered at most once": (
        "intake/test_crash.py",
        "intake/outbox/test_never_twice.py",
        "intake/register/test_restored.py",
    ),
    "A forged sender, or a stranger who uses a name, changes nothing and shuts nobody out": (
        "intake/decisions/test_trusted_senders.py",
        "parsers/mail/test_authentication.py::test_who_fails",
    ),
    "The last word an applicant has agrees with the register, or another one waits": (
        "intake/outbox/test_last_word.py",
        "intake/outbox/test_last_word_any_order.py",
    ),
    "A name that keeps the call's convention, whatever it is, is never told to be wrong": (
        "parsers/texts/naming/test_conventions.py",
        "validators/rules/test_naming_by_call.py",
    ),
    "A campaign file is never half written, nor anybody's edit of it overwritten unseen": (
        "intake/config/campaign_files/test_folder.py",
        "intake/console/test_campaigns.py::test_the_later_of_two_clerks_is_told_and_keeps_his_text",
    ),
    "A campaign file broken by hand stops no letter, and nobody is answered by it until it is mended": (
        "intake/config/campaign_files/test_usable.py",
        "intake/outbox/test_hold_reasons.py::test_nobody_is_answered_about_a_call_whose_file_is_wrong",
        "intake/cli/test_run.py::test_a_broken_campaign_file_stops_no_letter_and_misleads_nobody",
    ),
    "What a call asks beside papers (post, signatures, quotas, films, lines in the letter) is told as seen": (
        "validators/rules/demands/test_paper.py",
        "validators/rules/demands/test_signing.py",
        "validators/rules/demands/test_quotas.py",
        "validators/rules/demands/test_media.py",
        "intake/staff/by_hand/test_paper.py",
        "intake/decisions/test_body_form.py",
        "parsers/forms/test_read_body.py",
    ),
    "A model that lies, stalls, pours or leads away costs a second, and nothing of applicants goes there": (
        "intake/config/learning/test_assistant.py",
    ),
    "On a disk full at any write nothing is lost, and it is said in a sentence": (
        "intake/test_disk_full.py",
        "intake/register/test_database.py::test_a_full_disk_is_told_and_changes_nothing",
        "intake/mailbox/test_poll.py::test_a_full_disk_ends_the_round_and_blames_no_letter",
        "intake/workers/test_readers.py::test_facts_cut_off_by_a_full_disk_are_read_again",
    ),
    "Lines cut, or silent, at any byte lose nothing and send nothing twice": (
        "intake/mailbox/test_broken_line.py",
    ),
    "What servers answer against the book loses nothing and stops no other mailbox": (
        "intake/mailbox/test_odd_servers.py",
        "intake/mailbox/test_courier.py",
    ),
    "New letters are heard of at once, and what is not heard is found by the next poll": (
        "intake/mailbox/test_idle.py",
        "intake/service/test_scheduler.py::test_a_bell_rung_during_a_poll_is_heard_after_it",
        "intake/service/test_scheduler.py::test_a_watch_that_fails_ends_alone",
        "intake/cli/test_run.py::test_a_letter_is_heard_of_long_before_the_next_poll",
    ),
    "A mailbox rebuilt, a letter in two folders, known bytes: registered and answered once": (
        "intake/mailbox/test_poll.py::test_the_same_letter_in_two_folders_is_answered_once",
        "intake/mailbox/test_poll.py::test_a_rebuilt_folder_repeats_and_answers_nothing",
        "intake/mailbox/test_poll.py::test_an_old_letter_the_rebuilding_altered_is_not_answered_again",
        "intake/register/test_folders.py",
    ),
    "`keep` alters nothing in the mailbox": (
        "intake/mailbox/test_connection.py::test_reading_alters_nothing",
        "intake/mailbox/test_poll.py::test_keep_leaves_the_mailbox_as_it_was",
    ),
    "One bad letter or file never stops the rest": (
        "intake/cli/test_files.py",
        "intake/workers/test_readers.py::test_what_kills_a_worker_fails_alone",
        "intake/workers/test_readers.py::test_a_file_that_ends_its_reader_is_one_finding_and_the_rest_is_read",
        "intake/mailbox/test_poll.py::test_a_letter_nobody_foresaw_is_set_aside_and_the_rest_goes_on",
        "intake/mailbox/test_poll.py::test_a_letter_that_kills_its_reader_is_tried_so_often_and_no_more",
        "intake/staff/test_bounded_judging.py",
        "intake/workers/test_letter_time.py",
        "notifier/test_many_points.py",
        "test_linear.py",
        "parsers/facts/test_size_caps.py",
        "parsers/texts/names/test_noise.py",
        "intake/mailbox/test_poll.py::test_a_mailbox_out_of_reach_does_not_keep_the_others",
    ),
    "A Word form is read as Word shows it, and what cannot be read there is told": (
        "parsers/docx/test_bound_controls.py",
        "parsers/docx/test_styles.py",
        "parsers/docx/test_chunks.py",
        "parsers/docx/test_odd_places.py",
        "parsers/docx/test_aside.py",
    ),
    "What only asks for an answer is none, and a choice that is marked is never called missing": (
        "parsers/texts/phrases/test_invitation.py",
        "parsers/forms/test_marked.py",
        "parsers/forms/test_marked_elsewhere.py",
        "parsers/forms/test_commented.py",
        "parsers/forms/test_learnt_and_filled.py",
        "parsers/forms/test_learn_layouts.py",
    ),
    "Two versions of a form that say the same are not called different for their layout": (
        "validators/scan_checks/test_prompts.py",
        "validators/rules/test_form_match.py",
    ),
    "What a form only names is not taken for it, and what came is never hidden by its name": (
        "parsers/roles/test_headings.py",
        "validators/evidence/test_named_pledge.py",
        "parsers/filetypes/test_clutter.py",
        "parsers/texts/names/test_named_bodies.py",
    ),
    "What stays shut is told once, and nothing is called missing that it may hold": (
        "parsers/packed/test_shut.py",
        "parsers/packed/test_joined_volumes.py",
        "parsers/filetypes/test_zip_kinds.py",
        "parsers/pdf/test_embedded_files.py",
    ),
    "A supplement joins its application, a stranger's counts for nothing, a link can be undone": (
        "intake/staff/test_relink.py",
        "validators/senders/test_known_senders.py",
        "validators/evidence/test_replaced_files.py",
    ),
    "A notice goes out once; 4xx and 5xx are told apart; budgets hold": (
        "intake/outbox/test_send.py",
        "intake/outbox/test_budgets.py",
    ),
    "No word of a stranger becomes a header or body of our mail": (
        "notifier/mail/test_injection.py",
        "intake/outbox/test_injected_letters.py",
    ),
    "An answer goes to an address its application knows, never to our own, in no spelling": (
        "validators/senders/test_answer_to.py",
        "intake/outbox/test_addressee.py",
        "intake/config/test_own_addresses.py",
        "parsers/texts/contact/test_mailbox_key.py",
    ),
    "Addresses beyond ASCII are written to, or shown to staff": (
        "notifier/notices/test_international.py",
        "parsers/texts/contact/test_domains.py",
    ),
    "In a rush a receipt goes ahead, and takes nothing from the answer that follows": (
        "intake/outbox/test_receipts.py",
    ),
    "Nobody is late by a date that cannot be": (
        "validators/model/test_receipt_time.py",
        "parsers/mail/test_dates.py",
        "validators/rules/test_deadline.py",
    ),
    "No robot is answered, bounces are tied to their notice, a forged sender's answer waits": (
        "parsers/mail/test_automatic.py",
        "validators/sorting/test_robots.py",
        "parsers/mail/test_robot_subjects.py",
        "parsers/mail/test_robot_texts.py",
        "intake/outbox/test_bounces.py",
        "parsers/mail/test_authentication.py",
    ),
    "Bombs and hostile files are refused with a finding": (
        "parsers/packed/test_archives.py",
        "parsers/pdf/test_hostile.py",
        "parsers/pdf/test_geometry.py",
        "parsers/forms/test_unwrap.py",
        "parsers/mail/test_outlook.py",
        "parsers/mail/test_rtf_body.py",
        "parsers/filetypes/test_ole.py",
    ),
    "A seal that no viewer shows is no stamp": ("parsers/pdf/test_layers.py",),
    "A flawless ring with star and text is found, or left to a person with the reason": (
        "parsers/page_files/test_large_pages.py",
        "parsers/seals/test_red_signs.py",
        "parsers/seals/test_plain.py",
    ),
    "Readers have no network where the kernel permits it": (
        "intake/workers/test_network_block.py",
    ),
    "A virus is named, and without the scanner that was asked for letters wait": (
        "intake/workers/test_clamd.py",
    ),
    "Nothing leaves the machine, and no other account reads what is kept": (
        "intake/workers/test_nothing_leaves.py",
        "intake/config/test_private_files.py",
    ),
    "A stranger at the console guesses no faster by crowds, locks nobody out, fills nothing": (
        "intake/console/test_attacks.py",
        "intake/console/test_hostile_values.py",
    ),
    "A backup comes back as it was, a spoilt one is told and changes nothing": (
        "intake/storage/test_backup.py",
    ),
    "What rots in register or archive is found": (
        "intake/storage/test_verify.py",
        "intake/mailbox/test_reconcile.py",
    ),
    "After purging no word of a person is left": ("intake/storage/test_purge.py",),
}


def promise_of(nodeid: str) -> str:
    """The promise a test tries; "" for none."""
    name = nodeid.removeprefix("tests/")
    return next(
        (
            promise
            for promise, patterns in PROMISES.items()
            for pattern in patterns
            if name == pattern or name.startswith((f"{pattern}::", f"{pattern}["))
        ),
        "",
    )


class Table:
    """Hears how each test ended, and writes the table when all have."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: Counter[str] = Counter()
        self.tests: dict[str, set[str]] = {promise: set() for promise in PROMISES}
        self.wrong: Counter[str] = Counter()

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        others = [item for item in items if not promise_of(item.nodeid)]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if promise_of(item.nodeid)]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        promise = promise_of(report.nodeid)
        if report.when == "call" and report.passed:
            self.tests[promise].add(report.nodeid.partition("[")[0])
        elif report.failed or report.skipped:
            self.wrong[promise] += 1
        if report.when == "teardown":
            # Only now has the fixture said how many there were.
            self.faults[promise] += int(dict(report.user_properties).get("faults", 1))

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if not hasattr(session.config, "workerinput"):
            self.path.write_text("\n".join(self._lines()) + "\n", "utf-8")

    def _lines(self) -> Iterator[str]:
        yield "# Reliability"
        yield ""
        yield "Written by `make reliability` from the tests that try each promise."
        yield ""
        yield "| Promise | Tests | Faults tried | Result |"
        yield "|---|---|---:|---|"
        for promise, tests in self.tests.items():
            by_file = Counter(test.partition("::")[0] for test in tests)
            named = "<br>".join(f"`{name}` ({count})" for name, count in sorted(by_file.items()))
            wrong = self.wrong[promise]
            result = f"{wrong} not held or not tried" if wrong else "held"
            yield f"| {promise} | {named} | {self.faults[promise]} | {result} |"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--reliability", metavar="FILE", help="Try the promises and write their table."
    )


def pytest_configure(config: pytest.Config) -> None:
    path = config.getoption("--reliability")
    if path:
        config.pluginmanager.register(Table(Path(path)), "reliability-table")


@pytest.fixture
def faults(record_property) -> Iterator[Counter[str]]:
    """Counts, by kind, the faults a test tries in its one run."""
    tried: Counter[str] = Counter()
    yield tried
    record_property("faults", tried.total())
