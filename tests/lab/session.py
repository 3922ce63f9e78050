"""One terminal window: bringing it up at a size, running the program in it, and taking the pictures of its scenes."""

from __future__ import annotations

import fcntl
import os
import shlex
import shutil
import struct
import tempfile
import termios
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Iterator, Optional

import processes
import scenes
from browser import BrowserDisplay
from display import Display, XDisplay
from picture import MARK, Grid, Picture
from processes import LabError, wait_for
from terminals import BUS, DPI, FONT, HERE, MULTIPLEXERS, POINTS, SetUp, filled, words
from wayland import WaylandDisplay

DISPLAYS = {"x11": XDisplay, "wayland": WaylandDisplay, "browser": BrowserDisplay}

# In mounts of its own, so that nothing stays behind: the chroot gets /tmp and the devices, and the real root as /host.
IN_ROOT = """mkdir -p "$0/host"
for one in tmp dev sys; do mount --rbind "/$one" "$0/$one"; done
mount -t proc proc "$0/proc"
mount --rbind / "$0/host"
exec chroot "$0" "$@" """


@dataclass
class Shown:
    """What one scene showed. Without a picture, `note` says why."""
    one: scenes.Pass
    scene: scenes.Scene
    picture: Optional[Picture] = None
    grid: Optional[Grid] = None
    cols: int = 0
    rows: int = 0
    note: str = ""


@dataclass
class Options:
    binary: Path
    articles: Path
    xtermjs: Optional[Path] = None
    keep_log: Optional[Path] = None


