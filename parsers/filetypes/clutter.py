"""Recognises files that desktops, office programs, phones and servers leave behind.

Their names were gathered from the ignore lists that editors, file servers and synchronising programs
keep. A name alone condemns nothing: what holds a document is one, whatever it is called.
"""

import re
from collections.abc import Sequence

from parsers.facts.filetype import FileType
from parsers.filetypes.sniff import OFFICE_PREFIXES, PROGRAM, sniff, type_by_name

# Whatever lies below one of these is a program's own: thumbnails, attributes, deleted files, versions.
_FOLDERS = frozenset({
    "@eadir", "@tmp", "@synoresource", "@__thumb", ".@__thumb", "@recycle", "@recently-snapshot",
    "#recycle", "#snapshot", ".@qnap", ".synologyworkingdirectory", "#synorecycle",
    ".spotlight-v100", ".trashes", ".trash", ".fseventsd", ".temporaryitems", "temporary items",
    "network trash folder", ".documentrevisions-v100", ".appledouble", ".appledb", ".appledesktop",
    "thefindbycontentfolder", "thevolumesettingsfolder", ".mobilebackups", "backups.backupdb",
    "$recycle.bin", "system volume information", "lost+found", "lost.dir",
    ".thumbnails", ".photostructure", ".picasaoriginals", ".sync", ".stfolder", ".stversions",
    ".dropbox.cache", ".caches", ".streams", ".seafile-data", "dfsrprivate",
    ".git", ".svn", ".hg", ".bzr", ".idea", ".vscode", "__pycache__",
})  # fmt: skip
_FOLDER = re.compile(r"\.trash-\d+|found\.\d{3}")
# Put beside every packed file by macOS; nothing else should be there, and what is is looked at.
_MACOS = "__macosx"
_FILES = frozenset({
    ".ds_store", ".ds_store?", ".localized", ".apdisk", ".lsoverride", ".volumeicon.icns",
    ".com.apple.timemachine.donotpresent", ".com.apple.timemachine.supported", ".metadata_never_index",
    ".file", ".vol", ".hidden", "desktop db", "desktop df", ".parentlock", ".bridgesort",
    "thumbs.db", "thumbs.db:encryptable", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini",
    "folder.htt", "indexervolumeguid", "wpsettings.dat", "pspbrwse.jbf", "zbthumbnail.info",
    ".directory", ".nomedia", ".picasa.ini", "picasa.ini", ".thumbdata", ".thumbs", ".nfs",
    ".dropbox", ".dropbox.attr", ".stignore", ".sync", ".syncid", ".syncignore", ".syncarchive",
    ".nextcloudsync.log", ".owncloudsync.log", ".owncloudsync", ".csync_journal.db", ".teamdrive",
    ".seafile-data", "seafile-ignore.txt", ".849c9593-d756-4e56-8d6e-42412f2a707b",
    ".gitignore", ".gitattributes", ".gitkeep", ".gitmodules", ".keep", ".hgignore",
    ".netrwhist", "session.vim", "nohup.out", ".rnd", "sthumbs.dat", "synoindex_media_info",
})  # fmt: skip
_FILE = re.compile(
    r"\A(?:\._.*|~\$.*|\.~.*|\.#.*|#.*#"
    r"|~wr[a-z]\d{0,4}\.tmp|~df[0-9a-f]+\.tmp|(?:ppt|mso)[0-9a-f]{1,5}\.tmp|[0-9a-f]{8}\.tmp|~.*\.tmp"
    r"|\.sync_[0-9a-f]+\.db.*|\.(?:next|own)cloudsync\.log.*|\.csync_journal\.db.*"
    r"|\.?~?\.?syncthing[.~].*\.tmp|~syncthing~.*|\.syncthing\..*|\.syncloud.*"
    r"|\.fuse_hidden.*|\.nfs[0-9a-f]+|\..*\.sw[a-p]|.*\.un~|\.disk_label.*"
    r"|syno(?:file|photo|video)_(?:thumb|film).*|.*@syno(?:eastream|resource)"
    r"|.*:zone\.identifier|.*\.stackdump|albumart(?:small|_\{[0-9a-f-]+\}_\w+)\.jpg|\.thumbdata.*"
    r"|.*\.aria2|.*\.\$seafile|.*\.(?:lck|lock|ffs_db|ffs_lock|ffs_tmp))",
    re.DOTALL,
)
# What editors keep of a document while it is open or as it was before, and shortcuts on a desktop.
_LEFT_BEHIND = re.compile(
    r"\A(?:.*\.(?:tmp|temp|~tmp|wbk|asd|wpsbak|bak|old|lnk|url|website|webloc|desktop)"
    r"|~.*\.(?:docx?|docm|wps|wpt|rtf|xlsx?|et|pptx?|dps|pdf)"
    r"|.*\.(?:docx?|wps|rtf|odt|xlsx?|pptx?|pdf|txt)~)",
    re.DOTALL,
)
# A folder's own picture on a Mac: nothing but a name that ends in a carriage return.
_ICON = re.compile(r"icon[\r\n\uf00d_?]*")
_THUMBNAILS = re.compile(r"syno(?:file|photo|video)_.*|albumart.*")
_APPLE_DOUBLE, _APPLE_SINGLE = b"\x00\x05\x16\x07", b"\x00\x05\x16\x00"


def is_clutter(name: str, data: bytes, folders: Sequence[str] = ()) -> bool:
    """Tell whether a file of this name, in these folders, is no paper; `data` is empty where unknown."""
    own = name.casefold().strip(" ")
    if data.startswith((_APPLE_DOUBLE, _APPLE_SINGLE)):
        return own.startswith("._") or _in_macos(folders)
    if any(_is_clutter_folder(folder) for folder in folders):
        return True
    if _THUMBNAILS.fullmatch(own) and _FILE.fullmatch(own):
        return True
    if _ICON.fullmatch(own):
        return not data or own != "icon"
    named = (
        _in_macos(folders)
        or own in _FILES
        or bool(_FILE.fullmatch(own))
        or bool(_LEFT_BEHIND.fullmatch(own))
        or _is_hidden(own, folders)
    )
    return named and not _is_document(data)


def _is_hidden(name: str, folders: Sequence[str]) -> bool:
    """Tell whether desktops hide it, as programs mean it by such names; a paper's extension tells more."""
    hidden = any(one.startswith(".") and one.strip(".") for one in (name, *folders))
    return hidden and type_by_name(name) is FileType.OTHER


def _in_macos(folders: Sequence[str]) -> bool:
    return any(folder.casefold() == _MACOS for folder in folders)


def _is_clutter_folder(name: str) -> bool:
    folded = name.casefold().strip()
    return folded in _FOLDERS or bool(_FOLDER.fullmatch(folded))


def _is_document(data: bytes) -> bool:
    """Decides by bytes alone: a name neither counts here nor hides a program."""
    kind, media_type = sniff(data, "") if data else (FileType.OTHER, "")
    return kind is not FileType.OTHER or media_type.startswith((*OFFICE_PREFIXES, PROGRAM))
