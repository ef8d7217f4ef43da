"""A seal that no viewer shows is no stamp; one that is shown is, whatever layer it lies in."""

import pytest
from written_pdfs import SEAL, drawn_seal, written

from parsers.facts.file_facts import Presence, StampKind
from parsers.page_files.pdf_file import read_pdf

OFF = "/OCProperties<</OCGs[20 0 R 21 0 R]/D<</OFF[20 0 R]>>>>"
ON = "/OCProperties<</OCGs[20 0 R 21 0 R]/D<<>>>>"
BASE_OFF = "/OCProperties<</OCGs[20 0 R 21 0 R]/D<</BaseState/OFF/ON[21 0 R]>>>>"
LAYER = "<</Type/OCG/Name(seal)>>"
UNSEEN = "<</Type/OCG/Name(s)/Usage<</View<</ViewState/OFF>>/Print<</PrintState/ON>>>>>>"
SCREEN = "<</Type/OCG/Name(s)/Usage<</View<</ViewState/ON>>/Print<</PrintState/OFF>>>>>>"
LAYERS = "/Properties<</L 20 0 R/M 21 0 R/R 23 0 R>>"
MARKED = f"/OC /L BDC {SEAL} EMC"
RULED = f"/OC /R BDC {SEAL} EMC"


def marked(content: str = MARKED, catalog: str = OFF, layer: str = LAYER, rule: str = "") -> bytes:
    objects = (layer, LAYER, drawn_seal(), rule or "<<>>")
    return written(content, *objects, resources=LAYERS, catalog=catalog)


def laid(
    entries: str = "", form: str = "", *, flags: int = 4, catalog: str = OFF, rule: str = "<<>>"
) -> bytes:
    """A seal laid upon the page as an annotation."""
    annotation = (
        f"<</Type/Annot/Subtype/Stamp/Rect[300 150 415 265]/F {flags}/AP<</N 22 0 R>>{entries}>>"
    )
    objects = (LAYER, LAYER, drawn_seal(form), annotation, rule)
    return written("", *objects, page="/Annots[23 0 R]", catalog=catalog)


def drawn_by_form(entries: str, catalog: str = OFF) -> bytes:
    objects = (LAYER, LAYER, drawn_seal(entries))
    return written("q 1 0 0 1 300 150 cm /X Do Q", *objects, catalog=catalog)


def masked() -> bytes:
    black = drawn_seal("/Group<</S/Transparency/CS/DeviceGray>>").replace(b"/S Do", b"/Q Do")
    state = "/ExtGState<</G<</SMask<</S/Luminosity/G 22 0 R>>>>>>"
    return written(f"/G gs {SEAL}", LAYER, LAYER, black, resources=state)


