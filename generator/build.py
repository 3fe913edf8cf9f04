"""The whole pipeline on one screen: read → disclose → decode → ledger → check → render → check outputs → write.

Each edition is built by itself: a mistake that only the internal view can see does not stop the public one.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import field
from datetime import date
from functools import partial
from pathlib import Path

import generator
from generator.checks.acceptance import AcceptedProblem, names_unknown
from generator.checks.examination import covered, examination, without_echoes
from generator.ledger.publications import Announcement
from generator.ledger.reckoning import reckon
from generator.ledger.state import Ledger
from generator.model.frozen import frozen
from generator.model.memory import FORGETFUL, NO_DIGESTS, Memory, Origins, RecordDigests
from generator.model.output import Edition, File, Stored
from generator.model.problem import Problem, has_errors
from generator.model.site import Site
from generator.model.standing import NOTHING_STANDS
from generator.render import outgoing
from generator.render.edition import Known, Means, edition_outputs, edition_prints, publication_files
from generator.shell import clock, files, fonts, making, template_files, writing
from generator.shell.cache import Cache
from generator.shell.cluster import executor_at
from generator.shell.collecting import uncollected
from generator.shell.pdf import Press, Printed
from generator.shell.remembering import Remembering
from generator.shell.shards import in_shards
from generator.shell.stages import Stages
from generator.shell.standing import Standing
from generator.shell.template_code import TemplateCode
from generator.source import decode, disclosure
from generator.source.remembered_texts import RememberedTexts
from generator.source.tree import SourceTree


@frozen
class Order:
    """What to build. No editions and no `as_of` mean: as site.yaml says. `workers` print PDFs and pictures at once."""

    site: Path
    output: Path
    editions: tuple[Edition, ...] = ()
    as_of: date | None = None
    workers: int = 2
    full: bool = False
    prints: bool = True
    search: bool = True
    """Whether the search has an index; a list of all pages is there without."""
    cluster: str = ""
    """Address of a Dask scheduler to print on (`tcp://…`), or "" for this machine."""
    announced: Announcement | None = None
    """The publication that the edition is built for, if it is."""


@frozen
class Reading:
    """One edition's content and what it means, before anybody has judged it. `settings` are the site's as they are typed,
    `today` is the day of the reading, `now` the day for what goes with time.
    """

    edition: Edition
    source: SourceTree
    ledger: Ledger
    decoded: decode.Decoded
    disclosed: disclosure.Disclosed | None
    measures: making.Measures
    settings: Site
    today: date

    @property
    def now(self) -> date:
        """The day after which a date lies in the future."""
        return self.settings.as_of or self.today


@frozen
class View:
    """One edition's content and what it means, with all that was found wrong on the way."""

    edition: Edition
    source: SourceTree
    ledger: Ledger
    problems: tuple[Problem, ...]
    accepted: tuple[AcceptedProblem, ...]
    measures: making.Measures
    digests: RecordDigests = field(default=NO_DIGESTS, repr=False)


@frozen
class Outcome:
    """What became of one edition; `written` is None when it had errors and the last good output stayed."""

    view: View
    problems: tuple[Problem, ...]
    written: writing.Written | None
    prints: tuple[Printed, ...] = field(default=(), repr=False)


@frozen
class Assembled:
    """An edition ready to be written, and all that was found wrong until then."""

    files: tuple[File | Stored, ...]
    problems: tuple[Problem, ...]
    prints: tuple[Printed, ...]


def build(order: Order, stages: Stages | None = None) -> tuple[Outcome, ...]:
    """Build the editions of the order, the public one first."""
    stages = stages or Stages()
    with stages("read"):
        tree = files.read_site(order.site)
    editions = order.editions or tuple(Edition(name) for name in sorted(decode.settings(tree).editions, reverse=True))
    return tuple(_edition(tree, edition, order, stages) for edition in editions)


def views(site: Path, editions: Iterable[Edition], as_of: date | None) -> tuple[View, ...]:
    """What `check` reports: the content as each edition sees it."""
    tree = files.read_site(site)
    return tuple(view(tree, edition, as_of, Stages()) for edition in editions)


def view(
    tree: SourceTree, edition: Edition, as_of: date | None, stages: Stages, memory: Memory = FORGETFUL
) -> View:  # fmt: skip
    """Disclose, decode, reckon and check; `memory` is the edition's own."""
    return judged(reading(tree, edition, as_of, stages, memory), stages, memory)


@uncollected()
def reading(
    tree: SourceTree, edition: Edition, as_of: date | None, stages: Stages, memory: Memory = FORGETFUL,
    earlier: Ledger | None = None,
) -> Reading:  # fmt: skip
    """Disclose, decode and reckon; what is the same as in the `earlier` ledger is taken over from it."""
    settings = decode.settings(tree)
    day, today = days(settings, as_of)
    source, disclosed = tree, None
    if edition is Edition.PUBLIC:
        with stages("disclose"):
            disclosed = disclosure.public(tree, min(day, today), RememberedTexts(memory, tree.paths()))
            source = disclosed.source
    with stages("decode"):
        decoded = decode.decode(source, memory)
    with stages("ledger"):
        ledger = reckon(decoded.content, day, earlier if earlier is not None and earlier.as_of == day else None)
    with stages("check"):
        # Pictures are looked at before the checks: one photograph under two names proves nothing twice.
        measures = making.measured(decoded.content.assets, source.read)
    return Reading(edition, source, ledger, decoded, disclosed, measures, settings, today)


