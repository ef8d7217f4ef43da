"""Reads the digits of other scripts (٠١٢, ०१२, 𝟎𝟏𝟐) as the figures they are."""

import unicodedata


def plain_digits(text: str) -> str:
    """Return the text with 0 to 9 for each decimal digit, as Unicode counts them.

    Circled and raised figures are no decimal digits and stay.
    """
    return text if text.isascii() else "".join(map(_plain, text))


def without_list_numbers(text: str) -> str:
    """Return the text parted where a figure in a circle or in brackets (①, ⑴, ⒈) counts the lines."""
    return "".join("\n" if _is_list_number(one) else one for one in text)


def _plain(character: str) -> str:
    return str(unicodedata.decimal(character, character))


def _is_list_number(character: str) -> bool:
    return (
        "\u2460" <= character <= "\u249b"
        or "\u24ea" <= character <= "\u24ff"
        or "\u2776" <= character <= "\u2793"
    )
