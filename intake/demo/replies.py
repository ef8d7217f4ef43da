"""Writes the replies as files: the message as sent, its text and its page."""

from collections.abc import Iterable, Mapping
from email import message_from_bytes
from email.policy import default
from pathlib import Path


def write_replies(
    messages: Iterable[bytes], names: Mapping[str, str], folder: Path
) -> tuple[Path, ...]:
    """Writes NAME.eml, .txt, .html for each message; `names` are by the Message-ID it answers."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for number, raw in enumerate(messages, 1):
        message = message_from_bytes(raw, policy=default)
        answered = "".join(str(message.get("In-Reply-To", "")).split())
        path = folder / f"{names.get(answered, f'reply-{number}')}.eml"
        path.write_bytes(raw)
        for kind, suffix in (("plain", ".txt"), ("html", ".html")):
            body = message.get_body((kind,))
            if body is not None:
                path.with_suffix(suffix).write_text(body.get_content(), "utf-8")
        written.append(path)
    return tuple(written)
