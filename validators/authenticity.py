"""Whether a letter comes from whom it says, by the word of our own mail server."""

from parsers.letter_facts import Letter

_FAILED = "fail"


def failed_checks(letter: Letter, authserv_id: str) -> str:
    """What the server `authserv_id` found wrong, as it would write it; "" where nothing is.

    DMARC weighs the other two and is final where the server asked it. Without it the sender fails
    when one of SPF and DKIM failed and the other did not pass: a forwarded letter fails SPF, a
    mailing list breaks DKIM. Of each method the topmost result counts, for servers write theirs
    above what a stranger may have written.
    """
    results: dict[str, str] = {}
    for check in letter.sender_checks:
        if authserv_id and check.server == authserv_id.lower():
            results.setdefault(check.method, check.result)
    if results.get("dmarc") in {"pass", "bestguesspass"}:
        return ""
    wrong = [f"{method}={result}" for method, result in results.items() if result == _FAILED]
    passed = any(results.get(method) == "pass" for method in ("spf", "dkim"))
    return ", ".join(wrong) if wrong and (results.get("dmarc") == _FAILED or not passed) else ""
