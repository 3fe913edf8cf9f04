"""Data of persons that must not be said in public: numbers, addresses, names of those who complained.

Asked of the public view only, where whatever is internal has been cut already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.identity import is_identity_number, is_payment_card
from generator.checks.judges import each_text, whole_site
from generator.checks.passages import Passage
from generator.checks.scene import Scene
from generator.checks.sieves import SEEN, Behind, Row, sieve
from generator.model.patterns import pattern
from generator.model.problem import Place, Problem, Severity, rule

PERSONAL_LAW: Final = "Personal Information Protection Law of the PRC (个人信息保护法), articles 6, 25, 28"
MOBILE: Final = rule(
    "personal-mobile-number",
    Severity.ERROR,
    message=("A mobile number in public text: {masked}", "公开文字中含有手机号码：{masked}"),
    hint=("Mask it: `{masked}`; or give the office's own number.", "请脱敏为 `{masked}`，或改用办公电话。"),
    why=(
        "A person who complained must not be found through a notice. Only the office's own contact may be printed.",
        "公开信息不得让人找到举报人、当事人；只能公布办公联系方式。",
    ),
    source=PERSONAL_LAW,
    bad="Mr Li, 13800001234, complained about the smell.",
    good="A resident (138****1234) complained about the smell.",
)
IDENTITY: Final = rule(
    "personal-id-number",
    Severity.ERROR,
    message=("An identity card number in public text: {masked}", "公开文字中含有身份证号码：{masked}"),
    hint=("Take it out; where a number is needed: `{masked}`", "请删去；确需保留的脱敏为 `{masked}`。"),
    why=(
        "An identity number opens every door to a person's life and is never needed in a disclosure.",
        "身份证号属于敏感个人信息，公开整改情况无需公布。",
    ),
    source=PERSONAL_LAW,
    bad="ID 110101 19900307 7555 (example)",
    good="110***********7555",
)
CARD: Final = rule(
    "personal-bank-card",
    Severity.ERROR,
    message=("A bank card number in public text: {masked}", "公开文字中含有银行卡号：{masked}"),
    hint=("Take it out; where a number is needed: `{masked}`", "请删去；确需保留的脱敏为 `{masked}`。"),
    why=("Account numbers of persons are sensitive personal information.", "银行账户属于敏感个人信息。"),
    source=PERSONAL_LAW,
    bad="paid to 6222 0200 0000 0000 007 (example)",
    good="paid to the residents' accounts",
)
EMAIL: Final = rule(
    "personal-email",
    Severity.ERROR,
    message=("An e-mail address in public text: {masked}", "公开文字中含有电子邮箱：{masked}"),
    hint=(
        "Mask it: `{masked}`; the office's own address belongs into `contact:` of site.yaml.",
        "请脱敏为 `{masked}`；办公邮箱应填写在 site.yaml 的 `contact:` 中。",
    ),
    why=("Personal addresses are collected from public pages within hours.", "公开网页上的邮箱很快会被采集滥用。"),
    source=PERSONAL_LAW,
    bad="Write to li.ming@example.org",
    good="Write to the office: see the foot of the page",
)
MESSENGER: Final = rule(
    "personal-messenger",
    Severity.ERROR,
    message=("A private messenger account in public text: {masked}", "公开文字中含有个人微信、QQ号：{masked}"),
    hint=("Take it out, or give the office's own contact.", "请删去，或改用办公联系方式。"),
    why=(
        "An account of a messenger is a person's address, and opens his name and pictures.",
        "微信、QQ号可直接关联到个人。",
    ),
    source=PERSONAL_LAW,
    bad="complained by WeChat: lixiaoming88",
    good="complained through the office's account",
)
PLATE: Final = rule(
    "personal-plate",
    Severity.ERROR,
    message=("A number plate in public text: {masked}", "公开文字中含有车牌号：{masked}"),
    hint=("Mask it: `{masked}`", "请脱敏为 `{masked}`。"),
    why=("A plate leads to the owner of the car.", "车牌号可关联到车主。"),
    source=PERSONAL_LAW,
    bad="the lorry 辽B12345 was seen tipping waste",
    good="the lorry 辽B***45 was seen tipping waste",
)
HOME: Final = rule(
    "personal-address",
    Severity.ERROR,
    message=("A home address in public text: {masked}", "公开文字中含有住址：{masked}"),
    hint=("Go down to the township or street only: `{masked}`", "住址只公开到乡镇、街道一级：`{masked}`。"),
    why=(
        "House and room numbers lead to a person's door; a township or street says enough about where it was.",
        "门牌号、房号可直接定位到个人；公开到乡镇、街道已足够说明地点。",
    ),
    source=PERSONAL_LAW,
    bad="Mr Li of 12 Harbour Street, room 301, complained.",
    good="A resident of Harbour Street complained.",
)
COMPLAINANT: Final = rule(
    "complainant-named",
    Severity.ERROR,
    message=("A person who complained is named: {masked}", "公开文字中出现举报人、投诉人姓名：{masked}"),
    hint=("Write `{masked}`, or leave the name out.", "请写作“{masked}”，或不写姓名。"),
    why=(
        "Who reports a problem is protected; one name in a notice keeps a hundred others from reporting.",
        "举报人信息必须保密，严防打击报复。",
    ),
    source=PERSONAL_LAW + "; Regulations on Letters and Visits (信访工作条例)",
    bad="举报人王小明反映…",
    good="举报人王某反映…",
)

_MOBILE: Final = sieve(
    pattern(
        r"(?<![\d.])(?:(?:\+|00)?86[- ]?)?(1[3-9]\d)([-\s.]?)(\d{4})\2(\d{4})(?!\d|\.\d|\s*(?:元|吨|立方米|千瓦|平方米))"
    ),
    hints=(r"1[3-9]\d[-\s.]?\d{4}",),
)
_IDENTITY: Final = sieve(
    pattern(r"(?<![\dA-Za-z])\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx](?![\dA-Za-z])"), hints=(Row(8),)
)
_CARD: Final = sieve(
    pattern(r"(?<![\dA-Za-z.])\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![\dA-Za-z])"),
    hints=(Row(4, r"[ -]?\d{4}[ -]?\d{4}"),),
)
_MESSENGER: Final = sieve(
    pattern(
        r"(?:微信(?!公众号|小程序|群)号?|QQ号?|WeChat(?! (?:account of|official))(?: ID)?)\s*(?:为|是|[:：])?\s*"
        r"([A-Za-z][\w-]{5,19}|\d{5,12})(?!\d)",
        re.IGNORECASE,
    ),
    "微信", "qq", "wechat",
)  # fmt: skip
_PLATE: Final = sieve(
    pattern(
        "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z]·?(?=[A-Z]*\\d)[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])"
    ),
    hints=("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z]",),
    is_wide=True,
)
_EMAIL: Final = sieve(
    pattern(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}"),
    "@",
)
_HOME_ZH: Final = sieve(
    pattern(
        r"(?P<street>[\u4e00-\u9fff]{1,24}?(?:路|街|大道|巷|弄|胡同|小区|花园|社区|村|屯|苑|家园))\s*"
        r"(?P<house>(?:\d{1,5}|[一二三四五六七八九十]{1,3})\s*(?:号院|号楼|号|栋|幢|组|弄)"
        r"(?:\s*-?\s*[\dA-Za-z一二三四五六七八九十]{1,5}\s*(?:号楼|号|栋|幢|座|单元|层|楼|室|户))*)(?![线井泵炉机站排闸罐池坝桥文令])"
    ),
    "号", "栋", "幢", "组", "弄",
    hints=(
        r"(?:路|街|大道|巷|弄|胡同|小区|花园|社区|村|屯|苑|家园)\s*(?:\d{1,5}|[一二三四五六七八九十]{1,3})\s*[号栋幢组弄]",
    ),
    is_wide=True,
)  # fmt: skip
_ROOM_ZH: Final = pattern(r"单元|室|户")
_PERSON_ZH: Final = pattern(
    r"居民|群众|村民|住户|户主|举报|投诉|信访|反映|先生|女士|家住|住址|住在|现住|[，,；;。]住|联系人|身份证|手机|本人|某某?[，,（(住]"
)
_ROADS_EN: Final = (" Road", " St", " Lane", " Avenue", " Alley", " Village", " Rd")
_NUMBERED_EN: Final = pattern(r"\d[A-Za-z]?,? (?:[A-Z][\w'-]+ ){0,2}[A-Z][\w'-]+$")


def _ends_numbered(before: str) -> bool:
    ends_within_long_words = len(before) == SEEN and before.count(" ") < 4
    return ends_within_long_words or _NUMBERED_EN.search(before) is not None


_HOME_EN: Final = sieve(
    pattern(
        r"(?:\bno\. ?)?\b\d{1,5}[A-Za-z]?,? (?P<street>(?:[A-Z][\w'-]+ ){1,3}(?:Road|Street|St\b\.?|Lane|Avenue|Alley|Village|Rd\b\.?))"
        r"(?:,? (?:room|flat|apartment|apt\.?|unit) ?\d{1,5}[A-Za-z]?)?"
    ),
    hints=(Behind(_ROADS_EN, _ends_numbered),),
)  # fmt: skip
_ROOM_EN: Final = pattern(r"\b(?:room|flat|apartment|apt)\b", re.IGNORECASE)
_PERSON_EN: Final = pattern(
    r"\b(?:residents?|villagers?|complain\w*|petition\w*|Mr|Mrs|Ms|Miss|lives? (?:at|in)|family|household|neighbou?rs?|"
    r"home of|reported by)\b",
    re.IGNORECASE,
)
_SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜"
    "崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严武孔向汤"
)
_COMPLAINANT: Final = sieve(
    pattern(
        r"((?:举报人|投诉人|信访人|反映人|上访人|举报群众)(?:为|是|系|：|:)?\s*)"
        rf"([{_SURNAMES}])(?![某姓])([\u4e00-\u9fff]{{1,2}}?)(?=反映|举报|投诉|称|表示|说|[，,。、；;（(\s]|住|电话|$)"
    ),
    "举报人", "投诉人", "信访人", "反映人", "上访人", "举报群众",
    is_wide=True,
)  # fmt: skip
_LONG_NUMBER: Final = pattern(r"\d{3}")
_STOP: Final = pattern(r"[。！？!?；;\n]")


@each_text(MOBILE, _MOBILE, full=False)
def personal_mobile(passage: Passage, scene: Scene) -> Iterator[Problem]:
    for found in _MOBILE.finditer(passage.text):
        number = found[1] + found[3] + found[4]
        if number not in scene.office_mobiles:
            yield MOBILE.at(passage.place(found.start()), masked=f"{found[1]}****{found[4]}")


@whole_site(MOBILE, full=False)
def personal_file_name(scene: Scene) -> Iterator[Problem]:
    """A file that bears a person's number as its name: it stands in the address of the picture."""
    for path in scene.content.assets:
        for found in _MOBILE.finditer(path):
            if found[1] + found[3] + found[4] not in scene.office_mobiles:
                yield MOBILE.at(Place(path), masked=f"{found[1]}****{found[4]}")


