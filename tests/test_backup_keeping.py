"""Which backups stay, and when the next one is due."""

from datetime import UTC, datetime, timedelta
from datetime import time as clock

import pytest

from site_core.backup import keeping

NOW = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)
DAILY = [(NOW - timedelta(days=days)).strftime(keeping.FORM) for days in range(60)]


def test_a_week_of_backups_stays_whole_then_one_a_week_for_five_weeks():
    kept = [name for name in DAILY if name not in keeping.too_old(DAILY, NOW)]
    assert kept[:8] == DAILY[:8]
    assert [(NOW - keeping.moment_of(name)).days for name in kept[8:]] == [12, 19, 26, 33]


@pytest.mark.parametrize(
    ("made", "due"),
    [([], True), (["2026-11-26T032005Z"], False), (["2026-11-26T031955Z"], True), (["2026-11-27T025900Z"], False),
     (["2026-11-26T032005Z.unfinished", "notes"], True)],
)  # fmt: skip
def test_a_backup_is_due_when_there_is_none_since_the_clock_showed_its_time(made, due):
    assert keeping.is_due(made, clock(3, 20), NOW) is due
    assert keeping.is_due(made, clock(2, 59), NOW) is (made != ["2026-11-27T025900Z"])


def test_the_newest_backup_stays_however_old_it_is():
    assert keeping.too_old(DAILY[50:], NOW) == DAILY[51:]


def test_what_is_no_backup_is_left_alone():
    assert keeping.too_old(["notes", "2020-01-01", "2020.unfinished", *DAILY[:2]], NOW) == []


def test_what_a_killed_run_left_goes_after_a_week():
    names = [f"{name}.unfinished" for name in DAILY[:10]]
    assert sorted(keeping.too_old(names, NOW)) == sorted(names[8:])
