"""Reads `content/internal/distribution.yaml`: lists with an edition and addresses, each mistake with its place and cure.

The public edition never comes here: the file lies in a folder that it does not open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generator.model import fields as f
from generator.model.distribution import DistributionList
from generator.model.frozen import frozen
from generator.model.patterns import pattern
from generator.model.problem import Place, Problem, Severity, rule
from generator.model.text import Both
from generator.source.frontmatter import read_yaml
from generator.source.nodes import Mapping, Node, Scalar, Sequence
from generator.source.values import UNKNOWN_CHOICE, Reading, closest, shape_values, wrong_shape

PATH: Final = "internal/distribution.yaml"
EXAMPLE: Final = "- {name: leading-group, edition: internal, domains: [dl.example], addresses: [office@dl.example]}"

BAD_ADDRESS: Final = rule(
    "bad-address",
    Severity.ERROR,
    message=("`{found}` is no mail address.", "“{found}”不是邮箱地址。"),
    hint=("Write one address as `office@dl.example`, each on a line of its own.", "每行写一个地址，例如 `office@dl.example`。"),
    why=("A letter to it would come back, or go to nobody.", "发往该地址的邮件会被退回或无人收到。"),
    bad="addresses: [office at dl.example]",
    good="addresses: [office@dl.example]",
)
ADDRESS_OUTSIDE: Final = rule(
    "address-outside",
    Severity.ERROR,
    message=("`{found}` does not belong to the domains of the list `{list}` ({domains}).",
             "“{found}”不属于名单“{list}”的域名（{domains}）。"),
    hint=("Correct the address; if it is right, add its domain under `domains:`. {advice}",
          "请更正地址；如地址无误，请在 `domains:` 中增加其域名。{advice}"),
    why=("One wrong letter in an address sends an internal issue to a stranger; two places that have to agree do not go "
         "wrong together.", "地址错一个字母，内部简报就可能发给外人；域名与地址两处相互核对可避免。"),
    source="SPEC: an internal bulletin goes to internal lists only (checked, not trusted)",
    bad="domains: [dl.example]\naddresses: [office@d1.example]",
    good="domains: [dl.example]\naddresses: [office@dl.example]",
)
NO_DOMAINS: Final = rule(
    "list-without-domains",
    Severity.ERROR,
    message=("The internal list `{list}` does not say which domains it may send to.", "内部名单“{list}”未写明可发送的域名。"),
    hint=("Add a line: `domains: [{meant}]`", "请增加一行：`domains: [{meant}]`"),
    why=("Internal issues go to known houses only, so that a slip in an address is noticed before it is sent.",
         "内部简报只发往已知单位，地址写错时能在发送前发现。"),
    bad="- {name: leading-group, edition: internal, addresses: [office@dl.example]}",
    good="- {name: leading-group, edition: internal, domains: [dl.example], addresses: [office@dl.example]}",
)
LIST_TWICE: Final = rule(
    "list-twice",
    Severity.ERROR,
    message=("There are two lists named `{list}`; the other one is at {other}.", "有两个名单都叫“{list}”，另一个在 {other}。"),
    hint=("Give one of them another name, or join their addresses.", "请改名，或将两个名单合并。"),
    why=("A list is chosen by its name.", "发送时按名称选择名单。"),
)

_ADDRESS: Final = pattern(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,}")


@frozen
class Distribution:
    """The lists that can be used, and what is wrong in the file; with an error in it nothing may be sent."""

    lists: tuple[DistributionList, ...]
    problems: tuple[Problem, ...]


def read_distribution(raw: bytes, languages: tuple[str, ...], path: str = PATH) -> Distribution:
    """The lists of the file; `languages` are those of the site."""
    read = read_yaml(path, raw)
    reading = Reading(path, languages[0], languages, problems=list(read.problems))
    if read.root is None:
        return Distribution((), tuple(reading.problems))
    if not isinstance(read.root, Sequence):
        wrong_shape(read.root, reading, "distribution.yaml", f.ListOf(f.Nested(DistributionList)), EXAMPLE)
        return Distribution((), tuple(reading.problems))
    lists = [made for item in read.root.items if (made := _list(item, reading)) is not None]
    reading.problems.extend(_twice(lists))
    return Distribution(tuple(lists), tuple(sorted(dict.fromkeys(reading.problems), key=Problem.order)))


def _list(item: Node, reading: Reading) -> DistributionList | None:
    if not isinstance(item, Mapping):
        wrong_shape(item, reading, "distribution.yaml", f.Nested(DistributionList), EXAMPLE)
        return None
    made = replace(DistributionList(**shape_values(item, DistributionList, reading)), place=reading.at(item))
    reading.problems.extend(_faults(made, item, reading))
    return made


def _faults(made: DistributionList, item: Mapping, reading: Reading) -> Iterator[Problem]:
    """What is wrong with addresses, domains and languages that have the right form."""
    for scalar in _scalars(item.get("languages")):
        if scalar.text.strip() not in reading.languages:
            known = ", ".join(reading.languages)
            yield UNKNOWN_CHOICE.at(reading.at(scalar), field="languages", found=scalar.text, choices=known)
    addresses = _scalars(item.get("addresses"))
    if made.edition == "internal" and not made.domains and addresses:
        yield NO_DOMAINS.at(made.place, list=made.name, meant=addresses[0].text.rpartition("@")[2] or "dl.example")
    for scalar in addresses:
        written = scalar.text.strip()
        if not _ADDRESS.fullmatch(written) or ".." in written:
            yield BAD_ADDRESS.at(reading.at(scalar), found=written)
        elif not made.holds(written):
            meant = closest(written.rpartition("@")[2], made.domains)
            near = Both(f"Did you mean `@{meant}`?", f"是否应为 `@{meant}`？") if meant else Both("", "")
            yield ADDRESS_OUTSIDE.at(
                reading.at(scalar), found=written, list=made.name, domains=", ".join(made.domains), advice=near
            )


def _scalars(node: Node | None) -> tuple[Scalar, ...]:
    found = node.items if isinstance(node, Sequence) else (node,)
    return tuple(item for item in found if isinstance(item, Scalar))


def _twice(lists: list[DistributionList]) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for one in lists:
        if one.name and one.name.lower() in seen:
            yield LIST_TWICE.at(one.place, list=one.name, other=seen[one.name.lower()])
        seen.setdefault(one.name.lower(), one.place)
