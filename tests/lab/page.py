"""The result as a page with all pictures (index.html) and as a Markdown table (table.md)."""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional

from compare import ROW_RIGHT, THREE_RIGHT, Verdict

STYLE = """body { font: 14px sans-serif; margin: 1em } table { border-collapse: collapse }
td, th { border: 1px solid #bbb; padding: 3px; vertical-align: top; font-size: 12px; text-align: left }
thead th { position: sticky; top: 0; background: #fff } tbody th { position: sticky; left: 0; background: #fff; min-width: 11em }
img { width: 190px; display: block } .right { background: #cfc } .wrong { background: #fbb } .unknown { background: #eee }"""


@dataclass
class Cell:
    """One scene of one set-up."""
    verdict: Verdict
    picture: str = ""       # its file, seen from the output folder


@dataclass
class Line:
    """One set-up."""
    name: str
    version: str = ""
    cells: dict[str, Cell] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)    # the packages that are not installed
    reference: bool = False
    seconds: float = 0.0

    @property
    def right(self) -> int:
        return sum(cell.verdict.right is True for cell in self.cells.values())

    @property
    def wrong(self) -> list[str]:
        return [scene for scene, cell in self.cells.items() if cell.verdict.right is False]

    @property
    def not_compared(self) -> dict[str, str]:
        return {scene: cell.verdict.note for scene, cell in self.cells.items() if cell.verdict.right is None}

    @property
    def compared(self) -> int:
        return self.right + len(self.wrong)

    @property
    def worst(self) -> Optional[tuple[str, Cell]]:
        seen = [(scene, cell) for scene, cell in self.cells.items() if cell.verdict.worst]
        wrong = [one for one in seen if one[1].verdict.right is False]
        return min(wrong or seen, key=lambda one: one[1].verdict.worst.mean, default=None)

    @property
    def all_right(self) -> bool:
        """Everything was compared and found right; xterm's own screens are what the others are compared with."""
        open_ones = [scene for scene, why in self.not_compared.items() if not (self.reference and why == "reference")]
        return bool(self.compared) and not self.wrong and not open_ones

    def _named(self, scenes: list[str]) -> str:
        """The scenes in few words: a pass that is there as a whole is named once."""
        passes: dict[str, list[str]] = {}
        for scene in scenes:
            passes.setdefault(scene.split("/")[0], []).append(scene)
        return ", ".join(
            f"{one} ({len(found)})" if len(found) == sum(scene.startswith(one + "/") for scene in self.cells) and len(found) > 1
            else ", ".join(found) for one, found in passes.items())

    def in_words(self) -> str:
        parts = ["not installed: " + " ".join(self.missing)] if self.missing else []
        if self.wrong:
            parts.append("wrong: " + self._named(self.wrong))
        for why in dict.fromkeys(self.not_compared.values()):
            scenes = [scene for scene, one in self.not_compared.items() if one == why]
            if self.reference and why == "reference":
                parts.append(f"the reference of {len(scenes)} scenes")
            else:
                parts.append(f"not compared, {why}: {self._named(scenes)}")
        return "; ".join(parts + self.notes)


def table(lines: list[Line], about: str) -> str:
    rows = ["| terminal and version | scenes right/of | worst likeness | note |", "|---|---|---|---|"]
    for line in lines:
        worst = line.worst
        said = f"{worst[1].verdict.worst.mean:.2f} ({worst[0]})" if worst else "–"
        of = f"{line.right}/{line.compared}" if line.cells else "–"
        rows.append(f"| {line.name} {line.version} | {of} | {said} | {line.in_words()} |")
    return about + "\n\n" + "\n".join(rows) + "\n"


def _cell(cell: Optional[Cell]) -> str:
    if cell is None:
        return "<td></td>"
    verdict = cell.verdict
    kind = {True: "right", False: "wrong", None: "unknown"}[verdict.right]
    picture = html.escape(cell.picture)
    image = f'<a href="{picture}"><img loading="lazy" src="{picture}" alt=""></a>' if picture else ""
    wrong_rows = sorted((row for row in verdict.rows if not row.right), key=lambda row: row.mean)[:3]
    said = [html.escape(verdict.note)] if verdict.note else []
    said += [html.escape(str(row)) for row in wrong_rows]
    if verdict.right and verdict.worst:
        said.append(f"{verdict.worst.mean:.2f}")
    return f'<td class="{kind}">{image}{"<br>".join(said)}</td>'


def page(lines: list[Line], scenes: list[str], about: str) -> str:
    head = "".join(f"<th>{html.escape(scene)}</th>" for scene in scenes)
    body = []
    for line in lines:
        kind = "right" if line.all_right else "wrong" if line.wrong else "unknown"
        name = (f'<th class="{kind}">{html.escape(line.name)}<br>{html.escape(line.version)}<br>'
                f"{line.right}/{line.compared} right, {line.seconds:.0f} s<br>{html.escape('; '.join(line.notes) or line.in_words() * bool(line.missing))}</th>")
        body.append("<tr>" + name + "".join(_cell(line.cells.get(scene)) for scene in scenes) + "</tr>")
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>sahifa in terminals</title><style>{STYLE}</style></head><body>
<h1>sahifa in terminals</h1><p>{html.escape(about)}</p>
<p>Green: every row is like xterm's (mean of its cells at least {ROW_RIGHT}, worst three neighbours at least
{THREE_RIGHT}); the number is that of the worst row. Red: the worst rows are named. Grey: not compared.</p>
<table><thead><tr><th></th>{head}</tr></thead><tbody>
{chr(10).join(body)}
</tbody></table></body></html>
"""


def write(folder: Path, lines: list[Line], scenes: list[str], about: str) -> None:
    (folder / "index.html").write_text(page(lines, scenes, about))
    (folder / "table.md").write_text(table(lines, about))
