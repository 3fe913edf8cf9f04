"""What else must not go out: marks of secret or internal papers, pictures that nobody has looked at.

Asked of the public view only, where whatever is internal has been cut already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.evidence import all_proofs
from generator.checks.judges import each_text, whole_site
from generator.checks.passages import Passage
from generator.checks.personal import PERSONAL_LAW
from generator.checks.scene import Scene, is_picture
from generator.checks.sieves import sieve
from generator.model.patterns import pattern
from generator.model.problem import Place, Problem, Severity, rule

SECRECY_LAW: Final = (
    "Law on Guarding State Secrets (保守国家秘密法); Regulations on Open Government Information, art. 14"
)


SECRET: Final = rule(
    "secrecy-mark",
    Severity.ERROR,
    message=(
        'A mark of secret or internal papers in public text: "{words}"',
        "公开文字中出现涉密或内部标识：“{words}”",
    ),
    hint=(
        "Do not publish this passage: put it into `::: internal` … `:::`, or take the mark out after its review.",
        "该内容不得公开：请放入 `::: internal` … `:::`，或经保密审查后删去标识。",
    ),
    why=(
        "Whoever publishes a marked paper breaks the law, whatever it says; a mark left by mistake alarms every reader.",
        "带有密级或内部标识的文件不得公开；公开前须经保密审查。",
    ),
    source=SECRECY_LAW,
    bad="内部资料 注意保存",
    good="(no mark in the public edition)",
)
FACES: Final = rule(
    "faces-unstated",
    Severity.NOTICE,
    message=(
        "Picture `{file}` does not say whether people can be recognised.",
        "图片“{file}”未说明是否有可辨认的人脸。",
    ),
    hint=(
        "Look at the picture and add `faces: none`, `masked` or `consent`.",
        "请查看图片并填写 `faces: none`、`masked` 或 `consent`。",
    ),
    why=(
        "A program cannot see who is in a picture; somebody has to look before it is published.",
        "程序无法判断照片中的人物，公开前须有人查看。",
    ),
    source="Civil Code of the PRC (民法典), article 1019",
    bad="{file: after.jpg, kind: after, alt: …}",
    good="{file: after.jpg, kind: after, alt: …, faces: none}",
)
LOCATION: Final = rule(
    "picture-with-location",
    Severity.NOTICE,
    message=(
        "Picture `{file}` holds the place where it was taken; it is published without it.",
        "图片“{file}”含有拍摄位置信息，公开时已去除。",
    ),
    hint=(
        "Nothing to do; if the place is secret, replace the original as well.",
        "无需处理；位置敏感的，请一并替换原图。",
    ),
    why=(
        "Cameras write coordinates into pictures; they have led to the homes of people who complained.",
        "相机会在照片中写入坐标，可能泄露举报人位置。",
    ),
    source=PERSONAL_LAW,
    bad="a photograph with GPS data",
    good="a photograph without",
)

_SECRET_WORDS: Final = pattern(
    r"(?:绝密|机密|秘密)\s*(?:★|\*|▲|☆)|[（(【\[〔](?:绝密|机密|秘密|内部)[）)】\]〕]|密级[:：]\s*(?:绝密|机密|秘密|内部)"
    r"|(?:^|\n)[ \t#>*]{0,20}(?:绝密|机密|秘密|内部(?:资料|文件|材料|参考|使用)?)[ \t*。]{0,20}(?:$|\n)"
    r"|内部(?:资料|文件|材料|参考)[，,、\s]*(?:注意保存|不得外传|严禁外传|请勿外传|妥善保管)|仅供内部(?:使用|参考|交流|掌握)"
    r"|\b(?:classification|classified as)\s*:?\s*(?:confidential|secret|restricted|internal)"
    r"|(?:不得|严禁|请勿)外传|工作秘密|注意保存"
    r"|(?:^|\n)\W{0,20}(?:strictly |top )?(?:confidential|secret|restricted)\W{0,20}(?:$|\n)|\btop secret\b|\bstrictly confidential\b"
    r"|\bfor (?:internal|official) use only\b|\binternal use only\b"
    r"|\bnot for (?:release|publication|circulation|distribution)\b",
    re.IGNORECASE,
)
_QUOTED: Final = pattern(r"[“\"「『‘'`][^”\"」』’'`\n]{0,40}[”\"」』’'`]")
_SECRET: Final = sieve(
    _SECRET_WORDS,
    "绝密", "机密", "秘密", "密级", "内部", "外传", "注意保存", "classif", "confidential", "secret", "restricted", "use only",
    "not for ",
)  # fmt: skip
_SECRET_NAME: Final = pattern(r"绝密|机密|秘密|内部资料|内部文件|confidential|internal[-_ ]use", re.IGNORECASE)


@each_text(SECRET, _SECRET, full=False)
def secrecy_mark(passage: Passage, scene: Scene) -> Iterator[Problem]:
    """Words in quotation marks are spoken about, not used."""
    if not _SECRET.search(passage.text):
        return
    spoken_about = [quoted.span() for quoted in _QUOTED.finditer(passage.text)]
    for each in _SECRET.finditer(passage.text):
        start = each.start() + len(each[0]) - len(each[0].lstrip())
        if not any(first <= start < last for first, last in spoken_about):
            yield SECRET.at(passage.place(start), words=each[0].strip())
            return


@whole_site(SECRET, full=False)
def secrecy_mark_in_name(scene: Scene) -> Iterator[Problem]:
    """A file's name stands in the address of the file."""
    for path in scene.content.assets:
        found = _SECRET_NAME.search(path.rpartition("/")[2])
        if found:
            yield SECRET.at(Place(path), words=found[0])


@whole_site(FACES, full=False)
def faces_unstated(scene: Scene) -> Iterator[Problem]:
    for proof in all_proofs(scene):
        there = scene.asset(proof.record, proof.evidence.file) in scene.assets
        if there and is_picture(proof.evidence.file) and not proof.evidence.faces:
            yield FACES.at(proof.place, file=proof.evidence.file)


@whole_site(LOCATION, full=False)
def picture_with_location(scene: Scene) -> Iterator[Problem]:
    for path, picture in sorted(scene.pictures.items()):
        if picture.has_location:
            yield LOCATION.at(Place(path), file=path.rpartition("/")[2])
