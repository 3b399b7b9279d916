"""Marks: which process made a thing, and whether that process is gone."""

from __future__ import annotations

import hashlib
import os
import platform
from typing import NamedTuple, Optional

__all__ = ["Mark", "is_gone", "own_mark"]

_PROC = "/proc"


class Mark(NamedTuple):
    """A process.

    Attributes:
      host: eight hexadecimal digits of the machine, and of the container in which its processes
        have their numbers.
      boot: eight of its start; zeros where there is no telling.
      pid: the number of the process.
      start: when it started, by the clock of the boot; zero where there is no telling.
    """

    host: str
    boot: str
    pid: int
    start: int

    def __str__(self) -> str:
        return f"{self.host}-{self.boot}-{self.pid}-{self.start}"


_own: Optional[Mark] = None


def own_mark() -> Mark:
    """Returns the mark of this process."""
    global _own
    pid = os.getpid()
    # A process that forks has another mark than its parent, from which it inherits this one.
    if _own is None or _own.pid != pid:
        boot = _content_of("sys/kernel/random/boot_id")
        _own = Mark(_host(), _digest(boot) if boot else "0" * 8, pid, _start_of(pid) or 0)
    return _own


def is_gone(mark: Mark) -> Optional[bool]:
    """Tells whether a process is gone; None where only its own machine could tell."""
    own = own_mark()
    if mark.host != own.host or not own.start or not mark.start:
        return None
    # A number is given to another process some day, but that one starts at another time.
    return mark.boot != own.boot or _start_of(mark.pid) != mark.start


def _host() -> str:
    # Machines of one name are told apart by the system's own number, containers by the namespace.
    try:
        namespace = os.readlink(f"{_PROC}/self/ns/pid")
    except OSError:
        namespace = ""
    return _digest("\0".join([platform.node(), _content_of("/etc/machine-id"), namespace]))


def _start_of(pid: int) -> Optional[int]:
    # The name of the program is in parentheses, and may hold spaces and parentheses itself.
    fields = _content_of(f"{pid}/stat").rpartition(")")[2].split()
    is_alive = len(fields) > 19 and fields[0] not in "ZX"
    return int(fields[19]) if is_alive else None


def _content_of(path: str) -> str:
    try:
        with open(os.path.join(_PROC, path), encoding="utf-8", errors="replace") as file:
            return file.read().strip()
    except OSError:
        return ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:8]
