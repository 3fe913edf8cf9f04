"""A translation adds words to lists by id, by place, and to nested groups; facts and unknown items are refused."""

from generator.source.decode import Decoded, decode
from generator.source.tree import MemoryTree

SITE = "title: T\nauthority: A\nbase_url: https://x.example\nlanguages: [en, zh]\n"
BULLETIN = (
    "---\nid: b-1\nnumber: 1\ntitle: First\ndate: 2018-10-01\naudience: internal\n"
    "submitted_to: [City, Province]\nmark: Internal\n---\n"
)


def joined(front: str, body: str = "") -> Decoded:
    return decode(MemoryTree({"site.yaml": SITE, "bulletins/b-1.md": BULLETIN,
                              "bulletins/b-1.zh.md": f"---\n{front}---\n{body}"}))


def test_a_list_of_texts_is_joined_by_place() -> None:
    found = joined("submitted_to: [市, 省]\nmark: 内部资料\n")
    issue = found.content.bulletins[0]
    assert found.problems == ()
    assert [text.in_language("zh").text for text in issue.submitted_to] == ["市", "省"]
    assert issue.mark.in_language("zh").text == "内部资料"


def test_a_fact_is_refused_and_the_head_may_be_repeated() -> None:
    assert [p.code for p in joined("id: b-1\naudience: internal\nnumber: 2\n").problems] == ["fact-in-translation"]


def test_a_language_that_the_site_has_not_is_refused() -> None:
    tree = MemoryTree({"site.yaml": SITE, "bulletins/b-1.md": BULLETIN, "bulletins/b-1.fr.md": "---\ntitle: x\n---\n"})
    assert [p.code for p in decode(tree).problems] == ["language-of-translation"]


def test_deadline_parts_and_nested_groups_take_words() -> None:
    task = (
        "---\nid: t\ntitle: x\naudience: public\ninspection: []\ndeadline:\n  - {text: Close, due: 2018-12}\n"
        "location: {name: Bay, lat: 1, lon: 2}\n---\n"
    )
    found = decode(MemoryTree({
        "site.yaml": SITE, "tasks/t.md": task,
        "tasks/t.zh.md": "---\ndeadline:\n  - {text: 关闭}\nlocation: {name: 湾}\n---\n",
    }))
    one = found.content.tasks[0]
    assert found.problems == ()
    assert one.deadline is not None
    assert one.location is not None
    assert one.deadline.parts[0].text.in_language("zh").text == "关闭"
    assert (one.location.name.in_language("zh").text, one.location.lat) == ("湾", 1.0)
