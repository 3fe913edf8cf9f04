"""Settings for Front Matter CMS name every field, with the site's own choices; snippets begin every kind of record."""

import json
from typing import Any

import pytest

from generator.model.fields import fields_of
from generator.model.records import KINDS
from generator.render.cms_settings import cms_files
from tests.builders import content, task

NEEDS: dict[str, set[str]] = {
    **{key: set() for key in ("string", "number", "datetime", "boolean", "list")}, "choice": {"choices"}, "block": {"fieldGroup"},
    "fields": {"fields"}, "file": {"fileExtensions"},
}
"""The types of fields used here, and what the extension's own schema (10.10, `contributes.configuration`) demands of each."""
KEYS = {"type", "name", "title", "description", "required", "choices", "multiple", "singleValueAsString", "single", "fields", "fieldGroup",
        "fileExtensions", "numberOptions", "dateFormat"}
"""Of the keys that it lets a field have, those that are used here; it refuses all that it does not know."""
FORMS: dict[str, type | tuple[type, ...]] = {
    "frontMatter.framework.id": str, "frontMatter.content.publicFolder": str, "frontMatter.content.pageFolders": list,
    "frontMatter.content.autoUpdateDate": bool, "frontMatter.taxonomy.dateFormat": str, "frontMatter.taxonomy.frontMatterType": str,
    "frontMatter.taxonomy.contentTypes": list, "frontMatter.taxonomy.fieldGroups": list, "frontMatter.validation.enabled": bool,
}
"""Its settings that are made here, with the type of each."""


def made(language: str = "en") -> dict[str, Any]:
    return {file.path: json.loads(file.body) for file in cms_files(content(task("DL-01")), language)}


def every_field(fields: list[Any]) -> list[Any]:
    return [one for field in fields for one in (field, *every_field(field.get("fields", [])))]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_kind_is_there(kind: str) -> None:
    types = {one["name"]: one["fields"] for one in made()["frontmatter.json"]["frontMatter.taxonomy.contentTypes"]}
    assert [field["name"] for field in types[kind]] == [key for key in fields_of(KINDS[kind]) if key not in {"was", "accept"}]


def test_choices_are_those_of_the_site_in_its_words() -> None:
    settings = made("zh")["frontmatter.json"]
    (fields,) = [one["fields"] for one in settings["frontMatter.taxonomy.contentTypes"] if one["name"] == "task"]
    by_name = {field["name"]: field for field in fields}
    assert {"id": "water", "title": "水务局"} in by_name["lead"]["choices"]
    assert by_name["lead"]["multiple"]
    assert by_name["category"]["choices"] == [{"id": "sewage", "title": "污水处理"}]
    assert by_name["started"]["dateFormat"] == "yyyy-MM-dd"


def test_groups_that_are_referred_to_are_there_and_types_are_known() -> None:
    settings = made()["frontmatter.json"]
    groups = {one["id"]: one["fields"] for one in settings["frontMatter.taxonomy.fieldGroups"]}
    types = [field for one in settings["frontMatter.taxonomy.contentTypes"] for field in one["fields"]]
    fields = every_field([*types, *(field for group in groups.values() for field in group)])
    assert {field["type"] for field in fields} <= NEEDS.keys()
    assert {name for field in fields for name in field.get("fieldGroup", ())} == set(groups)
    folders = settings["frontMatter.content.pageFolders"]
    assert {"title": "task", "path": "[[workspace]]/content/tasks", "contentTypes": ["task"]} in folders


def test_snippets_begin_records_rows_and_blocks() -> None:
    snippets = made()[".vscode/rectify.code-snippets"]
    body = "\n".join(snippets["rectify task"]["body"])
    assert body.startswith("---\nid: ${1:DL-01}\naudience: ${2:public}\n")
    assert snippets["rectify task milestones"]["body"][0] == "- id: ${1:pipes}"
    assert snippets["rectify block internal"]["prefix"] == ":::internal"


def test_the_settings_are_those_that_the_extension_declares() -> None:
    settings = made()["frontmatter.json"]
    assert {key: type(value) for key, value in settings.items() if key != "$schema"} == FORMS
    assert settings["frontMatter.taxonomy.frontMatterType"] in {"YAML", "TOML", "JSON"}
    for folder in settings["frontMatter.content.pageFolders"]:
        assert folder.keys() == {"title", "path", "contentTypes"}
    for kind in settings["frontMatter.taxonomy.contentTypes"]:
        assert kind.keys() == {"name", "pageBundle", "fields"}
    for group in settings["frontMatter.taxonomy.fieldGroups"]:
        assert group.keys() == {"id", "fields"}


def test_every_field_is_one_that_the_extension_takes() -> None:
    settings = made()["frontmatter.json"]
    kinds, groups = settings["frontMatter.taxonomy.contentTypes"], settings["frontMatter.taxonomy.fieldGroups"]
    for field in every_field([one for above in (*kinds, *groups) for one in above["fields"]]):
        assert KEYS >= field.keys() >= {"type", "name", *NEEDS[field["type"]]}
        assert all(one.keys() == {"id", "title"} and one["title"] for one in field.get("choices", ()))
        assert isinstance(field.get("required", False), bool)


def test_its_own_validation_is_off() -> None:
    """It would call right files wrong: a unit alone where a list may stand, a text in two languages."""
    assert made()["frontmatter.json"]["frontMatter.validation.enabled"] is False
