"""Reads one PDF: its text, its stamps and its digital signatures. No policy, no register.

Run: python examples/read_pdf.py 承诺书.pdf
"""

import sys
from pathlib import Path

from parsers.reading import read_file


def main(path: Path) -> None:
    facts = read_file(path.read_bytes(), path.name)
    if facts.problem:
        print(f"cannot be read: {facts.problem} ({facts.detail})")
    if facts.paged is None:
        print(f"no PDF and no picture, but: {facts.type}")
        return
    print(f"pages: {facts.paged.pages}")
    print(f"text:  {' '.join(facts.paged.page_texts).strip()[:60] or 'none'}")
    for stamp in facts.paged.stamps:
        size = f"{stamp.diameter_mm:.0f} mm" if stamp.diameter_mm else "of unknown size"
        print(f"stamp: page {stamp.page}, {stamp.presence}, {stamp.colour}, {size}")
    for signature in facts.paged.signatures:
        state = "intact" if signature.intact else "not intact"
        print(f"signed by {signature.signer}: {state}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
