"""Checks files as files: whether they can be opened, and what they carry."""

import operator
from collections.abc import Callable, Iterator

from parsers.facts.filetype import FileType
from parsers.facts.problem import Problem
from parsers.facts.spec import MaterialSpec
from parsers.filetypes.containers import PARTIAL as PIECE
from parsers.packed.volumes import VOLUME, volume_of
from validators.evidence.file_sizes import megabytes, rounded_up
from validators.evidence.replaced_files import standing
from validators.model.dossier import Document, Dossier
from validators.model.outcome import Evidence, failed, passed, skipped
from validators.model.rule import Disclosure, Rule, Translation
from validators.model.severity import Aspect, Severity

ARCHIVE = FileType.ARCHIVE.value


def _per_file(bad: Callable[[Document], bool]) -> Callable[[Dossier], Iterator[Evidence]]:
    def check(dossier: Dossier) -> Iterator[Evidence]:
        for document in standing(dossier):
            yield failed(document.filename) if bad(document) else passed(document.filename)

    return check


def _with(problem: Problem, why: str) -> Callable[[Dossier], Iterator[Evidence]]:
    check = _per_file(lambda document: document.facts.problem is problem)
    check.__doc__ = why
    return check


UNREADABLE = Rule(
    Problem.UNREADABLE.value,
    Aspect.REGULARITY,
    Severity.CORRECT,
    "文件可读",
    "文件“{where}”打不开（文件为空、不完整或已损坏）。",
    _with(Problem.UNREADABLE, "An empty, cut-off or corrupt file serves nobody; uploads break."),
    "请在本机确认文件能正常打开后重新发送。",
    point="文件“{place}”能否打开",
    english=Translation(
        fault="File “{place}” is empty, damaged or was cut off. Please send it again.",
        point="Whether file “{place}” can be opened.",
    ),
    russian=Translation(
        fault="Файл «{place}» пуст, повреждён или получен не полностью. Просим прислать его снова.",
        point="Открывается ли файл «{place}».",
    ),
)
ENCRYPTED = Rule(
    Problem.ENCRYPTED.value,
    Aspect.REGULARITY,
    Severity.CORRECT,
    "文件未加密",
    "文件“{where}”设有密码或已加密，无法打开。",
    _with(
        Problem.ENCRYPTED, "The experts get the files without the letter, so without a password."
    ),
    "请去除密码或加密后重新发送；整封加密的邮件请以普通邮件重新发送。",
    point="文件“{place}”（设有密码或已加密）",
    english=Translation(
        fault="File “{place}” asks for a password. Please send it without one.",
        point="File “{place}”, which asks for a password.",
    ),
    russian=Translation(
        fault="Файл «{place}» защищён паролем. Просим прислать его без пароля.",
        point="Файл «{place}», защищённый паролем.",
    ),
)
_PLAIN = "的格式暂无法自动读取（如 Pages、旧版 .doc、HEIC 照片），工作人员将人工查看"
_PLAIN_CURE = "如方便，请将 Pages 和旧版 Word 文件另存为 .docx、将照片另存为 JPG 后一并回复发送。"
# What stayed shut, by what it is, and what its sender can do.
_SHUT = {
    VOLUME: (
        "是分卷压缩包的一部分，收到的各卷未能合并打开，其中的材料暂未核对",
        "请不要分卷，将材料逐个作为附件或合为一个 zip 文件重新发送；文件过大时可分几封邮件发送。",
    ),
    PIECE: (
        "是一封被拆分发送的邮件中的一段，其中的材料暂未核对，将由工作人员处理",
        "请关闭邮件软件的“拆分大邮件”功能，或分几封邮件重新发送。",
    ),
    ARCHIVE: (
        "是暂无法自动打开的压缩包或封装文件，其中的材料暂未核对，将由工作人员处理",
        "如方便，请将材料逐个作为附件或合为一个 zip 文件重新发送。",
    ),
}


def _unsupported(dossier: Dossier) -> Iterator[Evidence]:
    """A kind we cannot read here is not the applicant's fault.

    Of an archive in several volumes one word is enough.
    """
    seen: set[object] = set()
    for document in standing(dossier):
        if document.facts.problem is not Problem.UNSUPPORTED:
            yield passed(document.filename)
            continue
        volume = document.attachment.path, volume_of(document.filename)
        if document.facts.detail == VOLUME and volume in seen:
            yield skipped(document.filename, reason="同一分卷压缩包，已一并说明")
            continue
        seen.add(volume)
        why, cure = _SHUT.get(_kind_of(document), (_PLAIN, _PLAIN_CURE))
        yield failed(document.filename, why=why, cure=cure)


def _kind_of(document: Document) -> str:
    if document.facts.detail == VOLUME:
        return VOLUME
    if document.attachment.media_type == PIECE:
        return PIECE
    return ARCHIVE if document.facts.type is FileType.ARCHIVE else ""


