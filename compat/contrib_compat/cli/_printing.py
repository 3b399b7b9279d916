"""Printing to whoever reads it, for as long as they do."""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager
from typing import Iterator, Optional, TextIO


@contextmanager
def printing(stream: Optional[TextIO] = None) -> Iterator[None]:
    """Lets the reader of what is printed stop early, as ``head`` does: the rest is for nobody.

    The command's exit code is the one that it would have had. What the stream's encoding lacks is
    printed as an escape.

    Args:
      stream: where what is inside prints to, by default standard output.
    """
    stream = stream or sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    try:
        yield
        stream.flush()
    except BrokenPipeError:
        # Python flushes it once more at its end, and would tell of an error then.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
