"""A picture of a window as three planes of bytes, how it is written as PNG, and where its cells are."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import Optional

# A colour of the fixed 256-colour cube that no terminal's theme changes: pure magenta.
MARK = "48;5;201"
_HIGH = bytes(1 if value > 90 else 0 for value in range(256))
_LOW = bytes(1 if value < 90 else 0 for value in range(256))
# Shares of the three colours in grey; they add up to less than 256, so that no sum runs over a byte.
_SHARES = [bytes(int(value * share) for value in range(256)) for share in (0.35, 0.40, 0.25)]


def _number(plane: bytes) -> int:
    return int.from_bytes(plane, "little")


@dataclass(frozen=True)
class Picture:
    width: int
    height: int
    red: bytes
    green: bytes
    blue: bytes

    @staticmethod
    def from_bgrx(width: int, height: int, pixels: bytes) -> "Picture":
        return Picture(width, height, pixels[2::4], pixels[1::4], pixels[0::4])

    @staticmethod
    def from_ppm(ppm: bytes) -> "Picture":
        kind, width, height, _, pixels = ppm.split(maxsplit=4) if ppm[:2] == b"P6" else (b"", 0, 0, 0, b"")
        width, height = int(width), int(height)
        # The pixels may begin with bytes that look like white space, so they are counted from the end.
        pixels = ppm[len(ppm) - width * height * 3:]
        return Picture(width, height, pixels[0::3], pixels[1::3], pixels[2::3])

    @cached_property
    def grey(self) -> bytes:
        """One byte a pixel. The planes are added as three long numbers: a loop over pixels would take a second."""
        total = sum(_number(plane.translate(share))
                    for plane, share in zip((self.red, self.green, self.blue), _SHARES))
        return total.to_bytes(self.width * self.height, "little")

    def cut(self, width: int, height: int) -> "Picture":
        """The left upper part, for windows that are larger than what is in them."""
        if width >= self.width and height >= self.height:
            return self
        width, height = min(width, self.width), min(height, self.height)

        def part(plane: bytes) -> bytes:
            return b"".join([plane[y * self.width:y * self.width + width] for y in range(height)])

        return Picture(width, height, part(self.red), part(self.green), part(self.blue))

    def png(self) -> bytes:
        rows = bytearray(self.width * self.height * 3)
        rows[0::3], rows[1::3], rows[2::3] = self.red, self.green, self.blue
        step = self.width * 3
        raw = b"".join(b"\0" + rows[at:at + step] for at in range(0, len(rows), step))

        def chunk(kind: bytes, data: bytes) -> bytes:
            return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw, 4)) + chunk(b"IEND", b"")

    def marked_box(self) -> Optional[tuple[int, int, int, int]]:
        """From the first to the last magenta pixel: left, top, right, bottom."""
        size = self.width * self.height
        mask = (_number(self.red.translate(_HIGH)) & _number(self.blue.translate(_HIGH))
                & _number(self.green.translate(_LOW))).to_bytes(size, "little")
        first, last = mask.find(1), mask.rfind(1)
        if first < 0:
            return None
        return first % self.width, first // self.width, last % self.width + 1, last // self.width + 1


@dataclass(frozen=True)
class Grid:
    """Where the cells are in the pictures of one window; their width may be broken (a browser's)."""
    left: float
    top: float
    cell_width: float
    cell_height: float

    @staticmethod
    def measured(picture: Picture, cols: int, rows: int) -> Optional["Grid"]:
        """From a picture whose first and last cell are marked and all others blank."""
        box = picture.marked_box()
        if box is None:
            return None
        width, height = (box[2] - box[0]) / cols, (box[3] - box[1]) / rows
        if width < 5 or height < 8 or not 1.4 < height / width < 3:
            return None
        return Grid(box[0], box[1], width, height)

    def end(self, cols: int, rows: int) -> tuple[int, int]:
        """Where so many columns and rows end."""
        return round(self.left + self.cell_width * cols), round(self.top + self.cell_height * rows)

    def rows_of(self, picture: Picture, cols: int, rows: int) -> list[list[tuple[int, bytes]]]:
        """All cells: for each row, for each column, the cell's width in pixels and its grey pixels, line by line."""
        grey, width = picture.grey, picture.width
        edges = [min(width, round(self.left + self.cell_width * col)) for col in range(cols + 1)]
        found = []
        for row in range(rows):
            top = round(self.top + self.cell_height * row)
            bottom = min(picture.height, round(self.top + self.cell_height * (row + 1)))
            lines = [grey[y * width:(y + 1) * width] for y in range(top, bottom)]
            found.append([(right - left, b"".join([line[left:right] for line in lines]))
                          for left, right in zip(edges, edges[1:])])
        return found
