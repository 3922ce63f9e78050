"""The set-ups as data: for each terminal emulator its packages, its command line and its settings.

In the texts `$cols`, `$rows`, `$font`, `$points`, `$pixels` (the font's size) and `$script` (what the terminal is to
run) are filled in. All are told the same: this font and size, no borders, no bars, no blinking cursor."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path
from string import Template
from typing import Mapping, Optional

import processes

HERE = Path(__file__).resolve().parent
FONT = "DejaVu Sans Mono"
POINTS = 14
DPI = 96

# What is needed whichever terminal is tried; the last ones give software OpenGL and the fonts.
BASE_PACKAGES = ("xvfb xdotool x11-utils xkb-data dbus libgl1-mesa-dri libegl1 libgles2 fontconfig fonts-dejavu-core "
                 "fonts-noto-core")


# What a kind of display needs besides; always of this system, also when the terminal is in a chroot.
DISPLAY_PACKAGES = {"x11": "", "wayland": "sway grim wtype", "browser": ""}


@dataclass(frozen=True)
class Terminal:
    name: str
    packages: str                       # the first one carries the version
    command: str
    settings: Mapping[str, str] = field(default_factory=dict)   # files under HOME
    shown_on: str = "x11"               # or "wayland", "browser"
    instead: Mapping[str, str] = field(default_factory=dict)    # for keys that the terminal keeps for itself


def _with_dbus(command: str) -> str:
    return "dbus-run-session --config-file=$work/bus.conf -- " + command


# The usual session bus, but with its socket in the work folder: in /tmp it would be left behind.
BUS = """<busconfig><type>session</type><listen>unix:dir=$work</listen><auth>EXTERNAL</auth><standard_session_servicedirs/>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
"""


KONSOLE = {
    ".local/share/konsole/lab.profile": """[Appearance]
Font=$font,$points,-1,5,50,0,0,0,0,0
ColorScheme=Linux
[General]
Name=lab
Parent=FALLBACK/
TerminalColumns=$cols
TerminalRows=$rows
TerminalMargin=0
ShowTerminalSizeHint=false
[Scrolling]
ScrollBarPosition=2
[Terminal Features]
BlinkingCursorEnabled=false
""",
    ".config/konsolerc": """[KonsoleWindow]
RememberWindowSize=false
UseSingleInstance=false
[TabBar]
TabBarVisibility=AlwaysHideTabBar
[MainWindow]
MenuBar=Disabled
[MainWindow][Toolbar mainToolBar]
Hidden=true
[MainWindow][Toolbar sessionToolbar]
Hidden=true
""",
}

QTERMINAL = {".config/qterminal.org/qterminal.ini": """[General]
fontFamily=$font
fontSize=$points
MenuVisible=false
ScrollbarPosition=0
TabBarless=true
HideTabBarWithOneTab=true
TerminalMargin=0
BlinkingCursor=false
AskOnExit=false
SavePosOnExit=false
SaveSizeOnExit=false
showTerminalSizeHint=false
"""}

# Up to 0.12 the settings are YAML, from 0.13 on TOML; each version reads its own file.
ALACRITTY = {
    ".config/alacritty/alacritty.yml": """window:
  decorations: none
  dimensions: {columns: $cols, lines: $rows}
font:
  normal: {family: '$font'}
  size: $points
cursor:
  style: {shape: Block, blinking: Never}
""",
    ".config/alacritty/alacritty.toml": """[window]