UNSEEN_SEALS = {
    "in a layer that is off": marked(),
    "off within one that is on": marked(f"/OC /M BDC {MARKED} EMC"),
    "on within one that is off": marked(f"/OC /L BDC /OC /M BDC {SEAL} EMC EMC"),
    "marked again within one that is off": marked(f"/OC /L BDC /Span BMC {SEAL} EMC EMC"),
    "all layers off but another": marked(catalog=BASE_OFF),
    "off on screens by its usage": marked(catalog=ON, layer=UNSEEN),
    "a rule: any on": marked(RULED, rule="<</Type/OCMD/OCGs[20 0 R]>>"),
    "a rule: all on": marked(RULED, rule="<</Type/OCMD/OCGs[20 0 R 21 0 R]/P/AllOn>>"),
    "a rule: all off": marked(RULED, ON, rule="<</Type/OCMD/OCGs[20 0 R]/P/AllOff>>"),
    "a rule: not on": marked(RULED, ON, rule="<</Type/OCMD/VE[/Not 20 0 R]>>"),
    "the picture's own layer": written(SEAL, LAYER, LAYER, catalog=OFF, picture="/OC 20 0 R"),
    "the layer of a form that draws it": drawn_by_form("/OC 20 0 R"),
    "laid on in a layer that is off": laid("/OC 20 0 R"),
    "laid on, all layers off but another": laid("/OC 20 0 R", catalog=BASE_OFF),
    "laid on, its appearance in a layer that is off": laid(form="/OC 20 0 R"),
    "laid on by a rule: any on": laid("/OC 24 0 R", rule="<</Type/OCMD/OCGs 20 0 R>>"),
    "laid on by a rule: all on": laid(
        "/OC 24 0 R", rule="<</Type/OCMD/OCGs[20 0 R 21 0 R]/P/AllOn>>"
    ),
    "laid on by a rule: any off": laid(
        "/OC 24 0 R", catalog=ON, rule="<</Type/OCMD/OCGs[20 0 R 21 0 R]/P/AnyOff>>"
    ),
    "laid on by a rule: not on": laid(
        "/OC 24 0 R", catalog=ON, rule="<</Type/OCMD/VE[/And 21 0 R[/Not 20 0 R]]>>"
    ),
    "laid on and hidden": laid(flags=2 | 4),
    "laid on and not for the screen": laid(flags=32 | 4),
    "wholly transparent": written(f"/G gs {SEAL}", resources="/ExtGState<</G<</ca 0>>>>"),
    "all but transparent": written(f"/G gs {SEAL}", resources="/ExtGState<</G<</ca 0.02>>>>"),
    "behind a mask": masked(),
    "beside the page": written("q 115 0 0 115 700 150 cm /S Do Q"),
    "cropped away": written(page="/CropBox[0 400 595 842]"),
    "clipped away": written(f"q 0 0 10 10 re W n {SEAL} Q"),
    "clipped to nothing": written(f"q 300 300 0 0 re W n {SEAL} Q"),
    "under a white box": written(f"{SEAL} 1 g 250 100 300 300 re f"),
    "under a grey page": written(f"{SEAL} 0.9 g 0 0 595 842 re f"),
    "too small to see": written("q 0.5 0 0 0.5 300 150 cm /S Do Q"),
}

SHOWN_SEALS = {
    "on the page": written(),
    "in a layer that is on": marked(catalog=ON),
    "in the one layer that is on": marked(f"/OC /M BDC {SEAL} EMC", BASE_OFF),
    "beside a layer that is off": marked(f"/OC /L BDC EMC {SEAL}"),
    "on screens, though not on paper": marked(catalog=ON, layer=SCREEN),
    "a rule: any on": marked(RULED, rule="<</Type/OCMD/OCGs[20 0 R 21 0 R]>>"),
    "a layer that is not there": marked("/OC /Z BDC " + SEAL + " EMC"),
    "laid on": laid(),
    "laid on in a layer that is on": laid("/OC 20 0 R", catalog=ON),
    "laid on in the one layer that is on": laid("/OC 21 0 R", catalog=BASE_OFF),
    "laid on in a layer, without any settings": laid("/OC 20 0 R", catalog=""),
    "laid on, settings that are none": laid("/OC 20 0 R", catalog="/OCProperties 7"),
    "laid on, a layer that is not there": laid("/OC 90 0 R"),
    "laid on by a rule: any on": laid("/OC 24 0 R", rule="<</Type/OCMD/OCGs[20 0 R 21 0 R]>>"),
    "laid on by a rule: or": laid("/OC 24 0 R", rule="<</Type/OCMD/VE[/Or 20 0 R 21 0 R]>>"),
    "laid on by a rule of nothing": laid("/OC 24 0 R", rule="<</Type/OCMD>>"),
    "laid on and locked": laid(flags=128 | 4),
    "half transparent": written(f"/G gs {SEAL}", resources="/ExtGState<</G<</ca 0.6>>>>"),
    "beside a white box": written(f"{SEAL} 1 g 20 100 200 300 re f"),
    "cropped to it": written(page="/CropBox[100 50 595 842]"),
}


@pytest.mark.parametrize("name", UNSEEN_SEALS)
def test_what_nobody_sees_is_no_stamp(name: str) -> None:
    facts = read_pdf(UNSEEN_SEALS[name])
    assert facts.pages_searched == 1
    assert facts.stamp is Presence.NONE


@pytest.mark.parametrize("name", SHOWN_SEALS)
def test_what_is_shown_is_found_as_a_picture(name: str) -> None:
    facts = read_pdf(SHOWN_SEALS[name])
    assert [(one.presence, one.kind) for one in facts.stamps] == [
        (Presence.FOUND, StampKind.PICTURE)
    ]
