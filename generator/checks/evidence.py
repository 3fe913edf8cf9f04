"""Is what is claimed proved? Dated files, pictures that show what they should, and each file used once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.checks.judges import each_task, each_text, whole_site
from generator.checks.passages import Passage
from generator.checks.scene import Holder, Proof, Scene, is_completed, is_picture, proofs, proofs_in
from generator.checks.sieves import sieve
from generator.ledger.publications import FOLDER
from generator.ledger.state import TaskState
from generator.model.patterns import pattern
from generator.model.problem import Place, Problem, Severity, rule

NO_EVIDENCE: Final = rule(
    "completed-without-evidence",
    Severity.WARNING,
    message=(
        "Completed on {completed}, but no dated evidence shows the state after the work.",
        "任务于{completed}完成，但没有注明日期的佐证材料证明整改成效。",
    ),
    hint=(
        "Add a picture or a report: `evidence: [{file: evidence/after.jpg, kind: after, alt: …, taken: {completed}}]`",
        "补充照片或报告：`evidence: [{file: evidence/after.jpg, kind: after, alt: …, taken: {completed}}]`。",
    ),
    why=(
        "Completion without proof is a claim. Inspectors ask for dated material that shows the state on site.",
        "没有佐证的完成只是口头完成；督察要看的是注明日期的现场材料。",
    ),
    source="Practice: files for closing hold evidence per measure (佐证材料)",
    bad="closing: {self_check: {date: 2018-10-20}}\nevidence: []",
    good="closing: {self_check: {date: 2018-10-20}}\nevidence:\n  - {file: after.jpg, kind: after, alt: …, taken: 2018-10-18}",
)
UNDATED: Final = rule(
    "evidence-undated",
    Severity.NOTICE,
    message=("Evidence `{file}` has no date.", "佐证材料“{file}”未注明日期。"),
    hint=(
        "Add the day on which it was taken or signed: `taken: 2018-10-12`",
        "填写拍摄或签署日期：`taken: 2018-10-12`。",
    ),
    why=("A picture without a date may show any time.", "没有日期的照片无法证明任何时点的状况。"),
    bad="{file: evidence/after.jpg, kind: after}",
    good="{file: evidence/after.jpg, kind: after, taken: 2018-10-12}",
)
NO_ALT: Final = rule(
    "picture-without-alt",
    Severity.WARNING,
    message=("Picture `{file}` has no alternative text.", "图片“{file}”缺少替代文字。"),
    hint=("Say in one sentence what can be seen: {cure}", "用一句话说明图中内容：{cure}"),
    why=(
        "Who cannot see the picture hears this text; search engines and printed bulletins use it too.",
        "看不到图片的读者依靠替代文字；检索和印刷也要用到。",
    ),
    source="WCAG 2.2, success criterion 1.1.1; GB/T 37668-2019",
    bad="{file: evidence/after.jpg, kind: after}",
    good="{file: evidence/after.jpg, kind: after, alt: Outfall with clear water}",
)
BEFORE_WORK: Final = rule(
    "evidence-before-work",
    Severity.WARNING,
    message=(
        "Evidence `{file}` is dated {taken}, before the work began on {started}.",
        "佐证材料“{file}”日期为{taken}，早于整改启动日期{started}。",
    ),
    hint=(
        "Correct the date, or mark it `kind: before` if it shows the state before the work.",
        "请核对日期；如为整改前状况，应填写 `kind: before`。",
    ),
    why=(
        "What was taken before the work cannot show its result; old pictures are the usual way to feign one.",
        "整改启动前的材料不能证明整改结果；以旧充新是常见的虚假整改手法。",
    ),
    bad="started: 2018-03-01\nevidence: [{file: after.jpg, kind: after, taken: 2017-12-20}]",
    good="started: 2018-03-01\nevidence: [{file: before.jpg, kind: before, taken: 2017-12-20}]",
)
SAME_BEFORE_AND_AFTER: Final = rule(
    "before-is-after",
    Severity.WARNING,
    message=(
        "`{file}` is shown both as the state before and as the state after.",
        "“{file}”既作为整改前照片，又作为整改后照片。",
    ),
    hint=("Add the picture that shows the other state.", "请补充另一时点的照片。"),
    why=(
        "One picture cannot show two states; the pair exists to be compared.",
        "同一张照片不能证明前后两种状况。",
    ),
    bad="- {file: a.jpg, kind: before}\n- {file: a.jpg, kind: after}",
    good="- {file: a.jpg, kind: before}\n- {file: b.jpg, kind: after}",
)
REVERSED: Final = rule(
    "before-later-than-after",
    Severity.WARNING,
    message=(
        "The picture of the state before ({before}) is later than that of the state after ({after}).",
        "整改前照片({before})晚于整改后照片({after})。",
    ),
    hint=("Correct `taken` or exchange `before` and `after`.", "请核对 `taken`，或对调 before 与 after。"),
    why=("Before comes before after.", "整改前的照片应早于整改后的照片。"),
    bad="- {file: a.jpg, kind: before, taken: 2018-10-20}\n- {file: b.jpg, kind: after, taken: 2018-09-01}",
    good="- {file: a.jpg, kind: before, taken: 2018-03-01}\n- {file: b.jpg, kind: after, taken: 2018-10-20}",
)
REUSED: Final = rule(
    "evidence-reused",
    Severity.WARNING,
    message=(
        "`{file}` also stands as evidence in {other}.",
        "“{file}”同时被用作{other}的佐证材料。",
    ),
    hint=(
        "Give each task its own evidence; a document for several tasks is marked `kind: document` or `acceptance`.",
        "每项任务应有各自的佐证；确为多项任务共用的文件，填写 `kind: document` 或 `acceptance`。",
    ),
    why=(
        "One photograph used for several tasks is the commonest way to prove work that was not done.",
        "一图多用是常见的弄虚作假手法。",
    ),
    bad="DL-01: {file: shared/site.jpg, kind: after}\nDL-02: {file: shared/site.jpg, kind: after}",
    good="DL-01: {file: evidence/dl-01.jpg, kind: after}\nDL-02: {file: evidence/dl-02.jpg, kind: after}",
)
PAPER_ONLY: Final = rule(
    "paper-evidence-only",
    Severity.NOTICE,
    message=(
        "Completed, and all evidence is paper: no picture of the site and no measurement.",
        "任务已完成，但佐证全部为文件，没有现场照片或监测数据。",
    ),
    hint=("Add a picture (`kind: after`) or a `monitoring-report`.", "请补充整改后照片(`kind: after`)或监测报告。"),
    why=(
        "Documents show that something was ordered; pictures and measurements show that it was done.",
        "不能以文件落实整改；照片和监测数据才能证明现场变化。",
    ),
    bad="evidence: [{file: notice.pdf, kind: document, taken: 2018-10-18}]",
    good="evidence: [{file: after.jpg, kind: after, alt: …, taken: 2018-10-18}]",
)

UNNAMED: Final = rule(
    "file-unnamed",
    Severity.NOTICE,
    message=(
        "No record names the file `{file}`; nobody will ever see it.",
        "没有任何记录引用文件“{file}”，它不会出现在任何页面。",
    ),
    hint=(
        "Name it under `evidence:` of its record; if it is a record itself, its name has to end in `.md`.",
        "请在相应记录的 `evidence:` 中引用；如果它本身是一条记录，文件名应以 `.md` 结尾。",
    ),
    why=(
        "A file that was put into the folder and not entered is missing in silence, on the page and in the dossier.",
        "只放入文件夹而未在记录中登记的材料，不会公开，也不会进入迎检材料。",
    ),
    bad="tasks/DL-01/after.jpg, and no entry under evidence",
    good="evidence: [{file: after.jpg, kind: after, alt: …, taken: 2018-10-12}]",
)

_LINKED: Final = pattern(r"\]\(\s*<?([^)\s>]+)")
_BODY_PICTURE: Final = sieve(pattern(r"!\[\s*\]\(\s*<?([^)>\s]+)"), "![")
_SHARED_KINDS: Final = frozenset({"document", "acceptance", "monitoring-report"})


@each_task(NO_EVIDENCE)
def completed_without_evidence(state: TaskState, scene: Scene) -> Iterator[Problem]:
    if is_completed(state) and not any(_proves(each, scene) for each in proofs(state)):
        place = state.task.place("evidence") if state.task.evidence else state.task.place("closing", "self_check")
        yield NO_EVIDENCE.at(place, completed=state.completed or state.stage_since)


@whole_site(UNDATED)
def evidence_undated(scene: Scene) -> Iterator[Problem]:
    for proof in all_proofs(scene):
        if proof.evidence.taken is None:
            yield UNDATED.at(proof.place, file=proof.evidence.file)


@whole_site(NO_ALT)
def picture_without_alt(scene: Scene) -> Iterator[Problem]:
    for proof in all_proofs(scene):
        if is_picture(proof.evidence.file) and not proof.evidence.alt:
            yield NO_ALT.at(proof.place, file=proof.evidence.file, cure="`alt: …`")


@each_text(NO_ALT, _BODY_PICTURE)
def body_picture_without_alt(passage: Passage, scene: Scene) -> Iterator[Problem]:
    if passage.is_body:
        for found in _BODY_PICTURE.finditer(passage.text):
            yield NO_ALT.at(passage.place(found.start()), file=found[1], cure=f"`![…]({found[1]})`")


@each_task(BEFORE_WORK)
def evidence_before_work(state: TaskState, scene: Scene) -> Iterator[Problem]:
    started = state.task.started
    for proof in proofs(state):
        taken = proof.evidence.taken
        if started and taken and taken < started and proof.evidence.kind != "before":
            yield BEFORE_WORK.at(proof.at("taken"), file=proof.evidence.file, taken=taken, started=started)


@each_task(SAME_BEFORE_AND_AFTER)
def before_is_after(state: TaskState, scene: Scene) -> Iterator[Problem]:
    before = {_identity(each, scene) for each in proofs(state) if each.evidence.kind == "before"}
    for proof in proofs(state):
        if proof.evidence.kind == "after" and _identity(proof, scene) in before:
            yield SAME_BEFORE_AND_AFTER.at(proof.at("file"), file=proof.evidence.file)


@each_task(REVERSED)
def before_later_than_after(state: TaskState, scene: Scene) -> Iterator[Problem]:
    """Reported where no picture of the state before is early enough."""
    dated = [(each.evidence.taken, each) for each in proofs(state) if each.evidence.taken]
    before = [(day, each) for day, each in dated if each.evidence.kind == "before"]
    after = [day for day, each in dated if each.evidence.kind == "after"]
    if before and after and min(day for day, _ in before) > min(after):
        day, proof = min(before, key=lambda pair: pair[0])
        yield REVERSED.at(proof.at("taken"), before=day, after=min(after))


@whole_site(REUSED)
def evidence_reused(scene: Scene) -> Iterator[Problem]:
    """The same file (or, once measured, the same bytes) as picture of two tasks."""
    seen: dict[str, tuple[str, Place]] = {}
    for state in scene.ledger.tasks:
        for proof in proofs(state):
            if proof.evidence.kind in _SHARED_KINDS or not is_picture(proof.evidence.file):
                continue
            owner, place = seen.setdefault(_identity(proof, scene), (state.task.id, proof.place))
            if owner != state.task.id:
                yield REUSED.at(proof.at("file"), related=(place,), file=proof.evidence.file, other=owner)


@each_task(PAPER_ONLY)
def paper_evidence_only(state: TaskState, scene: Scene) -> Iterator[Problem]:
    kinds = {each.evidence.kind for each in proofs(state) if each.evidence.taken}
    pictures = any(is_picture(each.evidence.file) for each in proofs(state))
    if is_completed(state) and kinds and kinds <= {"document", "acceptance"} and not pictures:
        yield PAPER_ONLY.at(state.task.place("evidence"))


@whole_site(UNNAMED, public=False)
def file_unnamed(scene: Scene) -> Iterator[Problem]:
    """Asked of the full content: what public records do not name never reaches the public view."""
    named = {scene.asset(proof.record, proof.evidence.file) for proof in all_proofs(scene)}
    for record in scene.content.records:
        for body in record.bodies:
            if "](" in body.text:
                named |= {scene.asset(record, found[1]) for found in _LINKED.finditer(body.text)}
    for path in scene.content.assets:
        # What `publish` keeps beside the record is nobody's evidence.
        if path not in named and not path.startswith(f"{FOLDER}/") and not path.rpartition("/")[2].startswith("."):
            yield UNNAMED.at(Place(path), file=path.rpartition("/")[2])


def all_proofs(scene: Scene) -> Iterator[Proof]:
    """The evidence of every record that can hold some."""
    content = scene.content
    records: tuple[Holder, ...] = (*content.tasks, *content.progress, *content.meetings, *content.checks)
    for record in records:
        yield from proofs_in(record)


def _proves(proof: Proof, scene: Scene) -> bool:
    """Whether it is dated, not in the future, and not a picture of the state before."""
    taken = proof.evidence.taken
    return taken is not None and taken <= scene.ledger.as_of and proof.evidence.kind != "before"


def _identity(proof: Proof, scene: Scene) -> str:
    """The digest of a measured picture, else its path."""
    path = scene.asset(proof.record, proof.evidence.file)
    measured = scene.pictures.get(path)
    return measured.digest if measured else path
