"""`new site`: from an empty folder to a site that builds: settings, units, categories, a first inspection."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import click

from generator.commands.asking import Asking, asking_option
from generator.commands.speaking import FINE, WRONG_USAGE, Day, Session
from generator.model.output import File
from generator.model.records import INSPECTION_KINDS
from generator.model.site import Content, Site
from generator.model.text import Both
from generator.render.founding import CATEGORIES, OFFICE, Founding, founding_files, named, short_name
from generator.render.scaffold import Given
from generator.shell.folders import add_files
from generator.source.register_cells import UnreadCellError
from generator.source.values import is_id
from generator.source.wording import meant_date, read_date

_ADDRESS: Final = "https://rectification.example/"
_PARTED: Final = str.maketrans({"、": ",", "，": ",", "；": ",", ";": ","})


@click.command("site", epilog="Example:  rectify new site harbour-city --title 'Harbour City rectification'")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path())
@click.option("--title", default=None, help="Name of the site.")
@click.option("--authority", default=None, help="The office that publishes it.")
@click.option("--base-url", "base_url", default=None, help="Its address on the web; can be changed later.")
@click.option("--languages", multiple=True, help="Language(s) of the site, the one you write in first; else yours.")
@click.option("--inspection", default=None, help="Name of the first inspection.")
@click.option("--kind", type=click.Choice([name for name, _ in INSPECTION_KINDS.options]), default=None, help="Kind of inspection.")
@click.option("--received", default=None, metavar="DATE", help="Day on which its feedback was received.")
@click.option("--areas", multiple=True, help="Areas: names, or ID=NAME (may be repeated).")
@click.option("--departments", multiple=True, help="Departments: names, or ID=NAME (may be repeated).")
@click.option("--categories", multiple=True, help="Problem categories: names, or ID=NAME; else the usual five.")
@click.option("--phone", default=None, help="Telephone of the office, for readers.")
@click.option("--email", default=None, help="E-mail of the office, for readers.")
@click.option("--as-of", "as_of", type=Day(), default=None, help="Day of the data, for an example; else the day of each build.")
@asking_option
@click.pass_obj
def new_site(session: Session, /, folder: Path, as_of: datetime.date | None, *, asks: bool | None, **given: Any) -> int:
    """Begin a site in FOLDER: its settings, its units and categories, a first inspection. It can be built at once."""
    target = Path(session.folder) / folder
    if (target / "content").exists():
        session.say(f"There is a site in {target} already; nothing was written.", f"{target} 中已有站点，未写入。", err=True)
        return WRONG_USAGE
    said = _said(Asking.begun(session, Content(Site()), asks=asks), given, as_of)
    files = tuple(File(path, text.encode()) for path, text in founding_files(said).items())
    add_files(target, files)
    count = sum(file.path.startswith("content/") for file in files)
    session.say(f"A site was begun in {target}: {count} files in content/. Next: cd {folder}, then rectify serve --open",
                f"已在 {target} 新建站点：content/ 中有{count}个文件。下一步：cd {folder}，然后运行 rectify serve --open")
    return FINE


def _said(asking: Asking, given: dict[str, Any], as_of: datetime.date | None) -> Founding:
    """What was given or answered, whatever is missing told at once."""
    speaks = asking.session.language

    def one(key: str, en: str, zh: str, *, default: str = "", required: bool = False,
            read: Callable[[str], list[str]] = _as_it_is) -> str:  # fmt: skip
        found = asking.answered(key, Both(en, zh).in_language(speaks), given[key], default=[default] if default else [],
                                required=required, read=read)
        return found[0] if found else ""

    def names(key: str, en: str, zh: str, default: Sequence[str] = ()) -> list[tuple[str, str]]:
        found = asking.answered(key, Both(en, zh).in_language(speaks), given[key], default=default, read=_names)
        return [named(name) for name in found]

    languages = asking.answered("languages", Both("Language(s), the one you write in first", "语言，第一个为书写语言").in_language(speaks),
                                given["languages"], default=[speaks], read=_languages)
    language = languages[0]
    title = one("title", "Name of the site", "网站名称", required=True)
    authority = one("authority", "The office that publishes it", "主办单位", required=True)
    inspection = one("inspection", "Name of the first inspection", "督察名称",
                     default=Both("Central environmental inspection", "中央生态环境保护督察").in_language(language))
    kind = asking.one("inspection", "kind", given["kind"], default="central")
    received = one("received", "Day on which its feedback was received (2017-07-31)", "收到反馈意见的日期（2017-07-31）", read=_day)
    areas = names("areas", "Areas, parted by commas", "各地区，用顿号或逗号分隔")
    departments = names("departments", "Departments, parted by commas", "各部门，用顿号或逗号分隔")
    usual = [f"{name}={words.in_language(language)}" for name, words in CATEGORIES]
    categories = names("categories", "Problem categories", "问题类别", usual)
    asking.settled()
    words = dict(CATEGORIES)
    called = [(name, _both(words[name], languages) if f"{name}={text}" in usual else text) for name, text in categories]
    _distinct(asking, [(OFFICE, authority), *areas, *departments], categories)
    base_url = one("base_url", "Its address on the web", "网站地址", default=_ADDRESS)
    year = received[:4] or (str(as_of.year) if as_of else "")
    return Founding(
        title=title, authority=authority, base_url=base_url, languages=languages, areas=areas, departments=departments, categories=called,
        inspection=f"{kind}-{year}" if year else kind, inspection_title=inspection, inspection_kind=kind, received=received,
        as_of=as_of.isoformat() if as_of else "today",
        phone=one("phone", "Telephone for readers", "公开电话"), email=one("email", "E-mail for readers", "公开邮箱"),
    )


def _distinct(asking: Asking, units: Sequence[tuple[str, str]], categories: Sequence[tuple[str, str]]) -> None:
    """Raises where two names have one id, or an id is none."""
    for known in (units, categories):
        seen: set[str] = set()
        for name, words in known:
            if not is_id(name):
                raise asking.refused(Both(f"`{words}` gives no id; write it as ID={words}", f"“{words}”无法生成标识，请写成 标识={words}"))
            if name.lower() in seen:
                raise asking.refused(Both(f"Two are called `{name}`; write one as ID={words}",
                                          f"“{name}”重复，请将其中之一写成 标识={words}"))
            seen.add(name.lower())


def _both(words: Both, languages: Sequence[str]) -> Given:
    """A name in every language of the site that we can speak."""
    said: dict[str, Given] = {language: words.in_language(language) for language in languages if language in {"en", "zh"}}
    return said if len(languages) > 1 else words.in_language(languages[0])


def _as_it_is(said: str) -> list[str]:
    return [said.strip()] if said.strip() else []


def _names(said: str) -> list[str]:
    return [part.strip() for part in said.translate(_PARTED).split(",") if part.strip()]


def _languages(said: str) -> list[str]:
    found = _names(said.replace("中文", "zh").replace("English", "en"))
    odd = [one for one in found if not short_name(one).isalpha() or len(one) > 5]
    if odd:
        raise UnreadCellError(Both(f"`{odd[0]}` is no language; write en or zh", f"“{odd[0]}”不是语言代码，请写 zh 或 en"))
    return found


def _day(said: str) -> list[str]:
    meant = said.strip() if read_date(said.strip()) else meant_date(said) or ""
    if said.strip() and not read_date(meant):
        raise UnreadCellError(Both(f"`{said}` is no date; write 2017-07-31", f"“{said}”不是日期，请写成2017-07-31"))
    return [meant] if meant else []
