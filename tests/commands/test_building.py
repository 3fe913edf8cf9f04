import pytest

from tests.conftest import Rectify, SiteBuilder


def test_what_was_accepted_is_told_of_neither_edition(site: SiteBuilder, rectify: Rectify) -> None:
    late = {"deadline": "2018-09-30", "started": "2018-02-01"}
    folder = site().inspection().task("DL-01", **late)
    assert "task-overdue" in rectify(folder, "build", "--no-prints").err
    accept = [{"code": "task-overdue", "reason": "The city has agreed", "until": "2018-12-31"}]
    said = rectify(site().inspection().task("DL-01", accept=accept, **late), "build", "--no-prints")
    assert said.status == 0
    assert "error[task-overdue]" not in said.err
    assert "warning[task-overdue]" not in said.err


def test_a_build_says_where_it_wrote_and_how_long_each_stage_took(site: SiteBuilder, rectify: Rectify) -> None:
    built = site().inspection().task("DL-01")
    ran = rectify(built, "build", "--no-prints", "--edition", "public", "--timings")
    assert ran.status == 0
    assert "public" in ran.out + ran.err
    assert ran.err.count(" s\n") >= 5


def test_the_day_of_the_reckoning_can_be_given(site: SiteBuilder, rectify: Rectify) -> None:
    built = site().inspection().task("DL-01", deadline="2018-12-31")
    pages = []
    for day in ("2018-10-31", "2019-03-01"):
        assert rectify(built, "build", "--no-prints", "--edition", "public", "--as-of", day).status == 0
        pages.append(built.files("output/public")["en/tasks/DL-01/index.html"])
    assert pages[0] != pages[1]


@pytest.mark.parametrize("arguments", [(), ("--strict",)])
def test_warnings_do_not_stop_a_build_but_count_when_strict(
    arguments: tuple[str, ...], site: SiteBuilder, rectify: Rectify
) -> None:
    warned = site().inspection().task("DL-01", deadline="2018-06-30").progress("DL-01", "2018-10-12")
    assert rectify(warned, "build", "--no-prints", *arguments).status == len(arguments)
    assert (warned.folder / "output/public/index.html").is_file()
