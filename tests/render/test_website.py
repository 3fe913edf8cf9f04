"""The website as a whole: every kind of page in every language, links that arrive, nothing internal in public."""

import gzip
import re
from dataclasses import replace
from functools import partial
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest

from generator.ledger.reckoning import reckon
from generator.ledger.state import Ledger
from generator.model.memory import FORGETFUL, Memory
from generator.model.output import AttachmentJob, Edition, File, PictureInfo, PictureJob
from generator.model.work import one_by_one
from generator.render import website as website_module
from generator.render.address_code import address_code
from generator.render.website import Website, website
from generator.shell import shards
from tests import builders as b
from tests.model.test_notebook import Kept
from tests.render.websites import Links, busy_ledger, crowded_ledger, outputs, pages, templates, words_of

KINDS = (
    "index", "tasks/index", "tasks/A-1/index", "tasks/group=late/index", "meetings/index", "meetings/2018-10-01-m/index",
    "checks/index", "checks/2018-10-05-c/index", "bulletins/index", "bulletins/2018-09/index", "areas/index",
    "areas/north/index", "units/index", "units/water/index", "inspections/index", "inspections/cepi-2017/index",
    "categories/index", "categories/sewage/index", "changes/index", "data/index", "guide/index", "reporting/index",
    "visits/index", "search/index", "pages/about/index", "tasks/OLD-1/index",
)
OFFICE = ("pack", "scoreboard", "readiness", "dossiers", "plan", "problems", "differences")


@pytest.fixture(scope="module")
def public() -> dict[str, str]:
    return pages(busy_ledger())


@pytest.fixture(scope="module")
def internal() -> dict[str, str]:
    return pages(busy_ledger(), Edition.INTERNAL)


def test_every_kind_of_page_is_there_in_both_languages(public: dict[str, str]) -> None:
    wanted = {f"{language}/{kind}.html" for language in ("en", "zh") for kind in KINDS}
    assert sorted(wanted - public.keys()) == []
    assert {"index.html", "404.html", "_redirects"} <= public.keys()


def test_the_office_s_pages_are_in_the_internal_edition_only(public: dict[str, str], internal: dict[str, str]) -> None:
    assert [path for path in public if "/office/" in path] == []
    assert all(f"{language}/office/{name}/index.html" in internal for language in ("en", "zh") for name in OFFICE)


def test_every_internal_page_is_marked_and_unlisted(internal: dict[str, str]) -> None:
    html = {path: text for path, text in internal.items() if path.endswith(".html")}
    assert [path for path, text in html.items() if "内部资料 注意保存" not in text] == []
    assert [path for path, text in html.items() if 'name="robots" content="noindex' not in text] == []
    assert [path for path, text in html.items() if 'rel="canonical"' in text] == []


def test_only_the_status_keeps_the_page_for_what_is_not_there_out_of_indexes(public: dict[str, str]) -> None:
    """It is served with 404, no page leads to it and no sitemap names it: docs/decisions/visual-language.md."""
    for path in ("404.html", "en/404.html", "zh/404.html"):
        assert 'name="robots"' not in public[path]
    assert not [path for path, text in public.items() if path.endswith(".html") and '404.html"' in text.partition("<body>")[2]]


def test_a_public_page_says_on_paper_where_it_is(public: dict[str, str], internal: dict[str, str]) -> None:
    address = public["zh/tasks/A-1/index.html"].partition('rel="canonical" href="')[2].partition('"')[0]
    assert f'<div class="whence"><p>{address}</p>{address_code(address)}</div>' in public["zh/tasks/A-1/index.html"]
    assert [path for path, text in internal.items() if 'class="whence"' in text] == []
    silent = [path for path, text in public.items() if path.endswith("404.html") and 'class="whence"' not in text]
    assert len(silent) == 3, "they answer for addresses that are not their own"


def test_lists_under_filters_have_their_address_alone(public: dict[str, str]) -> None:
    lists = [text for path, text in public.items() if "/tasks/area=" in path]
    assert lists
    assert all('class="whence"' in text and 'class="code"' not in text for text in lists)


def test_no_public_page_is_marked(public: dict[str, str]) -> None:
    assert [path for path, text in public.items() if "内部资料" in text and path.endswith(".html")] == []


@pytest.mark.parametrize("edition", list(Edition))
def test_every_link_arrives(edition: Edition, public: dict[str, str], internal: dict[str, str]) -> None:
    made = public if edition is Edition.PUBLIC else internal
    ids = {path: Links(text).ids for path, text in made.items() if path.endswith(".html")}
    dead = []
    for path, text in made.items():
        for link in Links(text).addresses if path.endswith(".html") and not path.endswith("404.html") else ():
            target, _, anchor = link.partition("#")
            if re.match(r"[a-z]+:", target):
                continue
            there = normpath(join(dirname(path), unquote(target))) if target else path
            if there not in made or (anchor and anchor not in ids[there]):
                dead.append((path, link))
    assert dead == []


