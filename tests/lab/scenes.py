"""What is looked at: which article is opened at which size, which keys are typed, and when a picture is taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional


@dataclass(frozen=True)
class Scene:
    name: str
    keys: str = ""                              # typed one by one; the screen comes to rest after each
    resize: Optional[tuple[int, int]] = None    # instead of keys: the window's new columns and rows
    back: str = ""                              # typed after the picture
    shell: bool = False                         # `q` is typed, and the shell's two lines are compared


@dataclass(frozen=True)
class Pass:
    """One start of the program, and the pictures taken before it ends."""
    name: str
    article: str
    cols: int
    rows: int
    scenes: tuple[Scene, ...]
    lang: str = "ar"
    command: str = "read"
    own_rows: tuple[int, ...] = ()              # rows that name the terminal, and so are another in each


# The same line is printed before the program starts and after it has ended: letters, Latin, both kinds of digits.
SHELL_LINE = "سلام للقارئ: sahifa 2025 (١٢٣ كلمة) في الطرفية"

SHELL = Scene("shell", shell=True)


def reading(word: str) -> tuple[Scene, ...]:
    """`word`: what is searched for, Latin so that keyboards do not matter (in the third article it is not found)."""
    return (
        Scene("first"),
        Scene("scrolled", "j j j j j j j j j j"),
        Scene("names", "Tab j j"),
        Scene("chosen", "Return"),
        Scene("card", "i", back="Escape"),
        Scene("contents", "t j", back="Escape"),
        Scene("help", "F1", back="Escape"),
        Scene("palette", "colon c o p y", back="Escape"),
        Scene("search", f"slash {' '.join(word)} Return"),
        Scene("section", "bracketright"),
        Scene("resized", resize=(90, 24)),
    )


NARROW = (Scene("first"), Scene("names", "Tab", back="Escape"), SHELL)

PASSES = (
    Pass("arabic", "deepseek-ar.txt", 100, 30, reading("Deep")),
    Pass("mixed", "mixed-ar.txt", 100, 30, reading("Rust")),
    Pass("harakat", "harakat-ar.txt", 100, 30, reading("zz")),
    Pass("english", "deepseek-ar.txt", 100, 30, (Scene("first"), Scene("help", "F1", back="Escape"), SHELL), lang="en"),
    Pass("arabic-80", "deepseek-ar.txt", 80, 30, NARROW),
    Pass("mixed-80", "mixed-ar.txt", 80, 30, NARROW),
    Pass("harakat-80", "harakat-ar.txt", 80, 30, NARROW),
    # Its question about marks is not looked at: they are drawn there even where they are known to be drawn wrong.
    Pass("doctor", "", 80, 30, (Scene("order"), Scene("letters", "y")), command="doctor", own_rows=(2, 3)),
)


def chosen(names: Optional[list[str]]) -> list[tuple[Pass, set[str]]]:
    """The passes to run, each with the scenes wanted of it. A name is a pass, a scene, or PASS/SCENE."""
    wanted = []
    for one in PASSES:
        scenes = {scene.name for scene in one.scenes
                  if names is None or {one.name, scene.name, f"{one.name}/{scene.name}"} & set(names)}
        if scenes:
            wanted.append((one, scenes))
    return wanted


def all_names() -> list[str]:
    return [f"{one.name}/{scene.name}" for one in PASSES for scene in one.scenes]
