"""A display without a monitor (Xvfb): one window on it, keys typed into it, pictures taken of it."""

from __future__ import annotations

import mmap
import os
import re
import select
import struct
import time
from pathlib import Path
from typing import Optional, Sequence

from picture import Grid, Picture
from processes import LabError, ask, start, wait_for
from terminals import DPI

WIDTH, HEIGHT = 1600, 1000
CHANGE = 1.2      # seconds a key may take to show something; some keys rightly show nothing
REST = 0.09       # two pictures this far apart must be equal
PATIENCE = 5.0    # seconds after which a screen that never rests is taken as it is


class Display:
    """What all kinds of display have in common."""

    def __init__(self, work: Path, env: dict[str, str], log) -> None:
        self.work, self.env, self.log = work, env, log
        self.restless = 0       # pictures taken although the screen had not come to rest

    def open(self) -> None:
        raise NotImplementedError

    def find_window(self) -> bool:
        raise NotImplementedError

    def picture(self) -> Picture:
        raise NotImplementedError

    def press(self, key: str) -> None:
        raise NotImplementedError

    def resize(self, cols: int, rows: int, before: tuple[int, int], grid: Optional[Grid]) -> None:
        """Makes the window so much larger or smaller; `before`: the columns and rows it has."""
        raise NotImplementedError

    def window_ready(self) -> None:
        wait_for(self.find_window, 40, "no window came up")

    def at_rest(self, before: Optional[Picture] = None) -> Picture:
        """The picture when two in a row are equal. With `before`, something must have changed first, or time is up."""
        begun = time.monotonic()
        last = self.picture()
        while before is not None and last == before and time.monotonic() - begun < CHANGE:
            time.sleep(0.02)
            last = self.picture()
        while True:
            time.sleep(REST)
            now = self.picture()
            if now == last:
                return now
            if time.monotonic() - begun > PATIENCE:
                self.restless += 1
                return now
            last = now

    def type(self, keys: Sequence[str]) -> None:
        """Types keys one by one; each is drawn before the next, so that partial repaints are tried too."""
        for key in keys:
            before = self.picture()
            self.press(key)
            self.at_rest(before)


class XDisplay(Display):
    """Xvfb. Its frame buffer is a file that can be read while it runs: pictures cost a few milliseconds."""

    window = ""
    box = (0, 0, 0, 0)

    def open(self) -> None:
        buffer = self.work / "screen"
        buffer.mkdir()
        read_end, write_end = os.pipe()
        # Xvfb looks for a free display by itself and writes its number to the pipe.
        start(["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-dpi", str(DPI),
               "-nolisten", "tcp", "-ac", "-noreset", "+extension", "GLX", "-fbdir", str(buffer)],
              self.env, self.log, pass_fds=[write_end])
        os.close(write_end)
        number = b""
        while not number.endswith(b"\n"):      # it comes in two parts
            part = os.read(read_end, 64) if select.select([read_end], [], [], 20)[0] else b""
            if not part:
                raise LabError("Xvfb did not start")
            number += part
        os.close(read_end)
        self.env["DISPLAY"] = ":" + number.decode().strip()
        with open(buffer / "Xvfb_screen0", "rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        # The file is an XWD dump: the header's length, 11 numbers, then bytes a line; later the number of colours.
        head = struct.unpack(">20I", self._memory[:80])
        self._line, self._pixels = head[12], head[0] + head[19] * 12

    def _tool(self, *words: str) -> str:
        return ask(["xdotool", *words], self.env)

    def find_window(self) -> bool:
        best = 0
        for line in ask(["xwininfo", "-root", "-children"], self.env).splitlines():
            found = re.match(r"\s+(0x[0-9a-f]+) .* (\d+)x(\d+)\+", line)
            if not found or int(found[2]) * int(found[3]) <= max(best, 10_000):
                continue
            about = ask(["xwininfo", "-id", found[1]], self.env)
            if "IsViewable" in about:
                left, top = (int(part) for part in re.findall(r"Absolute upper-left [XY]: +(-?\d+)", about))
                self.window, self.box = found[1], (left, top, int(found[2]), int(found[3]))
                best = self.box[2] * self.box[3]
        return bool(best)

    def window_ready(self) -> None:
        super().window_ready()
        # There is no window manager that would give the focus, and a pointer over the text would be in the picture.
        self._tool("windowfocus", self.window, "mousemove", str(WIDTH - 1), str(HEIGHT - 1))

    def picture(self) -> Picture:
        left, top, width, height = self.box
        left, top = max(0, left), max(0, top)
        width, height = min(width, WIDTH - left), min(height, HEIGHT - top)
        at = self._pixels + left * 4
        memory = self._memory
        lines = [memory[at + y * self._line:at + y * self._line + width * 4] for y in range(top, top + height)]
        return Picture.from_bgrx(width, height, b"".join(lines))

    def press(self, key: str) -> None:
        self._tool("key", key)

    def resize(self, cols: int, rows: int, before: tuple[int, int], grid: Optional[Grid]) -> None:
        _, _, width, height = self.box
        cell_width = grid.cell_width if grid else width // before[0]
        cell_height = grid.cell_height if grid else height // before[1]
        width += round((cols - before[0]) * cell_width)
        height += round((rows - before[1]) * cell_height)
        self._tool("windowsize", self.window, str(width), str(height))
