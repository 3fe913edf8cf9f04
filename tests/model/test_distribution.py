"""Which issue may go to which list and address."""

import pytest

from generator.model.distribution import DistributionList, goes_to


@pytest.mark.parametrize(
    ("issue", "edition", "goes"),
    [
        ("public", "public", True),
        ("public", "internal", True),
        ("internal", "internal", True),
        ("internal", "public", False),
        ("internal", "", False),
        ("", "public", False),
        ("public", "", False),
    ],
)
def test_an_internal_issue_goes_to_internal_lists_only(issue: str, edition: str, goes: bool) -> None:
    assert goes_to(issue, DistributionList(edition=edition)) is goes


@pytest.mark.parametrize(
    ("address", "holds"),
    [
        ("a@dl.example", True),
        ("a@water.DL.example", True),
        ("a@d1.example", False),
        ("a@evil-dl.example", False),
        ("a@dl.example.evil.example", False),
        ("a", False),
    ],
)
def test_a_list_holds_the_addresses_of_its_domains(address: str, holds: bool) -> None:
    assert DistributionList(domains=("dl.example",)).holds(address) is holds
    assert DistributionList().holds(address)
