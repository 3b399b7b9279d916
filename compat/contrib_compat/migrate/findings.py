"""What a run of the migration tool found and did: the data that every report is written from.

A run yields a :class:`Report`; it holds a :class:`FileResult` for each file that is not clean, and
that a :class:`Finding` for each use, with what can be done about it. All of it is plain data, made
once and never changed, that pickles and compares. Lines and columns count characters from 1, and an
end is the place behind the last character, as SARIF has it.

The fields of these classes are what the JSON report shows under the same names, but for the texts
of files, for which a diff stands: new ones may come, none goes or changes its meaning within a
major version.
"""

from __future__ import annotations

import enum
from typing import NamedTuple, Optional


class Applicability(str, enum.Enum):
    """How far a fix may be trusted."""

    #: The program means the same afterwards.
    SAFE = "safe"
    #: Right for all that the file shows, but something that it doesn't show may matter; the message
    #: says what. Applied with ``--unsafe-fixes``.
    UNSAFE = "unsafe"
    #: A sketch to read, never applied.
    DISPLAY = "display-only"


class Status(str, enum.Enum):
    """What became of a file."""

    #: Nothing is to be done to it.
    CLEAN = "clean"
    #: It has findings, none of which is to be applied.
    FINDINGS = "findings"
    #: Some edits are to be applied: ``after`` has the text; ``--write`` puts it into the file.
    CHANGED = "changed"
    #: It could not be read, understood, proved or written, and is as it was; ``failure`` says why.
    FAILED = "failed"


class Span(NamedTuple):
    """A stretch of a file, or of a notebook's cell.

    Attributes:
      line: the line of the first character, from 1.
      column: its place in the line in characters, from 1.
      end_line: the line of the place behind the last character.
      end_column: its place in that line.
    """

    line: int
    column: int
    end_line: int
    end_column: int


class Edit(NamedTuple):
    """A stretch and what takes its place.

    Attributes:
      span: what is replaced; an empty one inserts.
      text: what stands there afterwards.
    """

    span: Span
    text: str


class Fix(NamedTuple):
    """A way out that the tool can take by itself, or show.

    Attributes:
      applicability: how far it may be trusted.
      edits: what changes in the text, in order and without overlap; for a display-only fix these
        may be none, if ``sketch`` says it better.
      sketch: text to be shown, where the edits alone can't be.
    """

    applicability: Applicability
    edits: tuple[Edit, ...]
    sketch: str = ""


class Finding(NamedTuple):
    """One use of something that this step is about.

    Attributes:
      code: the rule's, such as ``"TFC001"``; the documentation has a section of that name.
      path: the file as it was reached from the paths that were asked for, with ``/`` between its
        parts; ``"-"`` for standard input without a name.
      span: where the use stands.
      symbol: its full name as TensorFlow 1.15 has it, ``"tf.contrib.learn.ExportStrategy"``; empty
        where the finding is about no symbol.
      message: what is the matter, in one sentence without a full stop.
      advice: what to write instead, in words that go on after "instead: "; empty where nothing can
        be said.
      fix: what the tool can do about it; None where a person has to.
      applied: whether the fix is in the file's new text: it is safe enough for this run, selected,
        and doesn't stand in another's way.
      source: the line of the first character, without the blanks around it: with path, code and
        symbol it tells a finding again in a file that has moved on.
      cell: the number of the notebook's cell, from 1, in which ``span`` counts; None elsewhere.
      known: whether the baseline has it, so that it doesn't count.
    """

    code: str
    path: str
    span: Span
    symbol: str
    message: str
    advice: str = ""
    fix: Optional[Fix] = None
    applied: bool = False
    source: str = ""
    cell: Optional[int] = None
    known: bool = False


class Failure(NamedTuple):
    """Why a file was left as it is.

    Attributes:
      reason: what went wrong, in one sentence without a full stop.
      line: where, from 1; None where no place can be named.
      column: the place in the line, from 1.
      uses: how many uses of contrib were seen in it all the same.
    """

    reason: str
    line: Optional[int] = None
    column: Optional[int] = None
    uses: int = 0


class FileResult(NamedTuple):
    """One file.

    Attributes:
      path: see :attr:`Finding.path`.
      status: what became of it.
      findings: in the order of their places; of a failed file those that could be told.
      before: its text, of files that have findings or changed; without a byte order mark, and with
        the ends of lines that it has.
      after: the text with the fixes applied; the same as ``before`` where none is.
      failure: why it failed.
      written: whether the file has been replaced.
    """

    path: str
    status: Status
    findings: tuple[Finding, ...] = ()
    before: str = ""
    after: str = ""
    failure: Optional[Failure] = None
    written: bool = False

    @property
    def standing(self) -> tuple[Finding, ...]:
        """The findings that the file itself still has: all of them, until it is written."""
        return tuple(one for one in self.findings if not (self.written and one.applied))


class Report(NamedTuple):
    """A whole run.

    Attributes:
      step: ``"shim"``, ``"core"`` or ``"keras"``.
      target: the TensorFlow that the code is to run on, such as ``"2.21"``.
      files: those that are not clean, by path.
      read: how many files were read.
      mentioning: how many of them the step has anything to say of, judged by their bytes.
      seconds: how long it took.
    """

    step: str
    target: str
    files: tuple[FileResult, ...]
    read: int = 0
    mentioning: int = 0
    seconds: float = 0.0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of all files."""
        return tuple(finding for file in self.files for finding in file.findings)

    @property
    def left(self) -> tuple[Finding, ...]:
        """The findings that stay when the changes are made."""
        return tuple(finding for finding in self.findings if not finding.applied)

    @property
    def counting(self) -> tuple[Finding, ...]:
        """The findings that ask for something to be done: the files have them, unknown so far."""
        return tuple(one for file in self.files for one in file.standing if not one.known)

    @property
    def failed(self) -> tuple[FileResult, ...]:
        """The files that could not be dealt with."""
        return tuple(file for file in self.files if file.status is Status.FAILED)
