"""Every rule of the validator finds its fault, and nothing else."""

from pathlib import Path

import pytest
import yaml

from tests.methodology.changing import BRANDS, PUBLISHED, changed
from tools_catalog.methodology.reading import ExactLoader
from tools_catalog.methodology.validator import faults_of

CASES = yaml.load(Path(__file__).with_name("faulty_editions.yaml").read_text(encoding="utf-8"), Loader=ExactLoader)


def test_published_edition_has_no_fault():
    assert faults_of(PUBLISHED, BRANDS) == []


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_changed_edition_has_exactly_these_faults(case):
    assert list(map(str, faults_of(changed(case["change"]), BRANDS))) == case["faults"]