@dataclass
class Session:
    """A window of `cols` by `rows` cells; to be used with `with`."""
    set_up: SetUp
    options: Options
    cols: int
    rows: int
    notes: list[str] = field(default_factory=list)

    def __enter__(self) -> "Session":
        # In /tmp, because that is where X has its sockets and what the chroots are given.
        self.work = Path(tempfile.mkdtemp(prefix="sahifa-lab-", dir="/tmp"))
        self.log = open(self.work / "log", "wb")
        self.tasks_run = 0
        self.pipe = -1
        try:
            self._bring_up()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_) -> None:
        processes.end_all()
        self.log.close()
        if self.pipe >= 0:
            os.close(self.pipe)
        if self.options.keep_log:
            shutil.copyfile(self.work / "log", self.options.keep_log)
        shutil.rmtree(self.work, ignore_errors=True)

    # Bringing it up

    def _environment(self) -> dict[str, str]:
        """Nothing is taken from the caller but the path: what his terminal says of itself must not be believed."""
        home, run = self.work / "home", self.work / "run"
        run.mkdir(mode=0o700)
        (home / ".config" / "sahifa").mkdir(parents=True)
        # Each pass begins at the beginning.
        (home / ".config" / "sahifa" / "config.toml").write_text("resume = false\n")
        return {"PATH": os.environ.get("PATH", "/usr/bin:/bin") + ":/usr/games", "HOME": str(home), "SHELL": "/bin/sh",
                "LANG": "C.UTF-8", "XDG_RUNTIME_DIR": str(run), "XDG_CONFIG_HOME": str(home / ".config"),
                "XDG_CACHE_HOME": str(home / ".cache"), "XDG_DATA_HOME": str(home / ".local/share"),
                "LAB_WORK": str(self.work), "LIBGL_ALWAYS_SOFTWARE": "1", "QT_QPA_PLATFORM": "xcb",
                "GSETTINGS_BACKEND": "memory", "NO_AT_BRIDGE": "1", "XMODIFIERS": "@im=none"}

    def _script(self, name: str, text: str) -> Path:
        path = self.work / name
        path.write_text(text)
        path.chmod(0o755)
        return path

    def _bring_up(self) -> None:
        terminal = self.set_up.terminal
        env = self._environment()
        values = {"cols": self.cols, "rows": self.rows, "font": FONT, "points": POINTS,
                  "pixels": round(POINTS * DPI / 72), "work": self.work, "home": env["HOME"], "lab": self.work,
                  "script": self._script("agent", (HERE / "agent.sh").read_text())}
        shutil.copy(HERE / "vte_window.py", self.work)      # where a chroot finds it too
        (self.work / "bus.conf").write_text(filled(BUS, values))
        settings = dict(terminal.settings)
        if self.set_up.multiplexer:
            _, command, more = MULTIPLEXERS[self.set_up.multiplexer]
            settings.update(more)
            values["script"] = self._script("between", "#!/bin/sh\n" + filled(command, values) + "\n")
        for name, text in settings.items():
            file = Path(env["HOME"], name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(filled(text, values))

        os.mkfifo(self.work / "tasks")
        self.pipe = os.open(self.work / "tasks", os.O_RDWR)
        self.display: Display = DISPLAYS[terminal.shown_on](self.work, env, self.log)
        self.display.open()
        if isinstance(self.display, BrowserDisplay):
            assert self.options.xtermjs
            self.display.begin(terminal.command, self.options.xtermjs, values["script"], self.cols, self.rows, FONT,
                               values["pixels"])
        else:
            command = words(terminal.command, values)
            if self.set_up.root:
                command = ["unshare", "-m", "--propagation", "private", "sh", "-ec", IN_ROOT, str(self.set_up.root), *command]
            processes.start(command, self.display.env, self.log, cwd=self.work)
        self.display.window_ready()
        wait_for((self.work / "tty").exists, 40, "the window came up, but nothing ran in it")
        if not self.set_size(self.cols, self.rows):
            raise LabError(f"the window cannot be made {self.cols}x{self.rows}; it is {self.size()}")
        if isinstance(self.display, BrowserDisplay) and self.display.renderer() not in ("", terminal.command):
            raise LabError(f"xterm.js drew with {self.display.renderer()}, not with {terminal.command}")
        self._measure()

    def size(self) -> tuple[int, int]:
        """The columns and rows that the program is told."""
        tty = os.open((self.work / "tty").read_text().strip(), os.O_RDONLY | os.O_NOCTTY)
        try:
            rows, cols, _, _ = struct.unpack("HHHH", fcntl.ioctl(tty, termios.TIOCGWINSZ, bytes(8)))
        finally:
            os.close(tty)
        return cols, rows

    def set_size(self, cols: int, rows: int, grid: Optional[Grid] = None) -> bool:
        """Resizes the window until the program sees this size. Some terminals take several attempts: their first
        window is another than asked for, or bars and borders are in the way."""
        for attempt in range(6):
            # The first time there may be nothing to do, or the first window is still growing.
            until = time.monotonic() + (1.0 if attempt or grid is None else 0)
            while time.monotonic() < until:
                if self.size() == (cols, rows):
                    self.display.find_window()
                    return True
                time.sleep(0.03)
            self.display.find_window()
            self.display.resize(cols, rows, self.size(), grid)
        return False

    def _measure(self) -> None:
        """Finds the cells: the first and the last one are marked, all others are blank."""
        mark = f"\\033[{MARK}m \\033[0m"
        self.task(f"printf '\\033[?25l\\033[0m\\033[H\\033[2J{mark}\\033[{self.rows};{self.cols}H{mark}'")

        def measured() -> Optional[Grid]:
            self.display.find_window()
            return Grid.measured(self.display.at_rest(), self.cols, self.rows)

        self.grid: Grid = wait_for(measured, 10, "the marks in the first and the last cell were not seen")
        self.task("printf '\\033[?25h\\033[H\\033[2J'")

    # Running things in it

    def begin_task(self, text: str) -> Path:
        self.tasks_run += 1
        name = f"task-{self.tasks_run}"
        (self.work / name).write_text(text + "\n")
        os.write(self.pipe, (name + "\n").encode())
        return self.work / (name + ".done")

    def task(self, text: str) -> None:
        wait_for(self.begin_task(text).exists, 20, "the terminal does not go on")

    def run(self, one: scenes.Pass, wanted: set[str]) -> Iterator[Shown]:
        """Starts the program and goes through its scenes, giving those that are wanted."""
        line = f"printf '%s\\n' {shlex.quote(scenes.SHELL_LINE)}"
        article = [str(self.options.articles / one.article)] if one.article else []
        program = shlex.join([str(self.options.binary), one.command, *article, "--lang", one.lang])
        if self.set_up.root:
            program = "chroot /host " + program
        blank = self.display.at_rest()
        done = self.begin_task(f"printf '\\033[H\\033[2J'; {line}; {program}; echo $? >code; {line}")
        self.display.at_rest(blank)
        # The first screen comes in two steps: the shell's line, then, after the terminal's answers, the program's.
        wait_for(lambda: done.exists() or self._full(), 15, "the program drew nothing")
        cols, rows = self.cols, self.rows
        for scene in one.scenes:
            if done.exists():
                code = (self.work / "code").read_text().strip()
                yield Shown(one, scene, note=f"the program had ended already (exit code {code})")
                continue
            note = ""
            if scene.resize:
                before = self.display.picture()
                if self.set_size(*scene.resize, grid=self.grid):
                    cols, rows = scene.resize
                    self.display.at_rest(before)
                else:
                    note = f"could not be resized to {scene.resize[0]}x{scene.resize[1]}"
            if scene.shell:
                self._quit(done)
            self._type(scene.keys)
            if scene.name in wanted:
                yield Shown(one, scene, note=note) if note else Shown(
                    one, scene, self.display.at_rest(), self.grid, cols, rows)
            self._type(scene.back)
        self._quit(done)
        if (cols, rows) != (self.cols, self.rows) and not self.set_size(self.cols, self.rows, self.grid):
            raise LabError("the window did not go back to its size")

    def again(self, shown: Shown) -> bool:
        """Looks a second time whether the screen has really come to rest, and puts in the new picture if not."""
        time.sleep(0.4)
        picture = self.display.at_rest()
        if shown.picture is None or picture == shown.picture:
            return False
        shown.picture = picture
        return True

    def _type(self, keys: str) -> None:
        instead = self.set_up.terminal.instead
        self.display.type([instead.get(key, key) for key in keys.split()])

    def _full(self) -> bool:
        """Whether the program's screen is there: ink below the first rows, where the shell writes nothing."""
        grey = self.display.at_rest().grey
        return len(set(grey[len(grey) // 6:])) > 8

    def _quit(self, done: Path) -> None:
        for key in ("q", "q", "ctrl+c"):
            if done.exists():
                break
            self.display.type([key])
            try:
                wait_for(done.exists, 2, "")
            except LabError:
                self.notes.append(f"{key} did not end the program")
        wait_for(done.exists, 5, "the program could not be ended")
        self.display.at_rest()
