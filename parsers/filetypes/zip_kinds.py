"""Tells documents that are zip packages from archives that somebody packed.

Told by a part that only such a package has, and where a part of it was lost by the ones left; a
folder called word/ in somebody's archive is only a folder.
"""

from parsers.facts.filetype import FileType

JAVA = "application/java-archive"
PAGES = "application/vnd.apple.pages"
IWORK = "application/vnd.apple.iwork"
OFD = "application/ofd"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ZIPPED = "application/x-zip-document"
"""Documents of kinds that nobody here reads: drawings, mind maps, books."""

_WORDS = frozenset({"docx", "docm", "dotx", "dotm", "doc", "wps", "wpt"})
# The three kinds of Office: a folder of their own, and the part that begins it.
_OFFICE = (
    ("word", ("document",), FileType.WORD, _DOCX),
    ("xl", ("workbook",), FileType.OTHER, _XLSX),
    ("ppt", ("presentation",), FileType.OTHER, _PPTX),
)
_PARTS = "[content_types].xml"
_RELATIONS = "_rels/.rels"
_IWORK_EXTENSIONS = frozenset(
    {"pages", "numbers", "key", "keynote", "template", "nmbtemplate", "kth"}
)
_IWORK_MARKS = frozenset({"index/document.iwa", "index.zip", "index.apxl", "metadata/properties.plist",
    "buildversionhistory.plist", "metadata/buildversionhistory.plist"})  # fmt: skip
# Where a name ends so, and no archive was meant.
_ZIPPED = frozenset({
    "xmind", "mmap", "mmat", "emmx", "eddx", "mindnode", "smmx", "km", "itmz",
    "sketch", "xd", "fig", "kra", "ora", "procreate", "afdesign", "epub", "ibooks", "fb3", "htmlz", "cbz",
    "vsdx", "vsdm", "vstx", "xps", "oxps", "dwfx", "3mf", "kmz", "mpp", "pbix", "pbit", "twbx", "qgz",
    "odg", "odf", "odb", "sxw", "sxc", "sxi", "uot", "uos", "uop", "hwpx", "onepkg", "thmx", "xlsb", "xlsm",
    "xltx", "pptm", "potx", "ppsx", "ggb", "gsp", "mscz", "mxl", "sb3", "nb", "ipynbz", "pez", "mind",
})  # fmt: skip
_MIMETYPES = (
    "epub",
    "vnd.oasis",
    "vnd.sun",
    "hwp+zip",
    "openraster",
    "x-krita",
    "vnd.xmind",
    "vnd.etsi",
)


def is_zipped_name(extension: str) -> bool:
    """Tell whether files called so are zips inside, and no archives."""
    return extension in _ZIPPED | _IWORK_EXTENSIONS | {"xlsx", "pptx", "ods", "odp", "ofd", "jar"}


def package_kind(names: set[str], filename: str, mimetype: str = "") -> tuple[FileType, str] | None:
    """The kind of document a zip with these parts is, None where it is an archive.

    `mimetype` is what the part of that name says.
    """
    extension = filename.rpartition(".")[2].lower() if "." in filename else ""
    folder, parts = _unfolded({name.lower() for name in names})
    if folder and (found := _package_folder(folder, parts)):
        return found
    parts = {name.lower() for name in names}
    if found := _office(parts, extension):
        return found
    if "ofd.xml" in parts:
        return FileType.OFD, OFD
    if "AndroidManifest.xml" in names or _is_java(names, extension):
        return FileType.OTHER, JAVA
    if (extension in _IWORK_EXTENSIONS and parts & _IWORK_MARKS) or "index/document.iwa" in parts:
        return _iwork(parts, extension)
    if _is_opendocument(parts, mimetype, extension):
        return _opendocument(mimetype, extension)
    if extension in _ZIPPED or any(mark in mimetype for mark in _MIMETYPES) or _is_drawn(parts):
        return FileType.OTHER, ZIPPED
    # A package of an unknown kind; it is still no archive.
    return (FileType.OTHER, ZIPPED) if {_PARTS, _RELATIONS} <= parts else None


