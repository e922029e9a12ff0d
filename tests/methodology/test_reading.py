"""Files of an edition mean what they show."""

from fractions import Fraction

from tools_catalog.methodology import current_edition
from tools_catalog.methodology.reading import read_yaml


def test_decimal_number_is_read_exactly(tmp_path):
    file = tmp_path / "needs.yaml"
    file.write_text("share: 0.35", encoding="utf-8")
    assert read_yaml(file) == {"share": Fraction(35, 100)}


def test_only_true_and_false_are_truth_values(tmp_path):
    file = tmp_path / "edition.yaml"
    file.write_text("{no: on, yes: true, off: False}", encoding="utf-8")
    assert read_yaml(file) == {"no": "on", "yes": True, "off": False}


def test_every_state_of_a_cell_has_a_word_as_its_key():
    assert set(current_edition().labels.cell_states) == {"scored", "unknown", "not_applicable", "no"}