def test_ids_are_unique_on_every_page(public: dict[str, str]) -> None:
    for path, text in public.items():
        found = Links(text).ids if path.endswith(".html") else []
        assert len(found) == len(set(found)), path


def test_titles_are_unique_within_the_site(public: dict[str, str]) -> None:
    titles = [found[1] for path, text in public.items() if (found := re.search("<title>([^<]*)", text)) and path.endswith(".html")]
    assert len(titles) == len(set(titles))


def test_the_language_link_leads_to_the_same_page(public: dict[str, str]) -> None:
    for path, text in public.items():
        # The page for what is not there offers every language by itself.
        if path.startswith("en/") and path.endswith(".html") and not path.endswith("404.html"):
            other = re.search(r'class="language" href="([^"]*)" lang="zh-CN" hreflang="zh-CN">中文<', text)
            assert other, path
            assert normpath(join(dirname(path), unquote(other[1]))) == f"zh/{path.removeprefix('en/')}"


def test_a_site_in_one_language_has_no_language_link() -> None:
    from dataclasses import replace

    made = pages(b.ledger(b.task(), site=replace(b.SITE, languages=("zh",))))
    assert not [path for path in made if path.startswith("en/")]
    assert 'class="language"' not in made["zh/index.html"]


def test_the_four_figures_add_up_and_lead_to_their_lists(public: dict[str, str]) -> None:
    home = public["en/index.html"]
    figures = home.partition('class="figures"')[2].partition("</ul>")[0]
    counts = [int(n) for n in re.findall(r"<strong>(\d+)</strong>", figures)]
    assert sum(counts) == 5
    for count, address in re.findall(r'href="\.\./([^"]*)"><strong>(\d+)', figures):
        del count, address
    for address, count in re.findall(r'<a href="\.\./([^"]*)"><strong>(\d+)</strong>', figures):
        assert f"{count} task" in words_of(public[address])


def test_an_untranslated_record_shows_the_original_with_a_note_and_its_language(public: dict[str, str]) -> None:
    chinese = public["zh/tasks/A-2/index.html"]
    assert "本记录尚无中文译文" in chinese
    assert '<h1><span lang="en">Only English</span></h1>' in chinese
    assert "本记录尚无中文译文" not in public["en/tasks/A-2/index.html"]


def test_every_kind_of_record_says_what_of_it_is_not_translated() -> None:
    """Titles in both languages, everything else in English."""
    title = {"en": "Title", "zh": "标题"}
    made = pages(b.ledger(
        b.task("A-1", title=title, finding={"en": "x", "zh": "污水"}, target={"en": "x", "zh": "处理"}, measures=()),
        b.report("A-1", "2018-09-01", "Pumps run."),
        b.task("A-2", title=title, body="Why.", finding={"en": "x", "zh": "污水"}, target={"en": "x", "zh": "处理"}, measures=()),
        b.task("A-3", title=title, finding={"en": "x", "zh": "污水"}, target={"en": "x", "zh": "处理"}, measures=()),
        b.meeting("m-1", "2018-10-01", b.decision("Hurry"), title=title), b.check("c-1", "2018-10-05", b.finding("A-3"), body="Seen."),
        b.bulletin("b-1", "2018-10-02", 1, "Text.", title=title), b.page("about", "Who we are.", title=title),
        b.inspection("i-1", title=title, body="Feedback."),
    ))  # fmt: skip
    pages_of = ("tasks/A-1", "tasks/A-2", "meetings/m-1", "checks/c-1", "bulletins/b-1", "pages/about", "inspections/i-1")
    silent = [path for path in pages_of if "本记录部分内容尚无中文译文" not in made[f"zh/{path}/index.html"]]
    assert silent == []
    assert "尚无中文译文" not in made["zh/tasks/A-3/index.html"]
    assert not [path for path in pages_of if "not been translated yet" in made[f"en/{path}/index.html"]]


def test_a_moved_deadline_shows_old_new_approval_and_lateness(public: dict[str, str]) -> None:
    said = words_of(public["en/tasks/A-2/index.html"])
    for part in ("31 December 2018", "originally 30 September 2018", "31 days late", "Approved by The province"):
        assert part in said


