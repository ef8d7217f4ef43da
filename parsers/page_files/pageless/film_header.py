"""Reads length and size of a film or sound from the header of its container."""

import io
from typing import TYPE_CHECKING

from parsers.facts.media_facts import MediaFacts

if TYPE_CHECKING:
    from pymediainfo import MediaInfo

# A film of ten days is a header that lies.
LONGEST_SECONDS = 864_000
MOST_PIXELS = 65_536


def read_film_header(data: bytes) -> MediaFacts | None:
    """Return what libmediainfo finds in the header; None for no film, and where the library is not
    there: it is built for common platforms only.
    """
    try:
        # Loads a library of 15 MB that most letters need not.
        from pymediainfo import MediaInfo
    except ImportError:
        return None
    if not MediaInfo.can_parse():
        return None
    facts = _facts(MediaInfo.parse(io.BytesIO(data), parse_speed=0))
    return facts if facts != MediaFacts() else None


def _facts(info: "MediaInfo") -> MediaFacts:
    """The first picture track counts; a cover of a song is none."""
    films = info.video_tracks
    if not films and not info.audio_tracks:
        return MediaFacts()
    film = films[0] if films else None
    lengths = [
        _number(track.duration) for track in (*info.general_tracks, *films, *info.audio_tracks)
    ]
    known = [one for one in lengths if one is not None]
    seconds = known[0] / 1000 if known else None
    return MediaFacts(
        seconds if seconds is not None and 0 < seconds < LONGEST_SECONDS else None,
        _pixels(film.width) if film else None,
        _pixels(film.height) if film else None,
    )


def _pixels(value: object) -> int | None:
    number = _number(value)
    return int(number) if number is not None and 0 < number <= MOST_PIXELS else None


def _number(value: object) -> float | None:
    """The library gives figures as numbers or as text."""
    try:
        return float(value) if isinstance(value, (int, float, str)) else None
    except ValueError:
        return None
