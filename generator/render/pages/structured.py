"""What search engines and catalogues of data read of a page (JSON-LD in the words of schema.org): who publishes, and what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from generator.render import addresses
from generator.render.pages.scene import DataFile
from generator.render.views.backdrop import Backdrop

MEDIA_TYPES: Final[Mapping[str, str]] = {
    "csv": "text/csv",
    "ics": "text/calendar",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def publisher(backdrop: Backdrop) -> dict[str, object]:
    """The office that answers for the page."""
    return {"@type": "GovernmentOrganization", "name": str(backdrop.said(backdrop.ledger.content.site.authority))}


def website(backdrop: Backdrop, name: str) -> dict[str, object]:
    """The site as a whole, and how its publisher is reached."""
    site = backdrop.ledger.content.site
    reached = {"telephone": site.contact.phone, "email": site.contact.email}
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": name,
        "inLanguage": backdrop.say.tag,
        "url": addresses.absolute(site.base_url, addresses.home(backdrop.language)),
        "publisher": publisher(backdrop) | {way: at for way, at in reached.items() if at},
    }


def dataset(backdrop: Backdrop, files: Sequence[DataFile]) -> dict[str, object] | None:
    """The open data with every file to download; nothing where no reader can reach them, or there are none."""
    site, say = backdrop.ledger.content.site, backdrop.say
    if backdrop.is_internal or not site.base_url or not files:
        return None
    licence = str(backdrop.said(site.licence))
    made: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"{backdrop.said(site.title)}{say('dot')}{say('data')}",
        "description": say("data_about"),
        "inLanguage": say.tag,
        "url": addresses.absolute(site.base_url, addresses.listing(backdrop.language, "data")),
        "dateModified": backdrop.ledger.as_of.isoformat(),
        "isAccessibleForFree": True,
        "publisher": publisher(backdrop),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": backdrop.told(file.about) or file.address,
                "contentUrl": addresses.absolute(site.base_url, file.address),
                "encodingFormat": MEDIA_TYPES[file.address.rpartition(".")[2]],
                "sha256": file.digest,
            }
            for file in files
        ],
    }
    return made | ({"license": licence} if licence else {})
