"""Decodes a campaign file, or says why its bytes are no text that can be read."""

from validators.call_files.faults.file_fault import FileFault

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CURE = "请用记事本打开，选“另存为”，编码选 UTF-8，再交来。"


def file_text(raw: bytes) -> str | FileFault:
    """Return the text, its lines ended by a line feed, or the fault.

    Chinese Windows writes what it calls ANSI, which is GBK, and marks UTF-8 by three bytes in front.
    Nothing else than UTF-8 is read: a wrong guess would answer applicants in wrong characters.
    """
    if raw.startswith(_UTF16):
        return FileFault(1, "", "文件是“Unicode”（UTF-16）编码，无法读取。", _CURE)
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        message = "这是 Word、Excel、PDF 或压缩文件，不是活动文件。"
        cure = "公告和申报表请用 intake campaign learn 读取，例如：intake campaign learn 通知.docx"
        return FileFault(1, "", message, cure)
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return FileFault(line, "", _not_utf8(raw), _CURE)


def _not_utf8(raw: bytes) -> str:
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return "文件不是 UTF-8 文本，从这一行起无法读取。"
    return "文件是 GBK（记事本所称 ANSI）编码，从这一行起无法读取。"