decorations = 'None'
dimensions = { columns = $cols, lines = $rows }
[font]
normal = { family = '$font' }
size = $points
[cursor]
style = { shape = 'Block', blinking = 'Never' }
""",
}

FOOT = {".config/foot/foot.ini": """font=$font:size=$points
initial-window-size-chars=${cols}x$rows
pad=0x0
dpi-aware=no
[csd]
preferred=none
[cursor]
blink=no
"""}

MLTERM = {".mlterm/aafont": "DEFAULT = $font\nISO10646_UCS4_1 = $font\n"}

# xterm shows each cell as it was sent and is the one the others are compared with, so it comes first.
TERMINALS = [
    Terminal("xterm", "xterm", "xterm -u8 -fa '$font' -fs $points -geometry ${cols}x$rows +sb -b 0 -bw 0 "
             "-xrm '*cursorBlink: false' -e $script"),
    Terminal("urxvt", "rxvt-unicode", "urxvt -fn 'xft:$font:size=$points' -geometry ${cols}x$rows +sb -b 0 -e $script"),
    Terminal("st", "stterm", "st -f '$font:size=$points' -g ${cols}x$rows -e $script"),
    Terminal("alacritty", "alacritty", "alacritty -e $script", ALACRITTY),
    Terminal("foot", "foot", "foot $script", FOOT, shown_on="wayland"),
    Terminal("zutty", "zutty", "zutty -font DejaVuSansMono -fontsize $pixels -geometry ${cols}x$rows -border 0 -e $script"),
    Terminal("vte", "libvte-2.91-0 gir1.2-vte-2.91 gir1.2-gtk-3.0 python3-gi",
             f"/usr/bin/python3 $lab/vte_window.py $cols $rows '$font $points' $script"),
    Terminal("xfce4-terminal", "xfce4-terminal", _with_dbus(
        "xfce4-terminal --disable-server --geometry ${cols}x$rows --hide-menubar --hide-borders --hide-toolbar "
        "--hide-scrollbar --font '$font $points' -x $script"), instead={"F1": "h"}),
    Terminal("konsole", "konsole", _with_dbus(
        "konsole --separate --hide-menubar --hide-tabbar --notransparency --profile lab -e $script"), KONSOLE),
    Terminal("mlterm", "mlterm", "mlterm -g ${cols}x$rows -w $pixels -E UTF-8 -O none -M none --border=0 "
             "--logmsg=false --restart=false -e $script", MLTERM),
    Terminal("kitty", "kitty", "kitty --config NONE -o 'font_family=$font' -o font_size=$points "
             "-o remember_window_size=no -o initial_window_width=${cols}c -o initial_window_height=${rows}c "
             "-o window_padding_width=0 -o cursor_blink_interval=0 -o update_check_interval=0 "
             "-o enable_audio_bell=no -o linux_display_server=x11 $script"),
    Terminal("pterm", "pterm", "pterm -fn 'client:$font $points' -geometry ${cols}x$rows -sb- -xrm 'pterm.BlinkCursor: 0' "
             "-xrm 'pterm.InternalBorder: 0' -xrm 'pterm.CharSet: UTF-8' -e $script"),
    Terminal("qterminal", "qterminal", _with_dbus("qterminal -e $script"), QTERMINAL),
    Terminal("xtermjs", "chromium", "webgl", shown_on="browser"),
    Terminal("xtermjs-dom", "chromium", "dom", shown_on="browser"),
]
BY_NAME = {terminal.name: terminal for terminal in TERMINALS}

MULTIPLEXERS = {
    "tmux": ("tmux", "exec tmux -u -S $work/tmux.socket -f $home/.tmux.conf new-session $script", {
        ".tmux.conf": "set -g status off\nset -g escape-time 0\nset -g default-terminal tmux-256color\n"}),
    # Without `altscreen` screen does not give back what was there before a full-screen program.
    "screen": ("screen", "export SCREENDIR=$work/screens; mkdir -m 700 -p $SCREENDIR; exec screen -U -c $home/.screenrc $script", {
        ".screenrc": "startup_message off\ndefutf8 on\nvbell off\naltscreen on\n"}),
}
INSIDE = {"tmux": ("xterm", "vte", "konsole", "kitty", "alacritty", "foot", "qterminal", "pterm"),
          "screen": ("xterm", "vte")}


def _installed(package: str, root: Optional[Path] = None) -> str:
    """The package's version; nothing where it is not installed."""
    where = ["--root", str(root)] if root else []
    found = processes.ask(["dpkg-query", *where, "-W", "-f", "${Status} ${Version}", package])
    return found.split()[-1] if " installed " in found else ""