UNSUPPORTED = Rule(
    Problem.UNSUPPORTED.value,
    Aspect.REGULARITY,
    Severity.REFER,
    "文件格式可处理",
    "文件“{where}”{why}。",
    _unsupported,
    "{cure}",
    point="文件“{place}”的内容（该格式需要人工打开）",
    english=Translation(
        fault=(
            "File “{place}” could not be opened automatically. If you can, please send it again "
            "as a PDF, .docx, JPG or single zip file."
        ),
        point="The content of file “{place}”, which our staff will open.",
    ),
    russian=Translation(
        fault=(
            "Файл «{place}» не удалось открыть автоматически. По возможности просим прислать его "
            "в формате PDF, .docx, JPG или одним zip-файлом."
        ),
        point="Содержание файла «{place}»; его откроет сотрудник.",
    ),
)
REFUSED = Rule(
    Problem.REFUSED.value,
    Aspect.REGULARITY,
    Severity.REFER,
    "文件安全",
    "文件“{where}”因安全原因未打开（如可执行文件、异常压缩包）。",
    _with(Problem.REFUSED, "Bombs, executables and documents with a DTD are never opened."),
    "请勿发送程序文件或多层嵌套的压缩包，可将材料直接作为附件发送。",
    point="文件“{place}”",
    english=Translation(
        fault=(
            "File “{place}” was not opened for safety reasons. Please send the documents "
            "themselves as attachments."
        ),
        point="File “{place}”, which was not opened for safety reasons.",
    ),
    russian=Translation(
        fault=(
            "Файл «{place}» не открыт по соображениям безопасности. Просим прислать сами "
            "документы вложением."
        ),
        point="Файл «{place}», не открытый по соображениям безопасности.",
    ),
)

INFECTED = Rule(
    Problem.INFECTED.value,
    Aspect.REGULARITY,
    Severity.REFER,
    "文件不含病毒",
    "文件“{where}”被杀毒软件报告含有病毒，未予打开。",
    _with(Problem.INFECTED, "What the virus scanner names is not opened, by us or by the experts."),
    "请对电脑进行病毒查杀后，重新发送干净的文件。",
    point="文件“{place}”",
    english=Translation(
        fault="Please check file “{place}”.",
        point="File “{place}”.",
    ),
    russian=Translation(
        fault="Просим проверить файл «{place}».",
        point="Файл «{place}».",
    ),
    disclosure=Disclosure.POINT,
)


def _macro(document: Document) -> bool:
    return document.facts.word is not None and document.facts.word.macros


MACRO = Rule(
    "attachment-macro",
    Aspect.REGULARITY,
    Severity.REFER,
    "文件不含宏",
    "文件“{where}”含有宏程序（本系统不会运行）。",
    _per_file(_macro),
    "请另存为不含宏的 .docx 文件。",
    point="文件“{place}”中的宏",
    english=Translation(
        fault=(
            "File “{place}” holds macros. Please save it as .docx without macros and send it again."
        ),
        point="The macros in file “{place}”.",
    ),
    russian=Translation(
        fault=(
            "Файл «{place}» содержит макросы. Просим сохранить его в формате .docx без макросов и "
            "прислать снова."
        ),
        point="Макросы в файле «{place}».",
    ),
)
MACRO.check.__doc__ = "Macros in a form are either an accident or an attack; they are never run."


def _sizes(
    dossier: Dossier,
    limit_of: Callable[[MaterialSpec], int | None],
    fits: Callable[[int, int], bool],
) -> Iterator[Evidence]:
    """Hold every file against its material's limit in bytes."""
    for material in dossier.campaign.materials:
        if (limit := limit_of(material)) is None:
            continue
        for document in dossier.of(material.id):
            role, size = document.role(material.id), document.attachment.size
            if role is not None and not role.in_format:
                yield skipped(document.filename, reason="格式不符，未计大小")
            elif fits(size, limit):
                yield passed(document.filename)
            else:
                yield failed(document.filename, size=megabytes(size), limit=megabytes(limit))


def _too_small(dossier: Dossier) -> Iterator[Evidence]:
    """Pictures are printed: the call names a least size so that they can be."""
    yield from _sizes(dossier, lambda material: material.min_bytes, operator.gt)


FILE_TOO_SMALL = Rule(
    "file-too-small",
    Aspect.REGULARITY,
    Severity.CORRECT,
    "文件大小",
    "文件“{where}”只有 {size}，小于要求的 {limit}。",
    _too_small,
    "请发送原始高清文件，不要使用聊天软件压缩后的图片。",
    point="文件“{place}”的大小",
    english=Translation(
        fault="File “{place}” is smaller than asked for. Please send the original.",
        point="The size of file “{place}”.",
    ),
    russian=Translation(
        fault="Файл «{place}» меньше требуемого размера. Просим прислать оригинал.",
        point="Размер файла «{place}».",
    ),
)


def _too_large(dossier: Dossier) -> Iterator[Evidence]:
    """What is larger than the call allows cannot be uploaded to where the experts read it."""

    def fits(size: int, limit: int) -> bool:
        return size <= rounded_up(limit)

    yield from _sizes(dossier, lambda material: material.max_bytes, fits)


FILE_TOO_LARGE = Rule(
    "file-too-large",
    Aspect.REGULARITY,
    Severity.CORRECT,
    "文件大小上限",
    "文件“{where}”为 {size}，超过要求的 {limit}。",
    _too_large,
    "请压缩或精简后重新发送，不要超过 {limit}。",
    point="文件“{place}”的大小",
    english=Translation(
        fault="File “{place}” is larger than allowed. Please send a smaller one.",
        point="The size of file “{place}”.",
    ),
    russian=Translation(
        fault="Файл «{place}» превышает допустимый размер. Просим прислать файл меньшего размера.",
        point="Размер файла «{place}».",
    ),
)
