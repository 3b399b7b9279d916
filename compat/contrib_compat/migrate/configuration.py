"""The table ``[tool.tf-contrib.migrate]`` of a pyproject.toml: defaults for the options."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any, Optional

# Whichever way TOML lets it be spelled; not the names of packages and hooks.
_MENTION = re.compile(rb"\btf-contrib(?!-)\b")
#: What each key's value is; those of lists are lists of texts.
KEYS: dict[str, type] = {
    "to": str,
    "target-tf": str,
    "with-copy": bool,
    "unsafe-fixes": bool,
    "todo": bool,
    "select": list,
    "ignore": list,
    "exclude": list,
    "baseline": str,
}


class ConfigurationError(ValueError):
    """A configuration can't be followed."""


def found(directory: Path) -> dict[str, Any]:
    """Returns the configuration for a directory: that of the nearest pyproject.toml, if it has one.

    Raises:
      ConfigurationError: a key is unknown, a value of the wrong kind, or the file no TOML.
    """
    here = directory.resolve()
    for parent in (here, *here.parents):
        file = parent / "pyproject.toml"
        if file.is_file():
            raw = file.read_bytes()
            return _read(file, raw) if _MENTION.search(raw) else {}
    return {}


def _read(file: Path, raw: bytes) -> dict[str, Any]:
    toml = _parser()
    if toml is None:
        raise ConfigurationError(f"{file}: reading it needs Python 3.11, or tomli")
    try:
        tools = toml.loads(raw.decode()).get("tool", {})
        table: dict[str, Any] = tools.get("tf-contrib", {}).get("migrate", {})
    except ValueError as error:
        raise ConfigurationError(f"{file}: {error}") from None
    for key, value in table.items():
        kind = KEYS.get(key)
        if kind is None:
            wanted = ", ".join(KEYS)
            raise ConfigurationError(
                f"{file}: tool.tf-contrib.migrate has {key!r}, wanted {wanted}"
            )
        texts = value if kind is list and isinstance(value, list) else []
        if not isinstance(value, kind) or not all(isinstance(one, str) for one in texts):
            raise ConfigurationError(f"{file}: {key} is {value!r}, wanted a {kind.__name__}")
    if "baseline" in table:
        table["baseline"] = str(file.parent / table["baseline"])
    return table


def _parser() -> Optional[Any]:
    for name in ("tomllib", "tomli"):
        try:
            return importlib.import_module(name)
        except ImportError:
            continue
    return None
