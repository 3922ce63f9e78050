"""xterm.js, the terminal of VS Code and of web pages, in Chromium; `xtermjs_bridge.py` stands between it and the program."""

from __future__ import annotations

import os
import sys
import urllib.request
from pathlib import Path
from typing import Optional

from display import HEIGHT, WIDTH, XDisplay
from picture import Grid
from processes import start, wait_for
from terminals import HERE


class BrowserDisplay(XDisplay):
    address = ""

    def begin(self, renderer: str, xtermjs: Path, script: Path, cols: int, rows: int, font: str, pixels: int) -> None:
        port = self.work / "port"
        start([sys.executable, str(HERE / "xtermjs_bridge.py"), str(port), str(xtermjs), str(script), str(cols), str(rows),
               font, str(pixels), renderer], self.env, self.log)
        wait_for(port.exists, 10, "the bridge to the browser did not start")
        self.address = f"http://127.0.0.1:{port.read_text()}/"
        start(["chromium", f"--app={self.address}", f"--user-data-dir={self.work / 'chromium'}",
               f"--window-size={WIDTH},{HEIGHT}", "--window-position=0,0", "--no-first-run", "--disable-extensions",
               "--disable-sync", "--disable-background-networking", "--disable-component-update", "--test-type",
               # WebGL without a graphics card
               "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
               # Chromium's own sandbox cannot be had as root
               *(["--no-sandbox"] if os.geteuid() == 0 else [])], self.env, self.log)

    def resize(self, cols: int, rows: int, before: tuple[int, int], grid: Optional[Grid]) -> None:
        # The page fits its terminal to nothing; it is told the size, as a page would tell it after measuring.
        urllib.request.urlopen(f"{self.address}resize/{cols}/{rows}", data=b"").read()

    def renderer(self) -> str:
        """What the page really drew with: it falls back to DOM where WebGL cannot be had."""
        try:
            return (self.work / "port.renderer").read_text()
        except OSError:
            return ""
