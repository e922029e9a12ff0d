"""Numbers of a workshop: who counts, and that what nobody noted is never taken for a no."""

from __future__ import annotations

from workshops.desk.numbers import Line, Person, counted


def person(state="confirmed", came=None, language="cs", kind=""):
    return Person(state, language, kind, state == "confirmed", came)


def test_who_came_who_did_not_and_who_is_not_known_are_three_numbers():
    numbers = counted([person(came=True), person(came=True), person(came=False), person()])

    assert (numbers.came, numbers.absent, numbers.unknown) == (2, 1, 1)


def test_nobody_asks_whether_those_came_who_had_no_seat():
    numbers = counted([person("waiting"), person("cancelled"), person("declined")])

    assert numbers.unknown == 0
    assert numbers.states == {"waiting": 1, "cancelled": 1, "declined": 1}


def test_whoever_came_without_a_seat_came():
    assert counted([person("waiting", came=True)]).came == 1


def test_languages_and_kinds_are_counted_the_commonest_first():
    numbers = counted([person(language="en", kind="school"), person(came=True), person(), person("waiting")])

    assert numbers.languages == (Line("cs", 2, 1), Line("en", 1, 0))
    assert numbers.kinds == (Line("", 2, 1), Line("school", 1, 0))
