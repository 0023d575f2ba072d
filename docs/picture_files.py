"""Small picture files: a PNG of at most 256 colours, written without any image library.

A page of text has few colours, and as many shades between them as its letters have edges. The commonest are kept, and
each of the others becomes the nearest of these, which cuts a file to about a third and shows nowhere.
"""

from __future__ import annotations

import base64
import struct
import zlib
from collections import Counter
from typing import Final

from playwright.sync_api import Page

COLOURS: Final = 256
PIXELS: Final = """async (url) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    const brush = canvas.getContext("2d", { willReadFrequently: true });
    brush.drawImage(image, 0, 0);
    const bytes = brush.getImageData(0, 0, image.width, image.height).data;
    let text = "";
    for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
    return [image.width, image.height, btoa(text)];
}"""
"""The browser that drew a picture also reads it: width, height, and four bytes a pixel in base64."""


def small(png: bytes, blank: Page) -> bytes:
    """Return the same picture as a PNG of at most 256 colours; ``blank`` is an empty page that reads it."""
    url = f"data:image/png;base64,{base64.b64encode(png).decode()}"
    width, height, text = blank.evaluate(PIXELS, url)
    pixels = memoryview(base64.b64decode(text)).cast("I")
    counts = Counter(pixels)
    common = [colour for colour, _ in counts.most_common(COLOURS)]
    palette = [tuple(colour.to_bytes(4, "little")[:3]) for colour in common]
    index = {colour: place for place, colour in enumerate(common)}
    for colour in counts.keys() - index.keys():
        index[colour] = _nearest(tuple(colour.to_bytes(4, "little")[:3]), palette)
    places = bytes(map(index.__getitem__, pixels))
    rows = b"".join(b"\0" + places[at : at + width] for at in range(0, len(places), width))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)  # 8 bits, palette; PNG specification, 11.2.2
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, data)
        for kind, data in (
            (b"IHDR", header),
            (b"PLTE", bytes(value for colour in palette for value in colour)),
            (b"IDAT", zlib.compress(rows, 9)),
            (b"IEND", b""),
        )
    )


def _nearest(colour: tuple[int, ...], palette: list[tuple[int, ...]]) -> int:
    return min(
        range(len(palette)), key=lambda place: sum((a - b) ** 2 for a, b in zip(colour, palette[place], strict=True))
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
