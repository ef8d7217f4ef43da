"""What programs leave beside files is nobody's paper; what holds a document is one by any name."""

import struct
import zipfile
from email.message import EmailMessage
from io import BytesIO

import pytest
from word_documents import document

from parsers.facts.problem import Problem
from parsers.filetypes.clutter import is_clutter
from parsers.mail.letter import open_letter

PDF = b"%PDF-1.4\n% a page"
WORD = document("案例申报表")
APPLE = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        " + bytes(200)
OWNER = struct.pack("<B", 6) + b"lin jq" + bytes(155)
JPEG = b"\xff\xd8\xff\xe0" + bytes(300)
TEXT = b"[.ShellClassInfo]\r\nIconResource=C:\\x.dll,3\r\n"
LINK = b"\x4c\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46" + bytes(200)
PROGRAM = b"MZ" + bytes(58) + b"\x80\0\0\0" + bytes(64) + b"PE\0\0"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

# Name with folders, and what it holds.
CLUTTER = [
    (".DS_Store", b"\0\0\0\1Bud1" + bytes(99)), ("材料/.DS_Store", b"\0\0\0\1Bud1"), (".localized", b""),
    ("__MACOSX/._表.pdf", APPLE), ("__MACOSX/材料/._书.pdf", b"1"), ("__MACOSX/.DS_Store", b"x"),
    ("._申报表.docx", APPLE), ("._承诺书.pdf", b""), ("材料/._图.jpg", APPLE + JPEG),
    ("Icon\r", b""), ("Icon\r", b"\0\0\1\0icns"), ("Icon", b""), ("Icon_", b""),
    (".Spotlight-V100/Store-V2/x.db", b"1"), (".Trashes/501/旧.docx", WORD), (".fseventsd/0000a1", b"1"),
    (".TemporaryItems/folders.501/x", b"1"), (".AppleDouble/表.pdf", b"1"), (".apdisk", b"<xml/>"),
    ("Thumbs.db", OLE), ("thumbs.DB", OLE), ("ehthumbs.db", OLE), ("ehthumbs_vista.db", b"1"),
    ("desktop.ini", TEXT), ("Desktop.ini", TEXT), ("$RECYCLE.BIN/S-1-5/$R1.docx", WORD),
    ("System Volume Information/IndexerVolumeGuid", b"1"), ("材料/$RECYCLE.BIN/desktop.ini", TEXT),
    ("~$申报表.docx", OWNER), ("~$申报表.docx", b""), ("~$x.pptx", OWNER), ("~$诺书.doc", OWNER + bytes(8)),
    (".~申报表.docx", b""), (".~申报表.docx", OWNER), (".~lock.申报表.docx#", b",lin,host,04.06.2026;"),
    ("~WRD0001.tmp", b"1"), ("~WRL3412.tmp", OWNER), ("~WRA2.tmp", b""), ("~WRF0000.tmp", b"x"),
    ("~DF3A21.tmp", b"x"), ("ppt8A3.tmp", b"x"), ("5B6C7D8E.tmp", b"x"), ("~temp.tmp", b""),
    ("@eaDir/x.pdf@SynoEAStream", b""), ("@eaDir/图.jpg/SYNOFILE_THUMB_M.jpg", JPEG),
    ("@eaDir/x.pdf/SYNOINDEX_MEDIA_INFO", b"{}"), ("SYNOFILE_THUMB_XL.jpg", JPEG), ("材料/@eaDir/a", b""),
    ("SYNOPHOTO_THUMB_B.jpg", JPEG), ("SYNOVIDEO_THUMB_S.jpg", JPEG), ("x.pdf@SynoResource", b"1"),
    ("#recycle/旧申报表.docx", WORD), ("#snapshot/表.pdf", PDF), ("@tmp/x", b"1"), ("@Recycle/a.pdf", PDF),
    (".@__thumb/s100图.jpg", JPEG), ("@Recently-Snapshot/x", b"1"),
    (".directory", b"[Desktop Entry]"), (".Trash-1000/files/a.pdf", PDF), ("lost+found/x", b"1"),
    (".fuse_hidden0001", b"1"), (".nfs0000abcd", b"1"), (".申报表.docx.swp", b"b0VIM"),
    (".#申报表.txt", b"1"),
    (".nomedia", b""), (".thumbnails/1.jpg", JPEG), (".picasa.ini", b"[x]"), ("Picasa.ini", b"[x]"),
    (".thumbdata3--1967290299", b"1"), ("LOST.DIR/1", b"1"),
    (".dropbox", b"{}"), (".dropbox.attr", b"{}"), (".dropbox.cache/2026/x.docx", WORD),
    (".nextcloudsync.log", b"x"), (".owncloudsync.log.1", b"x"), (".sync_1a2b3c.db", b"SQLite format 3\0"),
    (".sync_1a2b3c.db-wal", b"x"), ("._sync_1a2b.db", b"SQLite format 3\0"), (".csync_journal.db", b"x"),
    (".syncthing.申报表.docx.tmp", b"PK"), ("~syncthing~申报表.docx.tmp", b""), (".stfolder/x", b""),
    (".stversions/表~20260604.docx", WORD), (".stignore", b"x"), (".sync/Archive/a.pdf", PDF),
    (".seafile-data/x", b"1"), ("seafile-ignore.txt", b"*.tmp"), (".git/HEAD", b"ref"), (".gitignore", b"*"),
    ("申报表.docx:Zone.Identifier", b"[ZoneTransfer]"), ("Folder.htt", b"<html>"), ("x.pdf.aria2", b"\0\1"),
    # Hidden ones of programs not known by name.
    (".ksclouddrive", b"1"), (".duplicacy", b""), (".BridgeCache", b"1"), (".smbdeleteAAA0001", b""),
    (".DAV/x", b""), (".tmp.driveupload/2", b"1"), (".bzvol/bzvol_id.xml", b"<x/>"),
    (".baiduyun.uploading.cfg", b"1"), (".WPS_TMP_1", b"1"), (".~tmp~/x", b""), ("sync.ffs_lock", b"1"),
    (".sync.ffs_db", b"FreeFileSync"), (".com.apple.backupd.mvlist.plist", b"bplist00"),
    # Left of a document that was open, or kept as it was before.
    ("申报表.docx.tmp", b"x"), ("申报表.tmp", b"x"), ("fdc.xml.tmp", b""), ("表.~tmp", b"x"),
    ("a.TEMP", b"x"),
    ("申报表.wbk", b"damaged"), ("备份属于 申报表.wbk", OWNER), ("Backup of 申报表.WBK", b""),
    ("申报表的自动保存.asd", b"x"), ("申报表.docx.wpsbak", b"x"), ("申报表.docx.bak", OWNER),
    ("desktop.ini.bak", TEXT), ("申报表.old", b"x"), ("~申报表.wps", OWNER), ("~申报表.docx", OWNER),
    ("~申报表.et", b"x" * 5000), ("~WPS演示.dps", b""), ("申报表.docx~", b"x"), ("说明.txt~", b"x"),
    # Shortcuts, which lead to the papers and are none.
    ("申报表.docx - 快捷方式.lnk", LINK), ("申报表.docx.lnk", LINK), ("桌面.LNK", b""),
    ("材料/桌面.lnk", LINK),
    ("网站.url", b"[InternetShortcut]\r\nURL=https://a.example/\r\n"), ("网站.website", b"[x]"),
    ("网站.webloc", b"bplist00"), ("wps.desktop", b"[Desktop Entry]"),
]  # fmt: skip

