"""Starting programs and ending them again: those that were started here, with all they started, and no others."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Callable, Optional, Sequence

PR_SET_CHILD_SUBREAPER = 36


class LabError(Exception):
    """Something a person should read: what is missing, or which set-up did not come up."""


def adopt_orphans() -> None:
    """Makes this process the parent of what its children leave behind (tmux servers, D-Bus daemons), so that it finds
    them again when it cleans up."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _parent(pid: str) -> int:
    try:
        stat = Path("/proc", pid, "stat").read_text(errors="replace")
    except OSError:
        return 0
    return int(stat.rsplit(")", 1)[1].split()[1])


def descendants() -> list[int]:
    """Everything that runs below this process, the parents first."""
    children: dict[int, list[int]] = {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        children.setdefault(_parent(pid), []).append(int(pid))
    found, todo = [], [os.getpid()]
    while todo:
        below = children.get(todo.pop(), [])
        found += below
        todo += below
    return found


def _collect_dead() -> None:
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def end_all() -> None:
    """Ends whatever this process started: asks first, then insists."""
    for number, patience in ((signal.SIGTERM, 1.0), (signal.SIGKILL, 3.0)):
        until = time.monotonic() + patience
        asked: set[int] = set()
        while time.monotonic() < until:
            _collect_dead()
            left = descendants()
            if not left:
                return
            for pid in left:
                if pid not in asked:
                    asked.add(pid)
                    try:
                        os.kill(pid, number)
                    except ProcessLookupError:
                        pass
            time.sleep(0.02)


def start(words: Sequence[str], env: dict[str, str], log, **more) -> subprocess.Popen:
    """Starts a program that runs beside this one, in a session of its own (so Ctrl-C reaches only us)."""
    return subprocess.Popen(list(words), env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                            start_new_session=True, **more)


def ask(words: Sequence[str], env: Optional[dict[str, str]] = None) -> str:
    """What a short-lived program prints; nothing where it fails or is not there."""
    try:
        done = subprocess.run(list(words), env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace")


def wait_for(what: Callable[[], object], seconds: float, failing: str):
    """Waits until `what` gives something true, and gives that back."""
    until = time.monotonic() + seconds
    while True:
        value = what()
        if value:
            return value
        if time.monotonic() > until:
            raise LabError(failing)
        time.sleep(0.03)
