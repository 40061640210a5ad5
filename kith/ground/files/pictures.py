"""Drawing a picture anew, so that nothing of the file that came is kept: no metadata, no place, no hidden code."""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from PIL import Image, ImageOps, UnidentifiedImageError

from kith.ground.words import mark

LARGEST_BYTES = 10 * 1024 * 1024
LARGEST_PIXELS = 50_000_000
"""A good camera's picture; a file that unfolds to more is an attack or a mistake."""

LONGEST_SIDE = 1600
SMALL_SIDE = 256
"""As sharp as a mark is on the largest paper; nothing behind the one who is meant is worth keeping."""
QUALITY = 82
KINDS = ("JPEG", "PNG", "WEBP", "GIF")
"""What is opened, told by the bytes and never by the name."""

TOO_LARGE = mark("This picture is too large. Choose one under 10 MB.")
NOT_A_PICTURE = mark("This is not a picture that can be opened here. Choose a photo (JPEG, PNG, WebP or GIF).")


class NotAPicture(Exception):
    """The file is no picture that may be kept; the words are fit to show."""


@dataclass(frozen=True)
class Picture:
    """A picture drawn anew."""

    content: bytes
    width: int
    height: int


def draw_anew(upload: IO[bytes]) -> Picture:
    """Return the picture in an upload as a fresh JPEG, upright and no larger than a screen. Raises NotAPicture."""
    return _opened(upload, _whole)


def draw_small(upload: IO[bytes]) -> Picture:
    """Return the middle of the picture in an upload, as a small square: a fresh JPEG, upright. Raises NotAPicture."""
    return _opened(upload, _square)


def _opened(upload: IO[bytes], cut: Callable[[Image.Image], Image.Image]) -> Picture:
    content = upload.read(LARGEST_BYTES + 1)
    if len(content) > LARGEST_BYTES:
        raise NotAPicture(TOO_LARGE)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=KINDS) as opened:
                if opened.width * opened.height > LARGEST_PIXELS:
                    raise NotAPicture(TOO_LARGE)
                return _drawn(cut(opened))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NotAPicture(TOO_LARGE) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        raise NotAPicture(NOT_A_PICTURE) from None


def _whole(opened: Image.Image) -> Image.Image:
    opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(opened)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return upright


def _square(opened: Image.Image) -> Image.Image:
    opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(opened)
    side = min(*upright.size, SMALL_SIDE)
    return ImageOps.fit(upright.convert("RGBA"), (side, side))


def _drawn(cut: Image.Image) -> Picture:
    layers = cut.convert("RGBA")
    fresh = Image.new("RGB", layers.size, "white")
    fresh.paste(layers, mask=layers)
    written = BytesIO()
    fresh.save(written, "JPEG", quality=QUALITY, optimize=True)
    return Picture(written.getvalue(), fresh.width, fresh.height)
