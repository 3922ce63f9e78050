"""The same for terminals that know only Wayland: sway without a monitor, pictures by grim, keys by wtype."""

from __future__ import annotations

import json
import os
import pwd
import subprocess
from typing import Optional

from display import HEIGHT, WIDTH, Display
from picture import Grid, Picture
from processes import LabError, ask, start, wait_for

SETTINGS = f"""output HEADLESS-1 resolution {WIDTH}x{HEIGHT}
xwayland disable
default_border none
seat * hide_cursor 1
for_window [app_id=".*"] floating enable, border none
"""


class WaylandDisplay(Display):
    box = (0, 0, 0, 0)

    def open(self) -> None:
        run = self.work / "run"
        (self.work / "sway.conf").write_text(SETTINGS)
        self.socket = run / "sway.socket"
        self.env.update(WLR_BACKENDS="headless", WLR_LIBINPUT_NO_DEVICES="1", WLR_RENDERER="pixman",
                        SWAYSOCK=str(self.socket))
        before: list[str] = []
        if os.geteuid() == 0:
            # sway refuses to run as root, so it runs as nobody, who must then own the folder of its sockets.
            nobody = pwd.getpwnam("nobody")
            os.chown(run, nobody.pw_uid, nobody.pw_gid)
            self.work.chmod(0o711)
            before = ["setpriv", "--reuid", str(nobody.pw_uid), "--regid", str(nobody.pw_gid), "--clear-groups"]
        start([*before, "sway", "-c", str(self.work / "sway.conf")], dict(self.env, HOME=str(run)), self.log)

        def sockets() -> list[str]:
            return [one.name for one in run.glob("wayland-*") if not one.name.endswith(".lock")]

        wait_for(lambda: sockets() and self.socket.exists(), 20, "sway did not start")
        self.env["WAYLAND_DISPLAY"] = sockets()[0]

    def find_window(self) -> bool:
        try:
            todo = [json.loads(ask(["swaymsg", "-t", "get_tree"], self.env))]
        except ValueError:
            return False
        while todo:
            node = todo.pop()
            if node.get("app_id"):
                place = node["rect"]
                self.box = place["x"], place["y"], place["width"], place["height"]
                return True
            todo += node.get("nodes", []) + node.get("floating_nodes", [])
        return False

    def picture(self) -> Picture:
        left, top, width, height = self.box
        taken = subprocess.run(["grim", "-t", "ppm", "-g", f"{left},{top} {width}x{height}", "-"], env=self.env,
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.log).stdout
        if not taken:
            raise LabError("grim took no picture")
        return Picture.from_ppm(taken)

    def press(self, key: str) -> None:
        # Every call is a new keyboard to sway, and the first key of a new keyboard is lost: Shift alone goes first.
        ask(["wtype", "-s", "120", "-k", "Shift_L", "-s", "60", "-k", key], self.env)

    def resize(self, cols: int, rows: int, before: tuple[int, int], grid: Optional[Grid]) -> None:
        _, _, width, height = self.box
        width = round(width * cols / before[0])
        height = round(height * rows / before[1])
        ask(["swaymsg", f"[app_id=\".*\"] resize set width {width} px height {height} px"], self.env)
