"""Making the copy, whole or not at all, and removing it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Callable, Dict, Optional, Union

from contrib_compat.legacy.itself import copy, sources
from contrib_compat.legacy.itself.contents import (
    LICENCE,
    MANIFEST,
    METADATA,
    CopyError,
    digest,
    known_files,
)
from contrib_compat.legacy.itself.download import downloaded_wheel

#: Called while a file is downloaded, with the bytes that are there and those to come in all.
Progress = Callable[[int, int], None]


def fetch(cache: Path, source: Union[str, Path, None], progress: Progress) -> bool:
    """Makes the copy, unless a whole one is there.

    Two processes may do so at once: each makes its own, and the first to finish puts it in place.

    Args:
      cache: the directory that holds the copy; made where it is not there.
      source: a wheel of TensorFlow 1.15 or an installed one; None downloads the wheel.
      progress: told how the download goes.

    Returns:
      Whether a copy was made: False where a whole one was there.

    Raises:
      CopyError: the source isn't right, the download failed, or the cache can't be written.
    """
    root = copy.fetched_root(cache)
    # An empty path, of a variable of the shell that isn't set, asks for no download.
    place = None if source is None else Path(source).expanduser()
    if copy.is_fetched(root) and not copy.damages(root):
        return False
    try:
        cache.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=".fetch-", dir=str(cache)))
    except OSError as error:
        raise CopyError(
            f"The cache {cache} can't be written: {error.strerror}. --cache-dir or the variable "
            f"{copy.CACHE} names another place."
        ) from None
    try:
        with sources.opened(place or downloaded_wheel(work, progress)) as opened:
            _write(opened, place, work / "copy")
        _put_in_place(work / "copy", root)
    except OSError as error:
        raise CopyError(f"The copy in {cache} can't be written: {error}") from None
    finally:
        shutil.rmtree(str(work), ignore_errors=True)
    return True


def remove(cache: Path) -> bool:
    """Removes the copy; nothing else in the cache's directory is touched.

    Returns:
      Whether there was one, whole or not.

    Raises:
      CopyError: it can't be removed.
    """
    root = copy.fetched_root(cache)
    if not root.is_dir():
        return False
    try:
        # It goes in one step: who looks meanwhile finds a whole copy or none.
        aside = Path(tempfile.mkdtemp(prefix=".removed-", dir=str(cache)))
        root.rename(aside / root.name)
        shutil.rmtree(str(aside))
    except OSError as error:
        raise CopyError(f"The copy {root} can't be removed: {error}") from None
    return True


def _write(source: sources.Source, place: Optional[Path], root: Path) -> None:
    contents = _checked(source, place)
    contents[METADATA] = source.metadata
    if source.licence is not None:
        contents[LICENCE] = source.licence
    for path, content in contents.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    lines = [f"{digest(content)}  {path}\n" for path, content in contents.items()]
    (root / MANIFEST).write_text(
        f"# Files of TensorFlow {source.release}, unchanged\n" + "".join(lines), encoding="ascii"
    )


def _checked(source: sources.Source, place: Optional[Path]) -> Dict[str, bytes]:
    """Returns the contents of all files, none of them another than a release 1.15.x has."""
    contents: Dict[str, bytes] = {}
    strange = []
    for path, known in known_files().items():
        content = source.read(path)
        if content is not None and digest(content) in known.digests:
            contents[path] = content
        elif content is not None or known.everywhere:
            strange.append(path)
    if strange:
        few = ", ".join(strange[:3]) + (", ..." if len(strange) > 3 else "")
        raise CopyError(
            f"{place or 'The wheel'} says it is TensorFlow {source.release}, but {len(strange)} of "
            f"its files are missing or not those of TensorFlow 1.15: {few}"
        )
    return contents


def _put_in_place(made: Path, root: Path) -> None:
    aside = made.with_name("replaced")
    for _ in range(3):  # Another process may put its copy there between two steps of this one.
        if copy.is_fetched(root) and not copy.damages(root):
            return
        if root.exists():
            os.rename(str(root), str(aside))
            shutil.rmtree(str(aside), ignore_errors=True)
        try:
            os.rename(str(made), str(root))
            return
        except OSError:
            if not root.exists():
                raise
    raise CopyError(f"Other processes keep writing {root}.")
