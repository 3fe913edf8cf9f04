"""Who gets bulletins by mail: the lists of `content/internal/distribution.yaml`."""

from __future__ import annotations

from typing import Final

from generator.model import fields as f
from generator.model.fields import told
from generator.model.frozen import frozen
from generator.model.problem import Place
from generator.model.text import Both

NOWHERE: Final = Place("internal/distribution.yaml")
EDITIONS: Final = f.Choice((
    ("public", Both("for issues that anybody may read", "公开期次")),
    ("internal", Both("for issues of the office", "内部期次")),
))


@frozen(kw_only=True)
class DistributionList:
    """One list. An issue goes to lists of its own edition, and an internal one to no other; see `goes_to`."""

    name: str = told(f.Identifier(), "Short name of the list.", "名单简称。", example="leading-group", required=True, default="")
    edition: str = told(EDITIONS, "Whose issues it gets.", "接收哪一版。", example="internal", required=True, default="")
    languages: tuple[str, ...] = told(
        f.ListOf(f.Plain(), one_too=True), "Languages of the issue that it gets; else all.", "接收的语种，默认全部。",
        example="[zh]", default=(),
    )
    domains: tuple[str, ...] = told(
        f.ListOf(f.Plain(), one_too=True), "What its addresses may end in; an internal list has to say it.",
        "地址所属域名，内部名单必填。", example="[dl.example]", default=(),
    )
    addresses: tuple[str, ...] = told(
        f.ListOf(f.Plain(), one_too=True), "Mail addresses.", "邮箱地址。", example="[office@dl.example]", required=True,
        default=(),
    )
    place: Place = NOWHERE

    def holds(self, address: str) -> bool:
        """Whether the list may send to the address: it ends in one of the list's domains, where the list has any."""
        host = address.rpartition("@")[2].lower()
        return not self.domains or any(
            host == domain.lower() or host.endswith("." + domain.lower()) for domain in self.domains
        )


def goes_to(edition: str, to: DistributionList) -> bool:
    """Whether an issue of an edition may go to a list: an internal issue to internal lists only."""
    return to.edition == "internal" or (edition == "public" and to.edition == "public")
