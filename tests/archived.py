"""Archives packed on the spot."""

import io
import zipfile

import py7zr


class _RawName(zipfile.ZipInfo):
    """A name in GBK, with or without the flag that says UTF-8."""

    def _encodeFilenameFlags(self):  # noqa: N802 - zipfile's own hook
        return self.filename.encode("gbk"), 0


def zipped(files, *, raw=False, attributes=0) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = (_RawName if raw else zipfile.ZipInfo)(name)
            info.external_attr = attributes
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def seven(files, password=None, *, names_too=False) -> bytes:
    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w", password=password, header_encryption=names_too) as archive:
        for name, data in files.items():
            archive.writestr(data, name)
    return buffer.getvalue()