@each_text(IDENTITY, _IDENTITY, full=False)
def personal_identity(passage: Passage, scene: Scene) -> Iterator[Problem]:
    for found in _IDENTITY.finditer(passage.text):
        digits = re.sub(r"[ -]", "", found[0])
        if is_identity_number(digits):
            yield IDENTITY.at(passage.place(found.start()), masked=f"{digits[:3]}***********{digits[-4:]}")


@each_text(CARD, _CARD, full=False)
def personal_card(passage: Passage, scene: Scene) -> Iterator[Problem]:
    for found in _CARD.finditer(passage.text):
        digits = re.sub(r"[ -]", "", found[0])
        if is_payment_card(digits) and not is_identity_number(digits):
            yield CARD.at(passage.place(found.start()), masked=f"{digits[:4]}…{digits[-4:]}")


@each_text(EMAIL, _EMAIL, full=False)
def personal_email(passage: Passage, scene: Scene) -> Iterator[Problem]:
    for found in _EMAIL.finditer(passage.text):
        if found[0].lower() not in scene.office_emails:
            name, _, host = found[0].partition("@")
            yield EMAIL.at(passage.place(found.start()), masked=f"{name[0]}***@{host}")


@each_text(MESSENGER, _MESSENGER, full=False)
def personal_messenger(passage: Passage, scene: Scene) -> Iterator[Problem]:
    for found in _MESSENGER.finditer(passage.text):
        account = found[1]
        yield MESSENGER.at(passage.place(found.start()), masked=f"{account[:2]}***{account[-1]}")


