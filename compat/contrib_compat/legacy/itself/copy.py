"""Where the user's copy of TensorFlow 1.15's Python files is, and whether it is whole."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Dict, List, Optional

from contrib_compat.legacy.itself.contents import MANIFEST, METADATA, CopyError, digest, known_files

#: Says which copy is used: ``fetched``, the path of an installed 1.15, or ``off``.
FROM = "TF_CONTRIB_FROM"
#: Says where the fetched copy lies, in place of the platform's directory for caches.
CACHE = "TF_CONTRIB_CACHE"

_ANEW = "`tf-contrib fetch` makes the copy anew; then start the program again."
#: Why a copy has fewer files than it would have today.
EARLIER = (
    "an earlier release of this package made the copy of TensorFlow 1.15, with fewer files; "
    "`tf-contrib fetch` makes it anew"
)


def cache_directory(chosen: Optional[str] = None) -> Path:
    """Returns the directory of the fetched copy, which need not be there.

    Args:
      chosen: the directory that the user names; by default that of the environment variable
        ``TF_CONTRIB_CACHE``, or else the platform's directory for caches.
    """
    if chosen or os.environ.get(CACHE):
        return Path(chosen or os.environ[CACHE]).expanduser().absolute()
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else home / "AppData/Local") / "tf-contrib-compat" / "Cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "tf-contrib-compat"
    caches = os.environ.get("XDG_CACHE_HOME")
    return (Path(caches) if caches else home / ".cache") / "tf-contrib-compat"


def fetched_root(cache: Path) -> Path:
    """Returns the place of the copy in a cache: what ``tensorflow_core`` is in the wheel."""
    return cache / "tensorflow-1.15"


def is_fetched(root: Path) -> bool:
    """Whether a whole copy was put here; its files may have been damaged since."""
    return (root / MANIFEST).is_file()


def manifest(root: Path) -> Dict[str, str]:
    """Returns the digests of a fetched copy's files by their paths, as they were written.

    Raises:
      CopyError: there is no manifest, or it can't be read.
    """
    try:
        lines = (root / MANIFEST).read_text(encoding="ascii").splitlines()[1:]
        listed = {path: told for told, path in (line.split("  ") for line in lines)}
    except FileNotFoundError:
        raise CopyError(f"There is no whole copy in {root}") from None
    except (OSError, ValueError) as error:
        raise CopyError(f"{root} has no manifest that can be read: {error}") from None
    if METADATA not in listed:
        raise CopyError(f"{root} has no whole manifest")
    return listed


def lacking(root: Path) -> List[str]:
    """Returns the files that a fetched copy never had.

    It is whole as far as it goes: an earlier release of this package made it, which knew of fewer.
    Of an installed 1.15 nothing is asked, nor of a copy whose manifest is damaged.
    """
    try:
        listed = manifest(root)
    except CopyError:
        return []
    known = known_files()
    return sorted(path for path in known if known[path].everywhere and path not in listed)


def data_file(path: str) -> str:
    """Returns the path of a file with data; functions of contrib that read one ask by it.

    Args:
      path: where the file is in a copy, or in an installed 1.15.

    Raises:
      CopyError: a fetched copy has it not, or another one than TensorFlow 1.15.
    """
    root = next((parent for parent in Path(path).parents if is_fetched(parent)), None)
    if root is None:
        return path
    inside = Path(path).relative_to(root).as_posix()
    if inside in lacking(root):
        raise CopyError(f"There is no {path}: {EARLIER}")
    try:
        check_is_whole(root, inside, Path(path).read_bytes())
    except FileNotFoundError:
        raise _was_removed(root / inside) from None
    return path


def _was_removed(file: Path) -> CopyError:
    return CopyError(f"{file} was removed from the copy of TensorFlow 1.15. {_ANEW}")


def damages(root: Path) -> List[str]:
    """Compares each file of a fetched copy with the manifest and with what is known of 1.15.

    Returns:
      A sentence for each file that is gone, changed, can't be read or never was there; empty for
      a whole copy.
    """
    try:
        expected = manifest(root)
    except CopyError as error:
        return [str(error)]
    found = [f"{path} isn't there: {EARLIER}" for path in lacking(root)]
    known = known_files()
    for path in sorted(expected):
        try:
            actual = digest((root / path).read_bytes())
        except OSError as error:
            found.append(f"{path} can't be read: {error.strerror}")
            continue
        right = known[path].digests if path in known else (expected.get(path),)
        if actual not in right:
            found.append(f"{path} is not the file of TensorFlow 1.15")
    return found


def check_is_there(root: Path, inside: str) -> None:
    """Raises an error for a module that a copy is known to have and that isn't there any more.

    Args:
      root: the copy.
      inside: the module's path below it, without an ending.

    Raises:
      CopyError: its file, or the whole copy, was removed.
    """
    lost = [path for path in (f"{inside}.py", f"{inside}/__init__.py") if path in known_files()]
    if not root.is_dir():
        raise CopyError(f"The copy of TensorFlow 1.15 in {root} was removed. {_ANEW}")
    if lost and known_files()[lost[0]].everywhere:
        raise _was_removed(root / lost[0])


def check_is_whole(root: Path, path: str, text: bytes) -> None:
    """Raises an error for a file of a fetched copy that was changed since.

    Args:
      root: the copy. Of an installed 1.15, which isn't ours, nothing is asked.
      path: the file's path below it.
      text: what it holds.

    Raises:
      CopyError: it is not what TensorFlow 1.15 has there.
    """
    if (
        path in known_files()
        and is_fetched(root)
        and digest(text) not in known_files()[path].digests
    ):
        raise CopyError(f"{root / path} is not the file of TensorFlow 1.15 any more. {_ANEW}")


def is_off(spec: Optional[str] = None) -> bool:
    """Tells whether names that are not ours are to stay unanswered.

    Args:
      spec: see :func:`find_copy`.
    """
    return (spec or os.environ.get(FROM)) in ("off", "none")


def find_copy(spec: Optional[str] = None) -> Optional[Path]:
    """Finds the copy that unanswered names of ``tf.contrib`` are served from.

    Args:
      spec: ``"fetched"`` for the copy that ``tf-contrib fetch`` made, ``"off"`` for none, or the
        path of an installed TensorFlow 1.15: its ``tensorflow_core``, the site-packages around it
        or the environment's root. By default what ``TF_CONTRIB_FROM`` says; where that is not set,
        the fetched copy if there is one.

    Returns:
      The directory that holds ``contrib``, or None where there is no copy or none is wanted.

    Raises:
      CopyError: what ``spec`` or the variable names is not there, or is not TensorFlow 1.15.
    """
    if is_off(spec):
        return None
    origin = "contrib_from" if spec else FROM
    spec = spec or os.environ.get(FROM)
    if spec is None or spec in ("", "fetched"):
        root = fetched_root(cache_directory())
        if is_fetched(root):
            return root
        if not spec:
            return None
        raise CopyError(
            f"{origin} is 'fetched', but there is no copy of TensorFlow 1.15 in {root.parent}; "
            "`tf-contrib fetch` makes it."
        )
    place = Path(spec).expanduser().absolute()
    if place.is_file():
        raise CopyError(
            f"{origin} names the file {place}; `tf-contrib fetch --from {place}` makes a copy of a "
            "wheel, which is then used without being named."
        )
    if not place.exists():
        raise CopyError(
            f"{origin} is {spec!r}, which is neither 'fetched' nor 'off' nor a directory."
        )
    from contrib_compat.legacy.itself.sources import installed_root  # It reads zip files, too.

    return installed_root(place)
