import re
from importlib import metadata

from generator.shell.versions import PACKAGES, drawing_versions


def test_versions_name_what_draws_and_no_path() -> None:
    told = drawing_versions()
    assert list(told) == sorted(told)
    assert any(line.startswith("weasyprint ") and not line.endswith("absent") for line in told)
    assert not any("/" in line for line in told)


def test_every_library_that_the_printer_brings_is_part_of_the_recipe() -> None:
    """What WeasyPrint needs, but for the bridge to C and what is another one's part."""
    needed = {re.split(r"[\s<>=!~\[;]", line)[0].lower() for line in metadata.requires("weasyprint") or () if "extra" not in line}
    assert needed - {"cffi"} <= set(PACKAGES)
