"""An edition becomes frozen, typed objects: rules for the engine, words that print in the active language."""

import dataclasses
from fractions import Fraction

import pytest
from django.utils.translation import override

from tools_catalog.matching.edition import FixedShares
from tools_catalog.methodology import Text, UnknownEdition, current_edition, edition_ids, load_edition, loading

EDITION = load_edition("2026.1")


def test_the_current_edition_is_one_of_those_there_are():
    assert current_edition().id in edition_ids()


@pytest.mark.parametrize("edition_id", edition_ids())
def test_an_edition_has_the_name_of_its_folder(edition_id):
    assert load_edition(edition_id).id == edition_id


def test_an_edition_is_loaded_once():
    assert load_edition("2026.1") is load_edition("2026.1")


@pytest.mark.parametrize("strange", ["2019.1", "../2026.1", ""])
def test_an_unknown_edition_is_refused(strange):
    with pytest.raises(UnknownEdition):
        load_edition(strange)


def test_editions_are_ordered_by_number_and_not_by_letters(tmp_path, monkeypatch):
    for name in ("2026.10", "2026.9", "2027.1"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "edition.yaml").write_text("", encoding="utf-8")
    monkeypatch.setattr(loading, "EDITIONS", tmp_path)
    assert edition_ids() == ("2026.9", "2026.10", "2027.1")


def test_shares_are_exact():
    row = EDITION.rules.needs["reach"].row
    assert isinstance(row, FixedShares)
    assert row.shares["accessibility"] == Fraction(35, 100)
    assert sum(row.shares.values()) == 1
    assert EDITION.rules.prices.per["three_years"].times == (Fraction(1, 3), 1)


@pytest.mark.parametrize("change", [lambda e: setattr(e, "id", "x"), lambda e: e.rules.base_targets.update(surveys=4)])
def test_nothing_in_an_edition_can_be_changed(change):
    with pytest.raises((dataclasses.FrozenInstanceError, AttributeError)):
        change(EDITION)


@pytest.mark.parametrize(
    ("language", "printed"), [("cs", "Dotazník"), ("en", "Survey"), ("en-gb", "Survey"), ("de", "Dotazník")]
)
def test_a_text_prints_in_the_active_language_and_otherwise_in_czech(language, printed):
    with override(language):
        assert str(EDITION.questions["activities"].option("survey").label) == printed


def test_a_text_prints_in_czech_when_no_language_is_active():
    with override(None):
        assert str(Text({"cs": "ano", "en": "yes"})) == "ano"


def test_texts_with_the_same_words_are_the_same():
    assert Text({"cs": "ano", "en": "yes"}) == Text({"en": "yes", "cs": "ano"})
    assert len({Text({"cs": "ano", "en": "yes"}), Text({"en": "yes", "cs": "ano"})}) == 1


def test_every_text_has_both_languages():
    assert [text for text in texts_in(EDITION) if set(text) != {"cs", "en"}] == []
    assert sum(1 for _ in texts_in(EDITION)) > 900


def texts_in(value):
    if isinstance(value, Text):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts_in(getattr(value, field.name))
    elif hasattr(value, "items"):
        for part in value.values():
            yield from texts_in(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)


def test_questions_stand_on_pages_and_pages_in_sections():
    pages = [page for section in EDITION.sections.values() for page in section.pages]
    assert pages == list(EDITION.pages)
    questions = [question for page in EDITION.pages.values() for question in page.questions]
    assert questions == list(EDITION.questions) == list(EDITION.rules.questions)


def test_words_and_rules_speak_of_the_same_options():
    for key, rule in EDITION.rules.questions.items():
        words = EDITION.questions[key]
        if rule.type in ("radio", "checkbox") and rule.fill is None:
            assert [option.key for option in words.options] == list(rule.options)
        if rule.type == "radio_grid" and rule.fill is None:
            assert [row.key for row in words.rows] == list(rule.rows)
            assert all([column.key for column in words.columns] == list(cells) for cells in rule.rows.values())


def test_importance_has_a_row_for_every_need_and_a_column_for_every_level():
    question = EDITION.questions["importance"]
    assert [row.key for row in question.rows] == list(EDITION.needs)
    assert [column.key for column in question.columns] == [*EDITION.importance, "dont_know"]
    assert [option.key for option in EDITION.questions["first_need"].options] == [*EDITION.needs, "dont_know"]


def test_a_choice_that_does_not_exist_is_refused():
    with pytest.raises(KeyError):
        EDITION.questions["size"].option("huge")


def test_every_condition_has_words():
    rules = EDITION.rules
    created = [base.rule for base in rules.base_conditions]
    for question in rules.questions.values():
        for effects in [
            *question.options.values(),
            *(cell for cells in question.rows.values() for cell in cells.values()),
        ]:
            created += effects.conditions
            created += [condition for part in effects.conditional for condition in part.conditions]
    assert {condition.id: condition.code for condition in created} == {
        key: words.code for key, words in EDITION.conditions.items()
    }
    assert all(words.must_sentence is not None for words in EDITION.conditions.values())


def test_equal_tasks_share_the_key_of_their_first_place():
    hosting = EDITION.rules.questions["hosting"].options
    assert hosting["eu_required"].tasks == hosting["cz_preferred"].tasks == ("hosting.eu_required.task1",)
    rules = {rule.key: rule for rule in EDITION.rules.readiness}
    assert rules["R4a"].tasks == rules["R4b"].tasks == rules["R4c"].tasks == ("R4a.task1",)
    assert len(set(EDITION.tasks.values())) == len(EDITION.tasks)


def test_every_task_and_note_in_use_has_a_text():
    effects = [
        part
        for question in EDITION.rules.questions.values()
        for part in [*question.options.values(), *(c for cells in question.rows.values() for c in cells.values())]
    ]
    used = {task for part in effects for task in part.tasks} | {
        t for rule in EDITION.rules.readiness for t in rule.tasks
    }
    assert used == set(EDITION.tasks)
    assert {note for part in effects for note in part.notes} == set(EDITION.notes)


def test_raised_defaults_and_derived_intervals_have_a_sentence_each():
    for key, need in EDITION.rules.needs.items():
        assert len(EDITION.needs[key].raised_defaults) == len(need.default_importance_when)
    assert len(EDITION.derived_intervals) == len(EDITION.rules.derived_intervals)
