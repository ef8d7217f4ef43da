"""Tells pictures that decorate a letter, such as signature logos, from pictures somebody sent."""

import io
import re
from email.message import Message

from PIL import Image

from parsers.mail.head.headers import header
from parsers.mail.structure.filenames import name_of

# Logos are small in both measures; the photo of a page, even squeezed by a phone, is not.
LARGEST_LOGO = 100 * 1024
LOGO_SIDE = 500
_DRESS = re.compile(
    r"\A(?:image|att|outlook-|logo|signature|pic)[\w.@-]*\.(?:png|gif|jpe?g|bmp)", re.IGNORECASE
)


def is_logo(part: Message, content: bytes, shown: frozenset[str]) -> bool:
    """Tell whether the part only dresses the letter; `shown` are the Content-IDs its page refers to."""
    if not part.get_content_type().startswith("image/") or len(content) > LARGEST_LOGO:
        return False
    referred = header(part, "content-id").strip("<> ") in shown
    dress = part.get_content_disposition() == "inline" and bool(_DRESS.fullmatch(name_of(part)))
    return (referred or dress) and not _is_page(content)


def _is_page(content: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(content)) as picture:
            return min(picture.size) >= LOGO_SIDE
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
