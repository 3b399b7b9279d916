"""The states in which a crash may leave a disk.

An observer of file operations keeps, beside the disk, what was synced: of a file its bytes at its
last fsync, of a directory its names at its own. A state takes of each file and directory what is
there, what was synced, or, of what was not, something between.
"""

import os

from contrib_compat.disk import operations

LIVE, SYNCED = "live", "synced"


class Clones(operations.Observer):
    """Sees operations below a directory, and makes the states that a crash now may leave.

    Args:
      root: the directory, which is there, synced and empty.
      after_each: called after each operation that changes something.
    """

    READING = ("names_in", "read", "digest")

    def __init__(self, root, after_each):
        self.root = str(root)
        self._after_each = after_each
        self._numbers = {}
        self._count = 0
        self._bytes = {}
        self._names = {}
        self._is_directory = {}
        self._names[self._number(self.root)] = {}

    # A number stands for a file or directory for good; the file system gives its own again.

    def _number(self, path, is_new=False):
        inode = os.lstat(path).st_ino
        if is_new or inode not in self._numbers:
            self._count += 1
            self._numbers[inode] = self._count
            self._is_directory[self._count] = os.path.isdir(path)
        return self._numbers[inode]

    def after(self, operation):
        """Notes what an operation made or synced."""
        kind, path, other = operation
        if kind in self.READING or not path.startswith(self.root):
            return
        if kind in ("create_file", "make_directory"):
            self._number(path, is_new=True)
        elif kind == "write":
            for folder, folders, files in os.walk(path):
                for name in folders + files:
                    self._number(os.path.join(folder, name), is_new=True)
        elif kind == "link_or_copy":
            self._number(other, is_new=os.lstat(other).st_nlink == 1)
        elif kind == "sync_file":
            with open(path, "rb") as file:
                self._bytes[self._number(path)] = file.read()
        elif kind == "sync_directory":
            self._names[self._number(path)] = self._names_now(path)
        self._after_each(operation)

    def _names_now(self, path):
        return {name: self._number(os.path.join(path, name)) for name in os.listdir(path)}

    # --- states ----------------------------------------------------------------------------------

    def live(self):
        """Returns all that is there: by number its bytes, or the numbers of its names."""
        found = {self._number(self.root): self._names_now(self.root)}
        for folder, folders, files in os.walk(self.root):
            for name in folders:
                path = os.path.join(folder, name)
                found[self._number(path)] = self._names_now(path)
            for name in files:
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    found[self._number(path)] = file.read()
        return found

    def clone(self, live, destination, choose):
        """Writes a state.

        Args:
          live: what :meth:`live` returned.
          destination: the directory to write it to, which is not there.
          choose: called where something differs; returns ``LIVE`` or ``SYNCED``, or, of what is in
            a file, how much of it is there.
        """
        self._write(self._number(self.root), live, destination, choose)

    def _write(self, number, live, path, choose):
        if not self._is_directory[number]:
            now, synced = live.get(number), self._bytes.get(number, b"")
            what = now if now is not None else synced
            if what != synced:
                choice = choose(len(what))
                what = {LIVE: what, SYNCED: synced}.get(choice, what)
                what = what if isinstance(choice, str) else what[:choice]
            with open(path, "wb") as file:
                file.write(what)
            return
        os.mkdir(path)
        synced = self._names.get(number, {})
        now = live.get(number, synced)
        for name in {**now, **synced}:
            child = now.get(name)
            if child != synced.get(name) and choose(0) == SYNCED:
                child = synced.get(name)
            if child is not None:
                self._write(child, live, os.path.join(path, name), choose)


def all_of_it(size):
    """Chooses what is there."""
    return LIVE


def synced_alone(size):
    """Chooses what was synced."""
    return SYNCED


def some_of_it(random):
    """Returns a function that chooses at random."""

    def choose(size):
        choice = random.choice([LIVE, SYNCED, "part"])
        return random.randint(0, size) if choice == "part" and size else choice

    return choose
