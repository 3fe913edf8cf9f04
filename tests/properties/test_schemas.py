"""The schemas that an editor's tools are given accept the sample site and refuse what the checks refuse."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator import build as building
from generator.model.output import Edition
from generator.model.site import Content
from generator.render.schema import record_schema, settings_schema, units_schema
from generator.source.decode import decode
from generator.source.layout import Role, locate
from generator.source.tree import MemoryTree
from tests.cases.case_files import COMMON
from tests.cases.typing_files import typed

REPOSITORY = Path(__file__).resolve().parents[2]
SEEN_BY_A_SCHEMA = frozenset({
    "unknown-key", "unknown-unit", "unknown-choice", "not-a-number", "not-a-date", "missing-field", "audience-unknown",
    "unknown-category",
})  # fmt: skip


class Loader(yaml.SafeLoader):
    """What tools of YAML 1.2 read of front matter: `on` is a key and no truth, days stay as they were typed."""


TAG = "tag:yaml.org,2002:"
Loader.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in found if tag not in {f"{TAG}timestamp", f"{TAG}bool"}]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver(f"{TAG}bool", re.compile("true|false"), list("tf"))


def fields(raw: bytes) -> Any:
    return yaml.load(raw.decode().split("---\n")[1], Loader)


@pytest.fixture(scope="module")
def content() -> Content:
    return building.views(REPOSITORY, (Edition.INTERNAL,), None)[0].ledger.content


def test_the_sample_site_is_accepted(content: Content) -> None:
    folder = REPOSITORY / "content"
    for record in content.records:
        kind = locate(record.path).kind
        jsonschema.validate(fields((folder / record.path).read_bytes()), record_schema(kind, content, "en"))
    jsonschema.validate(yaml.load((folder / "site.yaml").read_text(), Loader), settings_schema("zh"))
    jsonschema.validate(yaml.load((folder / "units.yaml").read_text(), Loader), units_schema("zh"))


def bad() -> list[Any]:
    """The cases of typing whose mistake stands in the fields of a record, where a schema can see it."""
    found = []
    for case in typed():
        codes = {problem.code for problem in case.problems() if problem.severity == "error"}
        if codes and codes <= SEEN_BY_A_SCHEMA:
            found.append(pytest.param(case, id=case.name))
    return found


@pytest.mark.parametrize("case", bad())
def test_a_bad_case_is_refused(case: Any) -> None:
    tree = MemoryTree(COMMON | case.files)
    content = decode(tree).content
    verdicts = []
    for path in case.files:
        if locate(path).role is not Role.RECORD:
            continue
        validator = jsonschema.Draft202012Validator(record_schema(locate(path).kind, content, "en"))
        verdicts.append(validator.is_valid(fields(tree.read(path))))
    assert verdicts
    assert not all(verdicts)
