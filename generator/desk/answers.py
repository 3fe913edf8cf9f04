"""Answers to the browser: values as JSON."""

from __future__ import annotations

import json

from generator.shell.preview import Answer

JSON_KIND = "application/json; charset=utf-8"


def as_json(told: object, status: int = 200) -> Answer:
    """A value as JSON."""
    return Answer(status, JSON_KIND, json.dumps(told, ensure_ascii=False).encode())