def test_chinese_joins_names_days_and_ranges_in_its_own_way(public: dict[str, str]) -> None:
    task, english = public["zh/tasks/A-2/index.html"], public["en/tasks/A-1/index.html"]
    assert "整改时限：<strong>" in task
    assert "<del>原时限：<time" in task
    assert "Baseline 0; now <strong>70</strong>; target 100;" in english
    noticed = pages(b.ledger(b.task(closing=b.closing(self_check="2018-08-01", notice=("2018-09-03", "2018-09-07")))))
    ranges = {"en": "3 September 2018</time> – <time", "zh": "2018年9月3日</time>至<time"}
    assert [said in noticed[f"{language}/tasks/DL-01/index.html"] for language, said in ranges.items()] == [True, True]


def test_only_units_of_several_kinds_name_theirs(public: dict[str, str]) -> None:
    assert "<dt>Kind</dt>" in public["en/units/water/index.html"]
    assert "<dt>Kind</dt>" not in public["en/areas/north/index.html"]


def test_a_sentence_of_parts_has_one_capital(public: dict[str, str]) -> None:
    meeting = words_of(public["en/meetings/2018-10-01-m/index.html"])
    assert meeting.startswith("Site meeting ")
    assert "; Until" not in meeting


def test_an_issue_tells_of_the_day_of_its_data(public: dict[str, str]) -> None:
    issue = words_of(public["en/bulletins/2018-09/index.html"])
    assert "Of 5 tasks" in issue
    assert "Bulletin No. " in issue
    assert "Bulletins No. " not in issue
    assert "A-2" not in issue.partition("Pace")[2].partition("Tasks")[0]


def test_texts_from_records_cannot_break_out(public: dict[str, str]) -> None:
    del public
    made = pages(b.ledger(b.task(title='<script>alert("x")</script>', finding="</script><b>")))
    for path, text in made.items():
        if path.endswith(".html"):
            assert "<script>alert" not in text, path
            assert "</script><b>" not in text, path


def test_the_same_input_gives_the_same_bytes() -> None:
    assert outputs(busy_ledger()) == outputs(busy_ledger())


def test_an_empty_site_has_its_pages() -> None:
    made = pages(b.ledger())
    assert "No task is on record yet." in made["en/index.html"]
    assert "No task matches." in made["en/tasks/index.html"]


def test_long_titles_and_chinese_ids_are_fine() -> None:
    long = "督" * 120
    made = pages(b.ledger(b.task("一号", title={"zh": long, "en": "x" * 200})))
    assert f'<h1 class="long">{long}</h1>' in made["zh/tasks/一号/index.html"]
    assert "%E4%B8%80%E5%8F%B7/index.html" in made["zh/tasks/index.html"]


def test_pages_grow_in_step_with_tasks() -> None:
    def count(tasks: int) -> int:
        return len(pages(b.ledger(*(b.task(f"T-{at}") for at in range(tasks)))))

    one, two, four = count(60), count(120), count(240)
    assert four - two < 2.3 * (two - one)


def test_lists_of_records_are_paged_and_the_same_pages_are_there_in_both_languages() -> None:
    meetings = [b.meeting(f"m-{n:03}", "2018-10-01") for n in range(120)]
    issues = [b.bulletin(f"b-{n:03}", "2018-10-01", n, "Text.\n") for n in range(51)]
    made = pages(b.ledger(b.task("A-1"), *meetings, *issues))
    for language in ("en", "zh"):
        assert sorted(path for path in made if path.startswith(f"{language}/meetings/page=")) == [
            f"{language}/meetings/page=2/index.html", f"{language}/meetings/page=3/index.html",
        ]
        assert f"{language}/bulletins/page=2/index.html" in made
        assert f'href="../../{language}/meetings/page=3/index.html"' in made[f"{language}/meetings/index.html"]
    assert {p.replace("en/", "zh/", 1) for p in made if p.startswith("en/") and p.endswith(".html")} == {
        path for path in made if path.startswith("zh/") and path.endswith(".html")
    }


def test_a_list_is_paged_by_fifty() -> None:
    made = pages(b.ledger(*(b.task(f"T-{at:03}") for at in range(120))))
    first, third = made["en/tasks/index.html"], made["en/tasks/page=3/index.html"]
    assert first.count('<th scope="row"') == 50
    assert third.count('<th scope="row"') == 20
    assert "101 to 120" in words_of(third)
    assert 'aria-current="page">3<' in third


