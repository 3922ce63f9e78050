"""Whether a picture shows what xterm's picture of the same scene shows: row by row, cell by cell, shapes only."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Optional, Sequence

import scenes
from likeness import ink, inner_ink, middle_ink, likeness, raster
from session import Shown

# Measured (README.md): where a screen is right, its worst row has at least 0.79 and the worst three neighbours in it 0.61;
# where it is wrong, at most 0.77 and 0.48. Letters that do not join lower the second number more than the first.
ROW_RIGHT = 0.70
THREE_RIGHT = 0.55
# So many of a row's blanks may have some ink in their middle (marks beside their letters): seen up to 4 where it is
# right, 5 to 12 where it is wrong.
ASTRAY = 4
# Cells with less ink than this (a full stop, what a mark left behind in the next row) are not compared, but where one
# picture has so little, the other must not have a letter.
FAINT = 0.022
LETTER = 0.12
HANGING = 0.2       # the same for a blank cell into which a mark may hang over
MARK = 0.025        # ink in the middle of a blank cell from which on it is a mark
# Rules and other thin strokes: a mark that hangs down from the row above changes them as much as it changes nothing.
THIN = 0.075
# A screen with fewer inked cells than this was not drawn; nothing is said about it.
ENOUGH = 12

Cells = list[tuple[int, bytes]]


@dataclass
class Row:
    number: int             # from 1
    mean: float             # of its inked cells
    three: float            # the worst three neighbours
    compared: int
    missing: int = 0        # cells with a letter on one side only
    astray: int = 0         # marks in cells that are blank in xterm

    @property
    def right(self) -> bool:
        return (self.mean >= ROW_RIGHT and self.three >= THREE_RIGHT and not self.missing
                and self.astray <= ASTRAY)

    def __str__(self) -> str:
        more = f", {self.missing} letters on one side only" if self.missing else ""
        more += f", {self.astray} marks astray" if self.astray > ASTRAY else ""
        return f"row {self.number}: {self.mean:.2f}, worst three cells {self.three:.2f}{more}"


@dataclass
class Verdict:
    """`right` is None where nothing could be compared; `note` says why, or what else is to be said."""
    right: Optional[bool] = None
    rows: list[Row] = field(default_factory=list)
    note: str = ""

    @property
    def worst(self) -> Optional[Row]:
        wrong = [row for row in self.rows if not row.right]
        return min(wrong or self.rows, key=lambda row: row.mean, default=None)


def compare_row(number: int, ours: Cells, reference: Cells, beside: Sequence[bool] = ()) -> Optional[Row]:
    """Nothing for a row without ink on either side. `beside` says of each cell whether xterm has ink in the row above or
    below: xterm cuts marks off at the edge of their row, other terminals let them hang over."""
    if ours == reference:
        inked = sum(1 for cell in ours if ink(raster(*cell)) >= FAINT)
        return Row(number, 1.0, 1.0, inked) if inked else None
    values: list[float] = []
    thick: list[float] = []
    missing = astray = 0
    for our_cell, their_cell, hangs_over in zip(ours, reference, chain(beside, repeat(False))):
        one, other = raster(*our_cell), raster(*their_cell)
        if one is None and other is None:
            continue
        astray += other is None and not hangs_over and middle_ink(one) > MARK
        if min(ink(one), ink(other)) >= FAINT:
            assert one and other
            values.append(likeness(one, other))
            if ink(other) >= THIN:
                thick.append(values[-1])
        elif max(inner_ink(one), inner_ink(other)) > (HANGING if hangs_over and other is None else LETTER):
            missing += 1
            values.append(0.0)
            thick.append(0.0)
    if not values:
        return None
    threes = [sum(part) / 3 for part in zip(thick, thick[1:], thick[2:])]
    return Row(number, sum(values) / len(values), min(threes, default=1.0), len(values), missing,
               astray)


def _cells(shown: Shown) -> list[Cells]:
    assert shown.picture and shown.grid
    return shown.grid.rows_of(shown.picture, shown.cols, shown.rows)


def _judged(rows: list[Optional[Row]]) -> Verdict:
    inked = [row for row in rows if row]
    if sum(row.compared for row in inked) < ENOUGH:
        return Verdict(note="the screen is blank")
    return Verdict(all(row.right for row in inked), inked)


def with_reference(shown: Shown, reference: Optional[Shown]) -> Verdict:
    """Compares with the picture taken of xterm."""
    if not shown.picture:
        return Verdict(note=shown.note)
    if not reference or not reference.picture:
        return Verdict(note="no picture of xterm to compare with")
    theirs = _cells(reference)
    return _judged([compare_row(number, row, theirs[number - 1], _beside(theirs, number - 1))
                    for number, row in enumerate(_cells(shown)[:len(theirs)], 1)
                    if number not in shown.one.own_rows])


def _beside(rows: list[Cells], at: int) -> list[bool]:
    """Of each cell of a row: whether there is ink in the cell above or below it."""
    near = [rows[row] for row in (at - 1, at + 1) if 0 <= row < len(rows)]
    return [any(ink(raster(*cell)) >= FAINT for cell in cells) for cells in zip(*near)]


def within(shown: Shown) -> Verdict:
    """The line that the shell printed before the program ran, and the same line printed after it."""
    if not shown.picture:
        return Verdict(note=shown.note)
    before, after = _cells(shown)[:2]
    row = compare_row(2, after, before)
    if row is None or row.compared < ENOUGH:
        return Verdict(note="the shell's lines are not where they should be")
    return _judged([row])


def verdict(shown: Shown, reference: Optional[Shown]) -> Verdict:
    return within(shown) if shown.scene.shell else with_reference(shown, reference)


def scene_name(one: scenes.Pass, scene: scenes.Scene) -> str:
    return f"{one.name}/{scene.name}"