DOCUMENTS = [
    ("申报表.docx", WORD), ("材料/承诺书.pdf", PDF), ("图.jpg", JPEG),
    # Names that look so, and hold a document all the same.
    ("~$申报表.docx", WORD), ("~备份.docx", WORD), (".~承诺书.pdf", PDF), ("._承诺书.pdf", PDF),
    ("__MACOSX/承诺书.pdf", PDF), (".承诺书.pdf", PDF), ("desktop.ini", PDF),
    (".支撑/图.jpg", JPEG), (".申报表.docx", b"damaged"), (".资料/承诺书.pdf", b"damaged"), ("../说明", b"x"),
    # Names that resemble them.
    ("Icon.png", JPEG), ("Icon", JPEG), ("thumbs.pdf", PDF), ("Thumbs.db.pdf", PDF), ("图标.ico", b"1"),
    ("recycled/运行数据.xls", OLE), ("recycle/a.pdf", PDF), ("CVs/简历.pdf", PDF), ("tmp/a.pdf", PDF),
    ("缩略图.jpg", JPEG), ("desktop.pdf", PDF), ("localized.txt", b"x"), ("第1#楼#.txt", b"x"),
    ("SYNOFILE说明.pdf", PDF), ("git/说明.txt", b"x"), ("支撑材料.txt", b"x"), ("~WRD报告.pdf", PDF),
    ("申报表.docx.tmp", WORD), ("承诺书.pdf.bak", PDF), ("承诺书.tmp", PDF), ("图.old", JPEG),
    ("表.wbk", WORD),
    ("~申报表.wps", WORD), ("申报表.docx~", WORD), ("桌面.lnk", PROGRAM), ("网站.url", PDF),
    ("快捷方式.docx", b"x"), ("tmp", b"x"), ("bak说明.txt", b"x"), ("申报表.tmp.docx", b"x"), ("lnk", b"x"),
    ("eaDir/a.pdf", PDF), ("System/a.pdf", PDF), ("__MACOSX.pdf", PDF),
]  # fmt: skip


