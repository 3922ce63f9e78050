"""How alike two cells' shapes are, whatever their colours and sizes: 1 is the same shape, 0 has nothing to do with it."""

from __future__ import annotations

from functools import lru_cache
from math import sqrt
from operator import mul
from typing import Optional

COLS, ROWS = 8, 16      # every cell is scaled to this raster
SHIFTS = [(dx, dy) for dy in (0, -1, 1) for dx in (0, -1, 1)]
UNDERLINES = 0.8        # how far down in a cell an underline is looked for, as a share of its height
CONTRAST = 24           # grey steps that still count as background (smoothed edges of a neighbour, gradients)


@lru_cache(maxsize=None)
def _weights(size: int, bins: int) -> tuple[tuple[tuple[int, float], ...], ...]:
    """For each bin of the raster the pixels that fall into it, and how much of each."""
    step = size / bins
    found = []
    for number in range(bins):
        low, high = number * step, (number + 1) * step
        found.append(tuple((pixel, min(high, pixel + 1) - max(low, pixel))
                           for pixel in range(int(low), size) if pixel < high and min(high, pixel + 1) > max(low, pixel)))
    return tuple(found)


def _without_underline(lines: list[list[int]]) -> list[list[int]]:
    """Takes a line across the whole cell below the letters' base line away: each terminal underlines at another height,
    and some not at all. In its place comes the row above, for the tails of letters that cross it."""
    strong = max(max(line) for line in lines) * 0.8
    for number in range(round(len(lines) * UNDERLINES), len(lines)):
        if min(lines[number]) >= strong:
            lines[number] = lines[number - 1]
    return lines


def _smooth(lines: list[list[float]]) -> list[list[float]]:
    """Each spot mixed with its neighbours left and right: thin strokes may lie half a pixel beside each other."""
    return [[(left + 2 * here + right) / 4 for left, here, right in zip([line[0]] + line, line, line[1:] + [line[-1]])]
            for line in lines]


@lru_cache(maxsize=200_000)
def raster(width: int, cell: bytes) -> Optional[tuple[float, ...]]:
    """The cell's ink: how far each spot is from the cell's own background, as a share of the greatest distance in it.
    Nothing for a blank cell."""
    low, high = min(cell), max(cell)
    if high - low < CONTRAST:
        return None
    background = max(set(cell), key=cell.count)
    lines = _without_underline([[abs(value - background) for value in cell[at:at + width]]
                                for at in range(0, len(cell), width)])
    greatest = max(max(line) for line in lines)
    if greatest < CONTRAST:
        return None
    across = _weights(width, COLS)
    scaled = [[sum([line[pixel] * share for pixel, share in one]) for one in across] for line in lines]
    scale = (width / COLS) * (len(lines) / ROWS) * greatest
    spots = [[sum([scaled[y][x] * share for y, share in down]) / scale for x in range(COLS)]
             for down in _weights(len(lines), ROWS)]
    return tuple(spot for line in _smooth(spots) for spot in line)


@lru_cache(maxsize=200_000)
def ink(spots: Optional[tuple[float, ...]]) -> float:
    """The share of the cell that is inked."""
    return sum(spots) / (COLS * ROWS) if spots else 0.0


@lru_cache(maxsize=200_000)
def inner_ink(spots: Optional[tuple[float, ...]]) -> float:
    """The same of the cell's middle, where neighbours and the marks of the rows above and below do not look in."""
    if not spots:
        return 0.0
    middle = [spot for y in range(4, ROWS - 3) for spot in spots[y * COLS + 2:(y + 1) * COLS - 2]]
    return sum(middle) / len(middle)


@lru_cache(maxsize=200_000)
def middle_ink(spots: Optional[tuple[float, ...]]) -> float:
    """The ink in the middle columns, but nothing if there is more at the right edge: there the letter before ends, and
    some terminals let it hang over."""
    if not spots:
        return 0.0
    lines = [spots[y * COLS:(y + 1) * COLS] for y in range(2, ROWS - 2)]
    middle = sum([sum(line[2:-2]) for line in lines])
    return 0.0 if middle <= sum([sum(line[-2:]) for line in lines]) else middle / (len(lines) * (COLS - 4))


@lru_cache(maxsize=200_000)
def _moved(spots: tuple[float, ...], dx: int, dy: int) -> tuple[list[float], float]:
    """The raster moved by so many spots, its mean taken away, and its length as a vector."""
    blank = [0.0] * COLS
    lines = [list(spots[at:at + COLS]) for at in range(0, COLS * ROWS, COLS)]
    lines = lines if not dy else lines[1:] + [blank] if dy < 0 else [blank] + lines[:-1]
    moved = []
    for line in lines:
        moved += line if not dx else line[1:] + [0.0] if dx < 0 else [0.0] + line[:-1]
    mean = sum(moved) / len(moved)
    centred = [spot - mean for spot in moved]
    return centred, sqrt(sum(map(mul, centred, centred)))


@lru_cache(maxsize=400_000)
def likeness(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """The correlation of two rasters, the best over small shifts: fonts sit a pixel higher or lower."""
    straight, length = _moved(one, 0, 0)
    # Of a sign that fills about half of the cell it is not sure which half is the background.
    half = max(ink(one), ink(other)) > 0.33
    best = 0.0
    for dx, dy in SHIFTS:
        moved, other_length = _moved(other, dx, dy)
        if length and other_length:
            alike = sum(map(mul, straight, moved)) / (length * other_length)
            best = max(best, abs(alike) if half else alike)
        if best > 0.97:
            break
    return best