def test_pictures_come_in_sizes_and_documents_are_copied() -> None:
    shown = b.task(
        folder="tasks/P", evidence=(
            b.evidence("before.jpg", kind="before", alt="Dirty"), b.evidence("after.jpg", alt="Clean"),
            b.evidence("paper.pdf", kind="document"), b.evidence("later.jpg", taken="2019-01-01"),
        ),
    )
    info = PictureInfo(2000, 1000, "d" * 64)
    kept = ("tasks/P/before.jpg", "tasks/P/after.jpg", "tasks/P/paper.pdf", "tasks/P/later.jpg")
    pictures = {name: info for name in kept if name.endswith("jpg")} | {"tasks/P/after.jpg": PictureInfo(300, 200, "e" * 64)}
    made = outputs(b.ledger(shown, assets=kept), pictures=pictures)
    jobs = {(one.asset, one.width) for one in made if isinstance(one, PictureJob)}
    assert jobs == {
        ("tasks/P/before.jpg", 480), ("tasks/P/before.jpg", 960), ("tasks/P/before.jpg", 1600), ("tasks/P/after.jpg", 300),
    }
    assert [one.asset for one in made if isinstance(one, AttachmentJob)] == ["tasks/P/paper.pdf"]
    page = next(one.body.decode() for one in made if isinstance(one, File) and one.path == "en/tasks/DL-01/index.html")
    assert 'width="960" height="480" alt="Dirty"' in page


def test_what_markdown_complains_of_is_told() -> None:
    made = website(b.ledger(b.task(body="See [[nobody]].")), Edition.PUBLIC, {}, templates())
    list(made.outputs())
    assert [problem.code for problem in made.problems] == ["unknown-record-link"]


def test_copies_of_the_process_draw_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "_cores", lambda: 2)
    monkeypatch.setattr(shards, "FEWEST", 10)
    monkeypatch.setattr(shards.threading, "active_count", lambda: 1)
    ledger = b.ledger(*(b.task(f"A-{n}", body=f"Text {n}. See [[A-0]] and ![](no.jpg) [[none]].") for n in range(60)))
    made = [
        Website(ledger, Edition.PUBLIC, {}, templates(), workshop=workshop)
        for workshop in (one_by_one, partial(shards.in_shards, processes=2))
    ]
    alone, shared = ([(one.path, getattr(one, "body", one)) for one in site.outputs()] for site in made)
    assert alone == shared
    assert set(made[0].problems) == set(made[1].problems)
    assert len(made[0].problems) == 120


def test_what_earlier_builds_knew_changes_no_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Kept()

    def drawn(ledger: Ledger, memory: Memory, edition: Edition = Edition.PUBLIC) -> dict[str, object]:
        site = Website(ledger, edition, {}, templates(internal=edition is Edition.INTERNAL), memory=memory)
        return {one.path: getattr(one, "body", one) for one in site.outputs()}

    first = busy_ledger()
    assert drawn(first, memory) == drawn(first, FORGETFUL) == drawn(first, memory)
    task = first.content.tasks[0]
    content = replace(first.content, tasks=(replace(task, title=b.text("Another title")), *first.content.tasks[1:]))
    second = reckon(content, first.as_of)
    assert drawn(second, memory) == drawn(second, FORGETFUL)
    assert drawn(first, memory, Edition.INTERNAL) == drawn(first, FORGETFUL, Edition.INTERNAL)
    monkeypatch.setattr(website_module, "rendered", lambda *_: pytest.fail("a page was drawn again"))
    monkeypatch.setattr(Website, "_gateway", lambda *_: ())
    assert "en/tasks/A-1/index.html" in drawn(first, memory)


MOST_BYTES, MOST_BYTES_UNPACKED, MOST_REQUESTS = 50_000, 100_000, 5
"""Of a page with all that it loads before photographs: as a server sends it (gzip), and as it lies in the folder."""
LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon)"[^>]* href|script src)="([^"]+)"')


def too_heavy(made: dict[str, str]) -> list[str]:
    packed = {path: len(gzip.compress(text.encode(), 6)) for path, text in made.items() if path.startswith("assets/")}
    found = []
    for path, text in made.items():
        if path.endswith(".html"):
            loaded = [f"assets/{address.rpartition('/')[2]}" for address in LOADED.findall(text)]
            weight = len(gzip.compress(text.encode(), 6)) + sum(packed[one] for one in loaded)
            unpacked = len(text.encode()) + sum(len(made[one].encode()) for one in loaded)
            if weight > MOST_BYTES or unpacked > MOST_BYTES_UNPACKED or 1 + len(loaded) > MOST_REQUESTS:
                found.append(f"{path}: {weight} of {unpacked} bytes, {1 + len(loaded)} requests")
    return found


def test_pages_stay_light_however_long_titles_and_lists_are() -> None:
    assert too_heavy(pages(crowded_ledger(60))) == []


@pytest.mark.long
@pytest.mark.parametrize("edition", list(Edition))
def test_pages_of_a_thousand_tasks_stay_light(edition: Edition) -> None:
    assert too_heavy(pages(crowded_ledger(1000), edition)) == []


@pytest.mark.parametrize("edition", list(Edition))
def test_pages_of_an_empty_site_and_of_one_task_are_light(edition: Edition) -> None:
    assert too_heavy(pages(b.ledger(), edition)) == []
    assert too_heavy(pages(crowded_ledger(1), edition)) == []
