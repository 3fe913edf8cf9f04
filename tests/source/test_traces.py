"""Internal phrases are known by what nothing public says."""

from generator.source.traces import folded, phrases, traces
from generator.source.tree import MemoryTree

PUBLIC = "---\nid: DL-01\ntitle: Sewage plant of the eastern district\n---\n公开的整改任务按期推进,情况良好。\n"
FULL = PUBLIC.replace("---\n公", "internal:\n  phone: 139 1234 5678\n  notes: 施工单位拖欠材料款导致停工\n---\n公")


def test_what_only_the_internal_part_says_is_a_trace() -> None:
    full = MemoryTree({"tasks/a/task.md": FULL, "tasks/internal/b.md": "The mayor will visit Tuesday unannounced\n"})
    found = traces(full, MemoryTree({"tasks/a/task.md": PUBLIC}))
    assert "13912345678" in found
    assert "施工单位拖欠材料" in found
    assert found["themayorwillvisittuesday"] == "tasks/internal/b.md"
    assert not any("sewage" in phrase or "公开的整改" in phrase for phrase in found)


def test_what_templates_say_is_no_trace() -> None:
    full = MemoryTree({"pages/internal/a.md": "All the figures add up to the total\n"})
    assert traces(full, MemoryTree({}), ["<p>All the figures add up  to the total</p>"]) == {}


def test_names_of_internal_files_are_traces() -> None:
    full = MemoryTree({"tasks/a/evidence/secret-landfill.jpg": b"x"})
    assert list(traces(full, MemoryTree({}))) == ["secret-landfill.jpg"]


def test_dates_and_short_words_are_no_traces() -> None:
    assert list(phrases("2018-10-15 to 2018年12月31日, on time")) == []


def test_texts_are_compared_without_blanks_and_width() -> None:
    assert folded("ＤＬ－０１ \u00ad施工\n单位\u200b") == "dl-01施工单位"
