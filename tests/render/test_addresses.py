"""Addresses are stable, relative, and never taken twice."""

from generator.render import addresses


def test_a_filter_page_cannot_take_a_task_s_address() -> None:
    assert addresses.tasks("en", (("area", "jinpu"),)) == "en/tasks/area=jinpu/index.html"
    assert addresses.tasks("en", (("group", "late"), ("area", "jinpu")), 2) == "en/tasks/group=late,area=jinpu,page=2/index.html"
    assert addresses.tasks("en") == "en/tasks/index.html"
    assert addresses.tasks("en", (), 3) == "en/tasks/page=3/index.html"


def test_the_way_back_to_the_root() -> None:
    assert addresses.root("index.html") == ""
    assert addresses.root("en/tasks/A/index.html") == "../../../"


def test_chinese_ids_are_percent_encoded_in_links_only() -> None:
    address = addresses.record("zh", "tasks", "一号")
    assert address == "zh/tasks/一号/index.html"
    assert addresses.quoted(address) == "zh/tasks/%E4%B8%80%E5%8F%B7/index.html"


def test_absolute_addresses_have_one_slash() -> None:
    assert addresses.absolute("https://testing.example/", "en/index.html") == "https://testing.example/en/index.html"


def test_the_folder_list_holds_every_part_of_the_site() -> None:
    assert {"tasks", "guide", "office", "search"} <= set(addresses.FOLDERS)


def test_media_are_named_by_content_and_documents_by_path() -> None:
    assert addresses.picture("a" * 64, 480, "webp") == f"media/{'a' * 16}-480.webp"
    assert addresses.document("tasks/A/report.pdf") == "files/tasks/A/report.pdf"
    assert addresses.pdf("2018-10", "zh") == "bulletins/2018-10.zh.pdf"
    assert addresses.task_list("en", 2) == "en/tasks/list-2.js"