@dataclass(frozen=True)
class SetUp:
    """A terminal, where it is installed, and what stands between it and the program."""
    terminal: Terminal
    root: Optional[Path] = None
    root_label: str = ""
    multiplexer: str = ""

    @property
    def name(self) -> str:
        before = f"{self.multiplexer}:" if self.multiplexer else ""
        return before + self.terminal.name + (f"@{self.root_label}" if self.root else "")

    @property
    def file_name(self) -> str:
        return re.sub(r"[^\w.-]", "_", self.name)

    def _installed(self, package: str) -> str:
        return _installed(package, self.root)

    def missing(self, xtermjs: Optional[Path]) -> list[str]:
        """The packages that are not installed."""
        wanted = self.terminal.packages.split()
        if self.multiplexer:
            wanted.append(MULTIPLEXERS[self.multiplexer][0])
        alike = {"mlterm": "mlterm-tiny"}   # which of the two is installed makes no difference to the lab
        missing = [one for one in wanted if not self._installed(one) and not self._installed(alike.get(one, one))]
        missing += [one for one in DISPLAY_PACKAGES[self.terminal.shown_on].split() if not _installed(one)]
        if self.terminal.shown_on == "browser" and not (xtermjs and _xtermjs_version(xtermjs)):
            missing.append("npm:@xterm/xterm (--xtermjs DIR)")
        return missing

    def version(self, xtermjs: Optional[Path]) -> str:
        if self.terminal.shown_on == "browser":
            return f"xterm.js {_xtermjs_version(xtermjs) if xtermjs else '?'}"
        first = self.terminal.packages.split()[0]
        version = self._installed(first) or f"{self._installed(first + '-tiny')} ({first}-tiny)"
        if self.multiplexer:
            version += f", {self.multiplexer} {self._installed(self.multiplexer)}"
        return version


def _xtermjs_version(folder: Path) -> str:
    try:
        return json.loads((folder / "node_modules/@xterm/xterm/package.json").read_text())["version"]
    except (OSError, ValueError, KeyError):
        return ""


def filled(text: str, values: Mapping[str, object]) -> str:
    return Template(text).safe_substitute(values)


def words(command: str, values: Mapping[str, object]) -> list[str]:
    """The command line's words. It is cut first and filled afterwards, so that spaces in values do no harm."""
    return [filled(word, values) for word in shlex.split(command)]


def all_set_ups(roots: Mapping[str, Path]) -> list[SetUp]:
    here = [SetUp(terminal) for terminal in TERMINALS]
    other = [SetUp(terminal, folder, label) for label, folder in roots.items()
             for terminal in TERMINALS if terminal.shown_on != "browser"]
    between = [SetUp(BY_NAME[name], multiplexer=between) for between, names in INSIDE.items() for name in names]
    return here + other + between


def named(name: str, roots: Mapping[str, Path]) -> SetUp:
    """Any set-up by its name, also one that is not in the usual list, such as `tmux:kitty@trixie`."""
    between, _, rest = name.rpartition(":")
    terminal, _, label = rest.partition("@")
    if terminal not in BY_NAME:
        raise processes.LabError(f"there is no terminal {terminal}; --list shows them")
    if between and between not in MULTIPLEXERS:
        raise processes.LabError(f"{name}: between can stand {' or '.join(MULTIPLEXERS)}")
    if label and label not in roots:
        raise processes.LabError(f"{name}: say where it is with --root {label}=DIR")
    return SetUp(BY_NAME[terminal], roots.get(label), label, between)


def packages() -> list[str]:
    wanted = BASE_PACKAGES.split()
    for one in TERMINALS:
        wanted += one.packages.split() + DISPLAY_PACKAGES[one.shown_on].split()
    wanted += [package for package, _, _ in MULTIPLEXERS.values()]
    # The two mlterm packages exclude each other, and either will do.
    if _installed("mlterm-tiny"):
        wanted.remove("mlterm")
    return list(dict.fromkeys(wanted))
