"""Three people of the desk and a batch of one of them."""

from __future__ import annotations

import pytest

from tests.factories import assessment, tool
from tests.tools_catalog.review.desk import TEST, browser, person, sheet_form, sheet_url
from tools_catalog.models import ReviewBatch


@pytest.fixture
def anketa():
    """It has ended, so that no level of it moves anything for the example towns."""
    return assessment(tool(status="discontinued")).tool


@pytest.fixture
def jana():
    return person("jana")


@pytest.fixture
def petr():
    return person("petr")


@pytest.fixture
def hana():
    return person("hana", "Chief reviewers")


@pytest.fixture
def batch(anketa, jana):
    """A batch at work: one level lower, and a criterion for two people."""
    changes = {
        "surveys": {"choice": "1"},
        "accessibility": {"choice": "2", "grade": "B", "evidence": [TEST]},
    }
    assert browser(jana).post(sheet_url(anketa), sheet_form(anketa, **changes)).status_code == 302
    return ReviewBatch.objects.get()