def _unfolded(parts: set[str]) -> tuple[str, set[str]]:
    """The one folder in which everything lies, "" where there is none such; and what lies in it."""
    own = {part for part in parts if not part.startswith("__macosx/")}
    folder = next(iter(own), "").partition("/")[0]
    if any(not part.startswith(f"{folder}/") for part in own):
        return "", parts
    return folder, {part.removeprefix(f"{folder}/") for part in own}


def _package_folder(folder: str, parts: set[str]) -> tuple[FileType, str] | None:
    """A document that is a folder to its desktop, packed by a mail program; or one that was unpacked
    and packed again with its folder.
    """
    extension = folder.rpartition(".")[2]
    if "index/document.iwa" in parts or (extension in _IWORK_EXTENSIONS and parts & _IWORK_MARKS):
        return _iwork(parts, extension)
    if {_PARTS, "word/document.xml"} <= parts:
        return FileType.WORD, _DOCX
    if "ofd.xml" in parts:
        return FileType.OFD, OFD
    return (FileType.OTHER, ZIPPED) if {_PARTS, _RELATIONS} <= parts else None


def _office(parts: set[str], extension: str) -> tuple[FileType, str] | None:
    """Tells it by the folder beside the list of parts; where that was lost, by the first part."""
    for folder, begins, kind, media_type in _OFFICE:
        inside = [part for part in parts if part.startswith(f"{folder}/")]
        if not inside:
            continue
        main = any(part.startswith(f"{folder}/{one}") for part in inside for one in begins)
        related = _RELATIONS in parts or any(part.endswith(".rels") for part in inside)
        if _PARTS in parts or (main and (related or extension in _WORDS)):
            return kind, media_type
    return _in_a_folder(parts) if extension in _WORDS else None


def _in_a_folder(parts: set[str]) -> tuple[FileType, str] | None:
    """Unpacked and packed again by hand, the folder with it, under the document's own name."""
    packed_so = any(part.endswith("/word/document.xml") for part in parts)
    return (FileType.WORD, _DOCX) if packed_so else None


def _is_java(names: set[str], extension: str) -> bool:
    """A program for Java; somebody's folders may hold such a list of contents as well."""
    listed = "META-INF/MANIFEST.MF" in names
    return listed and (extension == "jar" or any(name.endswith(".class") for name in names))


def _iwork(parts: set[str], extension: str) -> tuple[FileType, str]:
    """Numbers has tables in a folder of their own, Keynote slides; the rest is a text."""
    is_deck = any(part.startswith("index/slide") for part in parts) or "index.apxl" in parts
    is_sheet = extension in ("numbers", "nmbtemplate")
    if extension in ("key", "keynote", "kth") or is_deck or is_sheet:
        return FileType.OTHER, IWORK
    return FileType.WORD, PAGES


def _is_opendocument(parts: set[str], mimetype: str, extension: str) -> bool:
    """Mind maps too have a content.xml and a manifest; what the package calls itself comes first."""
    if mimetype:
        return "vnd.oasis.opendocument" in mimetype
    whole = {"content.xml", "meta-inf/manifest.xml"} <= parts
    if extension in ("odt", "ods", "odp", "odg", "ott", "fodt"):
        return "content.xml" in parts
    return whole and extension not in _ZIPPED


def _opendocument(mimetype: str, extension: str) -> tuple[FileType, str]:
    no_text = ("spreadsheet", "presentation", "graphics", "formula", "chart", "database")
    if extension in ("ods", "odp", "odg") or any(kind in mimetype for kind in no_text):
        return FileType.OTHER, "application/vnd.oasis.opendocument"
    return FileType.WORD, "application/vnd.oasis.opendocument.text"


def _is_drawn(parts: set[str]) -> bool:
    """Mind maps and drawings under another name: XMind, Sketch, MindManager."""
    return (
        {"content.json", "metadata.json"} <= parts
        or {"document.json", "meta.json"} <= parts
        or (
            {"content.xml", "meta.xml"} <= parts
            and "mimetype" not in parts
            and "styles.xml" in parts
        )
        or "meta-inf/container.xml" in parts
    )
