"""What users may choose about exports: how durable they are, and what is beside them."""

from __future__ import annotations

import os
from typing import Dict, NamedTuple, Optional

__all__ = ["Options", "chosen", "set_options"]

_VARIABLES = {
    "durable": "TF_CONTRIB_DURABLE",
    "manifest": "TF_CONTRIB_MANIFEST",
    "links": "TF_CONTRIB_LINKS",
    "summaries": "TF_CONTRIB_SUMMARIES",
}
_WORDS = {"on": True, "off": False}


class Options(NamedTuple):
    """The choices; all are on by default.

    Attributes:
      durable: whether an export is on the disk, to survive a power cut, before it is visible.
        Without, it is as complete, but the system may write it later.
      manifest: whether an export lists its files with sizes and hashes.
      links: whether exporters that publish the same model at the same time share its files by hard
        links. A file that is edited in place changes in all of them then.
      summaries: whether exports are marked in the event files of their run, which is what
        TensorBoard shows, and an ExporterCallback of Keras writes event files as an Estimator does.
    """

    durable: bool = True
    manifest: bool = True
    links: bool = True
    summaries: bool = True


_CHOSEN: Dict[str, bool] = {}


def set_options(
    durable: Optional[bool] = None,
    manifest: Optional[bool] = None,
    links: Optional[bool] = None,
    summaries: Optional[bool] = None,
) -> Options:
    """Chooses for this process.

    Args:
      durable: see :class:`Options`; None to leave it to the variable ``TF_CONTRIB_DURABLE``, which
        is ``on`` or ``off``.
      manifest: likewise, ``TF_CONTRIB_MANIFEST``.
      links: likewise, ``TF_CONTRIB_LINKS``.
      summaries: likewise, ``TF_CONTRIB_SUMMARIES``.

    Returns:
      The choices that hold now.
    """
    given = {
        "durable": durable,
        "manifest": manifest,
        "links": links,
        "summaries": summaries,
    }
    _CHOSEN.clear()
    _CHOSEN.update({name: bool(value) for name, value in given.items() if value is not None})
    return chosen()


def chosen() -> Options:
    """Returns the choices that hold.

    Raises:
      ValueError: a variable is neither ``on`` nor ``off``.
    """
    return Options(**{name: _choice(name) for name in _VARIABLES})


def _choice(name: str) -> bool:
    if name in _CHOSEN:
        return _CHOSEN[name]
    variable = _VARIABLES[name]
    word = os.environ.get(variable) or "on"
    if word not in _WORDS:
        raise ValueError(f"{variable}: got {word!r}, wanted on or off")
    return _WORDS[word]
