"""Noise takes every internal place of a site and leaves its public source as it was."""

from datetime import date
from pathlib import Path

from generator.shell.files import read_site
from generator.source import disclosure
from generator.source.noise import with_noise

SITE = Path(__file__).parents[2]
DAY = date(2018, 11, 20)


def test_the_public_source_of_the_sample_is_the_same_amid_noise() -> None:
    source = disclosure.public(read_site(SITE), DAY).source
    noisy = with_noise(source, "a")
    assert len(noisy.paths()) > len(source.paths())
    assert sum(noisy.read(path) != source.read(path) for path in source.paths()) > 50
    again = disclosure.public(noisy, DAY)
    assert [problem.code for problem in again.problems if problem.severity == "error"] == []
    assert again.source.paths() == source.paths()
    assert all(again.source.read(path) == source.read(path) for path in source.paths())


def test_a_seed_gives_the_same_noise_and_another_seed_another() -> None:
    source = disclosure.public(read_site(SITE), DAY).source
    trees = [with_noise(source, seed) for seed in ("a", "a", "b")]
    texts = [[tree.read(path) for path in tree.paths()] for tree in trees]
    assert texts[0] == texts[1]
    assert texts[0] != texts[2]
