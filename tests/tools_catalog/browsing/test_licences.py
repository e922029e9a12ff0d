"""The filter by licence: names of the SPDX list or words, unknown an option of its own and never closed."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import TODAY, assessment, tool
from tests.page_factories import catalogue, site
from tests.tools_catalog.browsing.test_describing import EDITION, facts, record
from tests.tools_catalog.shown_pages import shown
from tools_catalog.browsing.describing import catalogue_index
from tools_catalog.browsing.facet_words import chip_label, option_label
from tools_catalog.browsing.finding import find
from tools_catalog.browsing.licences import licence_names, licence_words
from tools_catalog.browsing.selection import Selection
from tools_catalog.matching import catalogue_from
from tools_catalog.matching.examination import examined
from tools_catalog.models import Fact
from tools_catalog.snapshots import publish_snapshot

NAMES = st.sampled_from(("AGPL-3.0", "GPL-2.0", "MIT", "EUPL-1.2", "proprietary"))


def index_of(*given):
    """The index of tools called a, b, c… with these facts."""
    records = [record(key=chr(97 + place), facts=facts(**values)) for place, values in enumerate(given)]
    return catalogue_index(records, examined(EDITION.rules, catalogue_from(records), TODAY, False), EDITION)


def found(index, *, unverified=False, **chosen):
    options = {facet: (option,) for facet, option in chosen.items()}
    selection = Selection(shelf="offered", chosen=options, unverified=unverified)
    return [index.keys[place] for place in find(index, selection).places]


@pytest.mark.parametrize(("value", "names"), [
    ("AGPL-3.0-only", {"AGPL-3.0"}),
    ("AGPL-3.0-or-later", {"AGPL-3.0"}),
    ("AGPL-3.0+", {"AGPL-3.0"}),
    ("GPL-2.0-or-later AND MIT", {"GPL-2.0", "MIT"}),
    ("(MIT OR Apache-2.0) AND GPL-2.0-only WITH Classpath-exception-2.0", {"MIT", "Apache-2.0", "GPL-2.0"}),
    ("proprietary", {"proprietary"}),
    ("vlastní otevřená licence", {"vlastní_otevřená_licence"}),
    ("", set()),
])  # fmt: skip
def test_an_expression_names_its_licences(value, names):
    assert licence_names(value) == names


@given(st.lists(NAMES, min_size=1, max_size=4), st.sampled_from((" AND ", " OR ", " and ")))
def test_joining_licences_loses_none_and_adds_none(names, word):
    assert licence_names(word.join(names)) == set(names)


@given(st.text())
def test_the_name_of_an_option_has_no_space_and_no_licence_is_empty(value):
    assert all(name and not any(letter.isspace() for letter in name) for name in licence_names(value))


def test_words_come_back_from_the_name_of_an_option():
    assert licence_words(*licence_names("vlastní otevřená licence")) == "vlastní otevřená licence"


def test_a_tool_is_found_by_each_of_its_licences():
    index = index_of({"licence": "GPL-2.0-or-later AND MIT"}, {"licence": "MIT"})

    assert found(index, licence="MIT") == ["a", "b"]
    assert found(index, licence="GPL-2.0") == ["a"]


def test_an_unknown_licence_is_neither_closed_nor_open_and_may_be_any_that_occurs():
    index = index_of({}, {"licence": "proprietary"}, {"licence": "MIT"})

    assert found(index, licence="unknown") == ["a"]
    assert found(index, licence="proprietary") == ["b"]
    assert found(index, licence="proprietary", unverified=True) == ["a", "b"]
    assert found(index, licence="MIT", unverified=True) == ["a", "c"]


def test_the_commonest_licence_stands_first_and_what_is_not_known_last():
    index = index_of({}, {"licence": "MIT"}, {"licence": "AGPL-3.0-only"}, {"licence": "AGPL-3.0-or-later"})

    assert list(index.holds["licence"]) == ["AGPL-3.0", "MIT", "unknown"]


def test_licence_and_open_code_narrow_each_other():
    free = {"licence": "AGPL-3.0-only", "open_source": True}
    index = index_of(free, {**free, "open_source": False}, {"licence": "MIT", "open_source": True})
    selection = Selection(shelf="offered", chosen={"code": ("open",)})

    assert found(index, licence="AGPL-3.0", code="open") == ["a"]
    assert find(index, selection).counts["licence"] == {"AGPL-3.0": 1, "MIT": 1, "unknown": 0}
    assert find(index, selection).counts["code"] == {"open": 2, "closed": 1, "unknown": 0}


@pytest.mark.parametrize(
    ("option", "words"), [("AGPL-3.0", "AGPL-3.0"), ("proprietary", "uzavřená"), ("unknown", "neověřeno")]
)
def test_licences_are_said_as_on_the_page_of_the_tool(option, words):
    with translation.override("cs"):
        assert str(option_label("licence", option, EDITION)) == words
        assert chip_label("licence", option, EDITION) == f"Licence: {words}"


@pytest.mark.django_db
@pytest.mark.usefixtures("it_is")
def test_the_list_can_be_filtered_by_licence():
    for key, licence in (("otevreny", "AGPL-3.0-or-later"), ("uzavreny", "proprietary")):
        of = tool(key)
        of.facts.add(Fact(key="licence", value=licence, sources=["https://example.org"], seen_on=TODAY))
        of.save_revision(clean=False).publish()
        assessment(of)
    publish_snapshot()
    site(catalogue())

    html = shown("/tools-cs/?licence=AGPL-3.0")
    assert "Otevreny" in html
    assert "Uzavreny" not in html
    assert 'id="licence-proprietary"' in html
