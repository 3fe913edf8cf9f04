from generator.shell.versions import drawing_versions


def test_versions_name_what_draws_and_no_path() -> None:
    told = drawing_versions()
    assert list(told) == sorted(told)
    assert any(line.startswith("weasyprint ") and not line.endswith("absent") for line in told)
    assert not any("/" in line for line in told)
