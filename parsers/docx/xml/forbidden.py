"""Removes characters that XML forbids, which form-filling programs copy into documents."""

import re

# Written out (&#11; &#x1F;) or as bytes; UTF-8 and GBK have no letter with such a byte in it.
_REFERENCES = re.compile(
    rb"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bcBC]|[eEfF]|1[0-9a-fA-F]));"
)
_BYTES = bytes(code for code in range(32) if code not in b"\t\n\r")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def without_forbidden(xml: bytes) -> bytes:
    """The XML without forbidden control characters, nor what stands before its first tag."""
    if xml.startswith(_UTF16) or b"\0" in xml[:4]:
        return xml
    return _REFERENCES.sub(b"", xml.translate(None, _BYTES)).lstrip()
