"""What a copy is made from: a wheel of TensorFlow 1.15 or an installed one."""

from __future__ import annotations

import re
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import Callable, Iterator, List, NamedTuple, Optional, Tuple

from contrib_compat.legacy.itself.contents import LICENCE, METADATA, CopyError

#: The licence's text is no file of the wheel's own in some builds; Abseil's is word for word it.
_LICENCES = ("dist-info/LICENSE", "tensorflow_core/include/external/absl_py/absl/LICENSE")

#: The directories in which builds of TensorFlow describe themselves.
_DISTRIBUTION = re.compile(r"(nvidia_|intel_)?tensorflow(_cpu|_gpu)?-\d")


#: What zipfile raises of what isn't a whole archive, or is one that only others can read.
_DAMAGES = (OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error)


class Source(NamedTuple):
    """Files of TensorFlow 1.15, wherever they lie.

    Attributes:
      release: such as ``1.15.5``.
      read: returns the content of a file by its path below ``tensorflow_core``, or None.
      metadata: what the distribution says of itself, its licence among it.
      licence: the text of the licence, or None where it isn't there.
    """

    release: str
    read: Callable[[str], Optional[bytes]]
    metadata: bytes
    licence: Optional[bytes]


@contextmanager
def opened(place: Path) -> Iterator[Source]:
    """Opens a wheel, an installed TensorFlow 1.15 or an earlier copy for reading.

    Raises:
      CopyError: it is none of these, it is damaged, or it is another release than 1.15.x.
    """
    if place.is_dir():
        yield _directory(installed_root(place))
        return
    if not place.exists():
        raise CopyError(f"There is no {place}.")
    if not place.is_file():
        raise CopyError(f"{place} is neither a file nor a directory.")
    try:
        archive = zipfile.ZipFile(str(place))
    except _DAMAGES as error:
        raise CopyError(f"{place} is not a whole wheel: {error}") from None
    with archive:
        yield _wheel(place, archive)


def _wheel(place: Path, archive: zipfile.ZipFile) -> Source:
    names = archive.namelist()
    metadata = [name for name in names if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)]
    if not metadata:
        raise CopyError(f"{place} is not a wheel.")

    def content(name: str) -> bytes:
        try:
            return archive.read(name)
        except _DAMAGES as error:
            raise CopyError(f"{place} is not a whole wheel: {name}: {error}") from None

    described = content(metadata[0])
    release = _release_of(described, place)
    licences = [name for end in _LICENCES for name in names if name.endswith(end)]
    by_path = {name.partition("tensorflow_core/")[2]: name for name in names}

    def read(path: str) -> Optional[bytes]:
        return content(by_path[path]) if path in by_path else None

    licence = content(licences[0]) if licences else None
    return Source(release, read, described, licence)


def _directory(root: Path) -> Source:
    described, licences = _described(root)

    def read(path: str) -> Optional[bytes]:
        try:
            return (root / path).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise CopyError(f"{root / path} can't be read: {error.strerror}") from None

    licence = next((path.read_bytes() for path in licences if path.is_file()), None)
    return Source(_release_of(described, root), read, described, licence)


def _described(root: Path) -> Tuple[bytes, List[Path]]:
    """Returns the metadata of an installed TensorFlow or a copy, and where its licence may be."""
    if (root / METADATA).is_file():
        return (root / METADATA).read_bytes(), [root / LICENCE]
    metadata = _distribution(root.parent)
    if metadata is None:
        raise CopyError(
            f"{root} doesn't say which release of TensorFlow it is: there is no "
            "tensorflow-*.dist-info beside it."
        )
    places = [root.parent / path for path in _LICENCES[1:]]
    return metadata.read_bytes(), [metadata.with_name(LICENCE), *places]


def _distribution(packages: Path) -> Optional[Path]:
    """Returns what the TensorFlow in a site-packages says of itself."""
    for metadata in sorted(packages.glob("*.dist-info/METADATA")):
        if _DISTRIBUTION.match(metadata.parent.name):
            return metadata
    return None


def _release_of(metadata: bytes, place: Path) -> str:
    fields = dict(
        re.findall(r"^(Name|Version): *(\S+)", metadata.decode("utf-8", "replace"), re.MULTILINE)
    )
    name, release = fields.get("Name", "?"), fields.get("Version", "?")
    if "tensorflow" not in name or not re.match(r"1\.15\.\d+", release):
        raise CopyError(f"{place} is {name} {release}; TensorFlow 1.15.0 to 1.15.5 is wanted.")
    return release


def installed_root(place: Path) -> Path:
    """Returns the directory that holds 1.15's ``contrib``.

    Args:
      place: a copy, an installed ``tensorflow_core``, the site-packages around it, or the root of
        the environment.

    Raises:
      CopyError: there is no ``contrib`` in it, or it is of another release than 1.15.x.
    """
    inside = ["", "tensorflow_core", "tensorflow", "tensorflow-1.15"]
    packages = [*place.glob("lib/python3.*/site-packages"), place / "Lib" / "site-packages"]
    candidates = [place / name for name in inside] + [path / "tensorflow_core" for path in packages]
    for root in candidates:
        if (root / "contrib" / "__init__.py").is_file():
            _release_of(_described(root)[0], root)
            return root
    for directory in [place, place.parent, *packages]:
        metadata = _distribution(directory)
        if metadata:
            _release_of(metadata.read_bytes(), place)
    raise CopyError(
        f"{place} holds no contrib: a site-packages with TensorFlow 1.15 in it, its "
        "tensorflow_core, a wheel, or a copy that `tf-contrib fetch` made is wanted."
    )