def parts(path: str) -> tuple[str, list[str]]:
    *folders, name = path.split("/")
    return name, folders


@pytest.mark.parametrize(("path", "data"), CLUTTER)
def test_clutter_is_known_as_such(path, data):
    name, folders = parts(path)
    assert is_clutter(name, data, folders)


@pytest.mark.parametrize(("path", "data"), DOCUMENTS)
def test_a_document_is_one_by_any_name(path, data):
    name, folders = parts(path)
    assert not is_clutter(name, data, folders)


def packed(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def opened(files: dict[str, bytes]):
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.example", "x"
    message.set_content("您好")
    for name, data in files.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return open_letter(message.as_bytes()).letter


def test_clutter_in_an_archive_is_passed_over_and_stays_to_be_seen():
    files = {f"材料/{path}": data for path, data in CLUTTER} | {"材料/承诺书.pdf": PDF}
    letter = opened({"材料.zip": packed(files)})
    assert [a.filename for a in letter.attachments] == ["承诺书.pdf"]
    assert len(letter.passed_over) == len({path for path, _ in CLUTTER})
    assert "材料.zip/材料/Thumbs.db" in letter.passed_over


def test_clutter_attached_is_passed_over():
    alone = {path: data for path, data in CLUTTER if "/" not in path and "\r" not in path}
    letter = opened(alone | {"承诺书.pdf": PDF})
    assert [a.filename for a in letter.attachments] == ["承诺书.pdf"]
    assert len(letter.passed_over) == len(alone)


def test_an_archive_of_clutter_alone_holds_nothing():
    letter = opened({"材料.zip": packed({".DS_Store": b"x", "__MACOSX/._a": APPLE})})
    assert [(a.filename, a.problem) for a in letter.attachments] == [
        ("材料.zip", Problem.UNREADABLE)
    ]


def test_where_a_shortcut_leads_is_seen():
    url = b"[InternetShortcut]\r\nURL=https://pan.baidu.com/s/1Ab2c\r\n"
    letter = opened({"支撑材料.url": url, "承诺书.pdf": PDF})
    assert [a.filename for a in letter.attachments] == ["承诺书.pdf"]
    assert [link.url for link in letter.cloud_links] == ["https://pan.baidu.com/s/1Ab2c"]
