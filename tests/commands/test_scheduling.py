"""The backward schedule on the screen; schemas with the site's own choices."""

import json

from tests.conftest import SiteBuilder

MILESTONES = [{"id": "dig", "text": "Dig", "takes": "30d"}, {"id": "trial", "text": "Trial run", "takes": "10d"}]


def test_the_schedule_is_counted_back_from_the_deadline(site: SiteBuilder) -> None:
    folder = site().inspection().task("DL-01", milestones=MILESTONES)
    told = folder.rectify("schedule", "DL-01")
    assert told.returncode == 0, told.stderr
    assert "2018-12-31" in told.stdout
    assert [line.split()[0] for line in told.stdout.splitlines()[2:4]] == ["dig", "trial"]
    assert folder.rectify("schedule", "DL-1").returncode == 2


def test_schemas_offer_the_sites_units(site: SiteBuilder) -> None:
    folder = site().inspection().task("DL-01")
    told = json.loads(folder.rectify("schema").stdout)
    lead = told["task.schema.json"]["properties"]["lead"]
    assert "water-bureau" in json.dumps(lead)
    target = folder.folder / "schemas"
    assert folder.rectify("schema", "--to", str(target)).returncode == 0
    assert len(list(target.iterdir())) == len(told)
    assert folder.rectify("schema", "--to", str(target)).returncode == 2
