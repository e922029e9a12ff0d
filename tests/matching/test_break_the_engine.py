"""The tests notice an engine that is broken."""

import pytest

from . import break_the_engine


@pytest.mark.slow
def test_eight_ways_of_breaking_the_engine_are_noticed(capsys):
    assert break_the_engine.main() == 0, capsys.readouterr().out


def test_every_place_that_is_to_be_broken_is_there():
    for change in break_the_engine.BREAKS:
        source = (break_the_engine.PROJECT / break_the_engine.MATCHING / change.file).read_text(encoding="utf-8")
        assert source.count(change.sound) == 1, change.name


def test_a_broken_engine_that_no_test_notices_is_reported(monkeypatch, capsys):
    harmless = break_the_engine.Break("a harmless change", "fit.py", "for display only", "only for display")
    monkeypatch.setattr(break_the_engine, "BREAKS", [harmless])
    monkeypatch.setattr(break_the_engine, "noticed_by", lambda folder: None)
    assert break_the_engine.main() == 1
    assert "SURVIVED  a harmless change" in capsys.readouterr().out