@each_text(PLATE, _PLATE, full=False)
def personal_plate(passage: Passage, scene: Scene) -> Iterator[Problem]:
    if not _LONG_NUMBER.search(passage.text):
        return
    for found in _PLATE.finditer(passage.text):
        yield PLATE.at(passage.place(found.start()), masked=f"{found[0][:2]}***{found[0][-2:]}")


@each_text(HOME, _HOME_ZH, _HOME_EN, full=False)
def personal_address(passage: Passage, scene: Scene) -> Iterator[Problem]:
    """A room number is a home; a house number is one where the sentence speaks of a person."""
    if passage.steps[:1] == ("contact",) and passage.record is None:
        return
    own = tuple(words for _, words in scene.content.site.contact.address)
    for home, room, person in ((_HOME_ZH, _ROOM_ZH, _PERSON_ZH), (_HOME_EN, _ROOM_EN, _PERSON_EN)):
        for found in home.finditer(passage.text):
            if any(found[0] in words for words in own):
                continue
            if room.search(found[0]) or person.search(_sentence(passage.text, found.start(), found.end())):
                yield HOME.at(passage.place(found.start()), masked=_down_to_street(found["street"]))


def _down_to_street(written: str) -> str:
    """The address down to its township or street: villages and their groups, estates and houses go."""
    bare = re.sub(r"^.*(?:家住|住在|现住|住址[:：]?|位于|[，,；;。（(]住|^住)", "", written).strip()
    shown = re.match(r".*(?:街道|大道|镇|乡|路|街|巷|弄|胡同)", bare) or re.match(r".*[区市县岛]", bare)
    return shown[0] if shown and shown[0] != bare and re.search(r"[村屯组苑园区]$", bare) else bare


@each_text(COMPLAINANT, _COMPLAINANT, full=False)
def complainant_named(passage: Passage, scene: Scene) -> Iterator[Problem]:
    for found in _COMPLAINANT.finditer(passage.text):
        yield COMPLAINANT.at(passage.place(found.start()), masked=f"{found[1]}{found[2]}某")


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a place, up to forty characters to either side."""
    before = _STOP.split(text[max(0, start - 60) : start])[-1]
    after = _STOP.split(text[end : end + 40])[0]
    return before + text[start:end] + after
