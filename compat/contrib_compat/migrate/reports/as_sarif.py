"""A report as SARIF 2.1.0, which code scanning services and editors read."""

from __future__ import annotations

import collections
import hashlib
import json
from pathlib import PurePath
from typing import Any, Optional, TextIO
from urllib.parse import quote

import contrib_compat
from contrib_compat.migrate import rules
from contrib_compat.migrate.findings import FileResult, Finding, Report, Span

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write(report: Report, stream: TextIO) -> None:
    """Writes a log of one run.

    Args:
      report: it.
      stream: where to.
    """
    json.dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}, stream)
    stream.write("\n")


def _run(report: Report) -> dict[str, Any]:
    listed = [rule for rule in rules.every().values() if report.step in rule.steps]
    index = {rule.code: number for number, rule in enumerate(listed)}
    results = []
    same: collections.Counter[str] = collections.Counter()
    # The standard wants all results of a run to have a state, or none.
    has_baseline = any(finding.known for finding in report.findings)
    for file in report.files:
        for finding in file.standing:
            result = _result(finding)
            digest = _digest(finding)
            same[digest] += 1
            result["ruleIndex"] = index[finding.code]
            result["partialFingerprints"] = {"useOfSymbol/v1": f"{digest}:{same[digest]}"}
            if has_baseline:
                result["baselineState"] = "unchanged" if finding.known else "new"
            results.append(result)
    return {
        "tool": {
            "driver": {
                "name": "tf-contrib migrate",
                "version": contrib_compat.__version__,
                "rules": [_rule(rule) for rule in listed],
            }
        },
        "invocations": [
            {
                "executionSuccessful": not report.failed,
                "toolExecutionNotifications": [_notification(file) for file in report.failed],
            }
        ],
        "columnKind": "unicodeCodePoints",
        "properties": {"step": report.step, "target": report.target},
        "results": results,
    }


def _rule(rule: rules.Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.manual},
        "defaultConfiguration": {"level": "warning"},
    }


def _result(finding: Finding) -> dict[str, Any]:
    advice = f"; instead: {finding.advice}" if finding.advice else ""
    where = f" (cell {finding.cell}, line {finding.span.line})" if finding.cell else ""
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": "note" if finding.applied else "warning",
        "message": {"text": f"{finding.message}{advice}{where}"},
        "locations": [_location(finding.path, None if finding.cell else finding.span, finding)],
        "properties": {"symbol": finding.symbol},
    }
    fix = finding.fix
    if fix:
        result["properties"]["applicability"] = fix.applicability.value
    # What stands in a cell is somewhere else in the file, whose lines are those of the JSON.
    if fix and fix.edits and not finding.cell:
        replacements = [
            {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
            for edit in fix.edits
        ]
        change = {"artifactLocation": _artifact(finding.path), "replacements": replacements}
        description = {"text": f"{fix.applicability.value} fix"}
        result["fixes"] = [{"description": description, "artifactChanges": [change]}]
    return result


def _notification(file: FileResult) -> dict[str, Any]:
    assert file.failure
    line, column = file.failure.line, file.failure.column
    span = Span(line, column or 1, line, column or 1) if line else None
    return {
        "level": "error",
        "message": {"text": file.failure.reason},
        "locations": [_location(file.path, span)],
    }


def _location(path: str, span: Optional[Span], finding: Optional[Finding] = None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(path)}
    if span:
        physical["region"] = _region(span)
        if finding:
            physical["contextRegion"] = {
                "startLine": span.line,
                "snippet": {"text": finding.source},
            }
    return {"physicalLocation": physical}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _artifact(path: str) -> dict[str, str]:
    if PurePath(path).is_absolute():
        return {"uri": PurePath(path).as_uri()}
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}


def _digest(finding: Finding) -> str:
    """What stays of a finding when lines come and go before it."""
    told = "\0".join((finding.path, finding.code, finding.symbol, finding.source))
    return hashlib.sha256(told.encode()).hexdigest()[:32]