def days(settings: Site, as_of: date | None) -> tuple[date, date]:
    """The day of the data, and today where the site is."""
    today = clock.today(settings.timezone)
    # A disclosed source carries the day of its gate: who rebuilds it later gets the site as it was.
    return as_of or settings.as_of or settings.disclosed or today, today


@uncollected()
def judged(read: Reading, stages: Stages, memory: Memory = FORGETFUL, *, fully: bool = True) -> View:
    """What was read, and all that is wrong with it; `fully` else only what cannot be read or shown."""
    ledger, decoded, measures = read.ledger, read.decoded, read.measures
    with stages("check"):
        if names_unknown(decoded.content):
            load_rules()
        sooner = covered(decoded.problems, decoded.content, ledger.as_of, whole=False)
        found, accepted = list(sooner.problems), sooner.accepted
        if fully:
            examined = examination(
                ledger, full=read.edition is Edition.INTERNAL, today=read.now, pictures=measures.pictures,
                origins=Origins(memory, decoded.digests.whole),
            )
            found += examined.problems
            accepted = (*accepted, *examined.accepted)
        found += measures.problems
        if read.disclosed is not None:
            found = [*read.disclosed.problems, *map(read.disclosed.at_editor, found)]
    ordered = without_echoes(dict.fromkeys(found))
    return View(read.edition, read.source, ledger, ordered, accepted, measures, decoded.digests)


def _edition(tree: SourceTree, edition: Edition, order: Order, stages: Stages) -> Outcome:
    if order.full:
        return _built(view(tree, edition, order.as_of, stages), order, stages)
    memory = Remembering(order.site / ".cache", edition)
    standing = Standing(order.site / ".cache", edition, order.output / edition.value)
    outcome = _built(view(tree, edition, order.as_of, stages, memory), order, stages, memory, standing)
    with stages("write"):
        memory.save()
    return outcome


def _built(
    seen: View, order: Order, stages: Stages, memory: Memory = FORGETFUL, standing: Standing | None = None
) -> Outcome:  # fmt: skip
    if has_errors(seen.problems):
        return Outcome(seen, seen.problems, None)
    target = order.output / seen.edition.value
    with standing or nullcontext():
        whole = assembled(seen, order, stages, memory, standing)
        if has_errors(whole.problems):
            return Outcome(seen, whole.problems, None, whole.prints)
        with stages("write"):
            written = writing.write_site(target, whole.files)
            if standing and not written.problems and not written.missing:
                standing.save(whole.files, written.stamps, target)
    if standing and written.missing:
        standing.forget(written.missing)
        return _built(seen, order, stages, memory, standing)
    return Outcome(seen, (*whole.problems, *written.problems), None if written.problems else written, whole.prints)


def assembled(
    seen: View, order: Order, stages: Stages, memory: Memory = FORGETFUL, standing: Standing | None = None
) -> Assembled:  # fmt: skip
    """Every file of an edition: rendered, printed and looked at once more, but not yet written.

    They are bytes, or where `standing` is given those that it has put aside, and those that stand as they are wanted.
    """
    ledger, edition, read = seen.ledger, seen.edition, seen.source.read
    cache = None if order.full else Cache(order.site / ".cache", edition)
    with stages("render"):
        texts, own = template_files.templates_of(order.site)
        measures = seen.measures
        printing = edition_prints(ledger, edition, measures.pictures, texts) if order.prints else ()
        unset = fonts.missing_fonts(ledger.content.site.fonts.families) if printing else ()
    if unset:
        return Assembled((), (*seen.problems, *unset), ())
    with (
        stages("print"),
        executor_at(order.cluster) as executor,
        Press(workers=order.workers, cache=cache, executor=executor) as press,
    ):
        printed = tuple(stages.counted("print", press.print((one.job for one in printing), read), len(printing)))
    with stages("render"):
        pdfs = tuple((File(one.job.path, one.body), one.pages) for one in printed if one.body)
        workshop = partial(in_shards, processes=order.workers, count=partial(stages.count, "render"))
        code = TemplateCode(template_files.shipped_templates(), memory)
        means = Means(memory, workshop, code, standing or NOTHING_STANDS)
        known = Known(seen.problems, order.announced, seen.digests, order.search)
        made_of = edition_outputs(ledger, edition, measures.pictures, texts, pdfs, known, means)
        code.save()
    with stages("pictures"):
        made = making.made(made_of.jobs, read, cache, order.workers, partial(stages.count, "pictures"))
    with stages("check outputs"):
        kept = (*made_of.files, *made.files, *(pdf for pdf, _ in pdfs))
        kept = tuple(standing.stored(file) for file in kept) if standing else kept
        late = [*own, *measures.problems, *made_of.problems, *made.problems]
        late += outgoing.faults(kept, edition, publication_files(order.announced), base_url=ledger.content.site.base_url)
        late += [problem for one in printing for problem in one.problems]
        late += [problem for one in printed for problem in one.problems]
    return Assembled(kept, tuple(sorted(dict.fromkeys([*seen.problems, *late]), key=Problem.order)), printed)


def load_rules() -> None:
    """Import every module, so that each rule has entered itself in `RULES`."""
    import importlib  # noqa: PLC0415 - a build needs neither
    import pkgutil  # noqa: PLC0415

    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
