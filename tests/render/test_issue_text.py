from markupsafe import Markup as Html

from generator.model.problem import Place
from generator.model.records import Body
from generator.render.blocks import Block
from generator.render.issue_text import text_parts
from generator.render.markup import Markup


def parts(text: str) -> tuple[Html | Block, ...]:
    markup = Markup(resolve=lambda _: None, picture=lambda _a, _b, _c: None, prefix="t-", language="zh")
    body = Body("zh", text, "bulletins/x.md", 10)
    return text_parts(body, lambda whole: Html(markup.html(whole, Place(body.path, body.line)).html))


def names(text: str) -> list[str]:
    return [part.name for part in parts(text) if isinstance(part, Block)]


def html(text: str) -> str:
    return "".join(part if isinstance(part, Html) else f"[{part.name}]" for part in parts(text))


def test_a_text_without_blocks_is_one_piece() -> None:
    assert parts("文字。") == (Html("<p>文字。</p>"),)


def test_blocks_stand_where_they_were_written_with_their_arguments_and_lines() -> None:
    found = parts("前。\n\n::: tasks pace=behind area=north\n:::\n\n后。")
    assert [part if isinstance(part, Html) else part.name for part in found] == [
        "<p>前。</p>\n",
        "tasks",
        "\n<p>后。</p>",
    ]
    (block,) = (part for part in found if isinstance(part, Block))
    assert (block.filters, block.line) == ((("pace", "behind"), ("area", "north")), 12)


def test_headings_keep_their_levels_across_blocks() -> None:
    made = html("## 一\n\n::: summary\n:::\n\n### （一）\n\n::: tasks\n:::\n\n### （二）\n")
    assert made.count("<h2") == 1
    assert made.count("<h3") == 2


def test_notes_hold_across_blocks() -> None:
    made = html("甲[^1]。\n\n::: summary\n:::\n\n乙。\n\n[^1]: 注。")
    assert "footnote-ref" in made
    assert "注。" in made


def test_a_block_within_a_paragraph_parts_it() -> None:
    assert html("前\n::: summary\n:::\n后") == "<p>前\n</p>[summary]\n<p>后</p>"


def test_a_passage_for_the_office_is_framed_and_its_text_stays() -> None:
    made = html("前。\n\n::: internal\n\n内部。\n\n:::\n\n后。")
    assert '<div class="passage">' in made
    assert "<p>内部。</p>" in made
    assert made.count("<div") == made.count("</div>")


def test_what_stands_inside_a_block_follows_it() -> None:
    assert html("::: summary\n\n说明。\n\n:::\n") == "[summary]\n<p>说明。</p>\n" or "[summary]" in html(
        "::: summary\n\n说明。\n\n:::\n"
    )
    assert "说明。" in html("::: summary\n\n说明。\n\n:::\n")


def test_a_word_that_looks_like_a_mark_is_a_word() -> None:
    assert "Blockmark9o" in html("Blockmark9o\n\n::: summary\n:::\n")
    assert names("Blockmark9o\n\n::: summary\n:::\n") == ["summary"]


def test_a_passage_that_ends_right_after_a_list_is_closed_outside_of_it() -> None:
    made = html("前。\n\n::: internal\n## 纪要\n\n1. 一\n2. 二\n:::\n\n后。").replace("\n", "")
    assert "<li>二</li></ol></div><p>后。</p>" in made
