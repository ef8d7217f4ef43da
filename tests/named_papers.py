"""Forms whose attachment list names the pledge, and pledges, as facts: in Word, as text PDF, as scan."""

from dataclasses import replace

from dossiers import GOOD_ANSWERS, campaign, paged

from parsers.facts.file_facts import Cell, FileFacts, Stamp, Table, WordFacts
from parsers.facts.filetype import FileType

SCO, PARK = campaign(), campaign("green-parks-2024-park")
WORDING = SCO.material("pledge").wording
PLEDGE = (
    "附件2\n材料真实性承诺书\n中国—上海合作组织绿色产业合作促进中心：\n"
    f"{WORDING}\n申报单位名称（公章）：云岭绿能科技有限公司\n日期：2026年6月5日"
)
HEAD = "附件1\n中国—上海合作组织绿色产业合作典型案例\n申报表"
# The same list as applicants number, quote and bracket it.
LISTS = {
    "alone": "材料真实性承诺书",
    "bare": "材料真实性承诺书\n案例支撑材料",
    "last": "案例支撑材料\n材料真实性承诺书",
    "annexes": "附件1：申报表\n附件2：材料真实性承诺书\n附件3：案例支撑材料",
    "annex, Chinese": "附件一、申报表\n附件二、材料真实性承诺书",
    "annex alone": "附件2：材料真实性承诺书",
    "annex, no colon": "附件1 申报表\n附件2 材料真实性承诺书",
    "annex, apart": "附件2\n材料真实性承诺书\n附件3\n案例支撑材料",
    "quotes": "《材料真实性承诺书》\n《案例支撑材料》",
    "annex and quotes": "附件2：《材料真实性承诺书》",
    "double quotes": "“材料真实性承诺书”\n“案例支撑材料”",
    "corner quotes": "「材料真实性承诺书」",
    "numbers": "1.申报表\n2.材料真实性承诺书\n3.支撑材料",
    "numbers, pause": "1、材料真实性承诺书；\n2、支撑材料。",
    "numbers, bracket": "（1）材料真实性承诺书\n（2）案例支撑材料",
    "circled": "①材料真实性承诺书\n②案例支撑材料",
    "Chinese numbers": "一、材料真实性承诺书\n二、检测报告",
    "bullets": "●材料真实性承诺书\n●案例支撑材料",
    "broken": "材料真实性\n承诺书\n案例支撑材料",
    "short title": "真实性承诺书\n支撑材料",
    "form too": "中国—上海合作组织绿色产业合作典型案例申报表\n材料真实性承诺书",
    "with a note": "材料真实性承诺书\n案例支撑材料\n以上材料均真实有效，如有不实愿承担责任。",
    "with a promise": "材料真实性承诺书\n我单位承诺，此次提交的所有材料真实有效。",
}  # fmt: skip


def form_table(attachments: str, page: int = 0, rows: slice = slice(None)) -> Table:
    filled = GOOD_ANSWERS | {"attachment_list": attachments}
    labels = [(spec.label, filled[spec.key]) for spec in SCO.form.fields][rows]
    return Table(
        tuple(
            Cell(n, column, text)
            for n, pair in enumerate(labels)
            for column, text in enumerate(pair)
        ),
        page,
    )


def lines_of(table: Table) -> str:
    return "\n".join(cell.text for cell in table.cells)


def word(*blocks: str | Table) -> FileFacts:
    text = "\n".join(lines_of(one) if isinstance(one, Table) else one for one in blocks)
    loose = [line for one in blocks if isinstance(one, str) for line in one.split("\n")]
    tables = tuple(one for one in blocks if isinstance(one, Table))
    return FileFacts(FileType.WORD, word=WordFacts(text, tuple(loose), tables))


def rows_of(table: Table) -> str:
    """As a text layer has a table: the label and the first line of its answer on one line."""
    pairs = zip(table.cells[::2], table.cells[1::2], strict=True)
    return "\n".join(f"{label.text} {answer.text}" for label, answer in pairs)


def pdf(*pages: str, tables: tuple[Table, ...] = (), stamps: tuple[Stamp, ...] = ()) -> FileFacts:
    made = replace(paged(*stamps, pages=len(pages)), page_texts=pages, tables=tables)
    return FileFacts(FileType.PDF, paged=made)


def scan(*pages: str, stamps: tuple[Stamp, ...] = ()) -> FileFacts:
    made = replace(
        paged(*stamps, pages=len(pages)), page_texts=("",) * len(pages), scan_texts=pages
    )
    return FileFacts(FileType.PDF, paged=made)


def form_as(medium: str, attachments: str, *more: str) -> FileFacts:
    """The form, and behind it the pages `more`."""
    table = form_table(attachments, page=1)
    if medium == "word":
        return word(HEAD, replace(table, page=0), *more)
    if medium == "pdf":
        return pdf(f"{HEAD}\n{rows_of(table)}", *more, tables=(table,))
    if medium == "pdf without lines":
        return pdf(f"{HEAD}\n{rows_of(table)}", *more)
    return scan(f"{HEAD}\n{rows_of(table)}", *more)


MEDIA = ("word", "pdf", "pdf without lines", "scan")
