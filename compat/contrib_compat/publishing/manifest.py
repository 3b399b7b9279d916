"""The manifest of an export: what belongs to it, so that it can be verified later.

It is written last, beside ``saved_model.pb``. Nothing here imports TensorFlow.
"""

from __future__ import annotations

import hashlib
import json
import os
from typing import Any, Dict, List

from contrib_compat.disk import local
from contrib_compat.publishing.additions import MANIFEST

__all__ = ["ManifestError", "problems", "write_manifest"]

_FORMAT = 1


class ManifestError(ValueError):
    """A directory has no manifest that could be read."""


def write_manifest(directory: str) -> None:
    """Lists what is in a local directory, in a file in it.

    Args:
      directory: the directory. A manifest that is there is of another export, which this one was
        made of, and is replaced.

    Raises:
      OSError: a file can't be read, or the manifest can't be written.
    """
    path = os.path.join(directory, MANIFEST)
    if os.path.lexists(path):
        local.unlink(path)
    local.create_file(path, _as_bytes(_contents_of(directory)))


def problems(directory: str) -> List[str]:
    """Compares a local directory with its manifest.

    Args:
      directory: the directory.

    Returns:
      What is missing, too much, or not as it was, a line each; nothing where all is well.

    Raises:
      ManifestError: there is no manifest, or it is not as it was written.
    """
    wanted = _read(os.path.join(directory, MANIFEST))
    found = _contents_of(directory)
    lines = [f"missing: {path}" for path in sorted(set(wanted) - set(found))]
    lines += [f"added: {path}" for path in sorted(set(found) - set(wanted))]
    for path in sorted(set(wanted) & set(found)):
        if wanted[path] != found[path]:
            lines.append(f"changed: {path}: {_said(found[path])}, wanted {_said(wanted[path])}")
    return lines


def _said(entry: Any) -> str:
    return ", ".join(f"{key} {value}" for key, value in sorted(dict(entry).items()))


def _contents_of(directory: str) -> Dict[str, Dict[str, Any]]:
    contents: Dict[str, Dict[str, Any]] = {}
    for path, kind in local.entries(directory):
        whole = os.path.join(directory, path)
        if kind == "file" and path != MANIFEST:
            size, digest = local.digest(whole)
            contents[path] = {"size": size, "sha256": digest}
        elif kind == "link":
            contents[path] = {"link": local.leads_to(whole)}
        elif kind != "file":
            contents[path] = {"kind": kind}
    return contents


def _as_bytes(contents: Dict[str, Any]) -> bytes:
    """Returns the one way to write a manifest, so that no byte of it may be another."""
    text = json.dumps(contents, sort_keys=True)
    whole = {
        "format": _FORMAT,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "contents": contents,
    }
    return json.dumps(whole, sort_keys=True, indent=1).encode() + b"\n"


def _read(path: str) -> Dict[str, Dict[str, Any]]:
    try:
        content = local.read(path)
    except FileNotFoundError:
        raise ManifestError(f"{path} is not there") from None
    try:
        contents = dict(json.loads(content.decode())["contents"])
        is_as_written = content == _as_bytes(contents)
    except (ValueError, KeyError, TypeError, UnicodeError):
        is_as_written = False
    if not is_as_written:
        raise ManifestError(f"{path} is damaged, or of a later release")
    return contents
