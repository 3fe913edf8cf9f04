"""Judgements on the work: ledger in, problems out. One small function per rule, registered by its code."""

from generator.checks.examination import Examination, covered, examination, examine, merged, selected
from generator.checks.explanation import explain
from generator.checks.report import as_html, as_json, as_sarif, as_text

__all__ = [
    "Examination",
    "as_html",
    "as_json",
    "as_sarif",
    "as_text",
    "covered",
    "examination",
    "examine",
    "explain",
    "merged",
    "selected",
]
