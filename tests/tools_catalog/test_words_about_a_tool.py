"""Whom a tool suits, its strengths and limits: written by people, or put together from the evidence and marked so."""

import datetime

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail_localize.segments.extract import extract_segments

from tests.factories import assessment, tool
from tests.page_factories import found
from tests.tools_catalog.admin_browser import admin
from tests.tools_catalog.shown_pages import full_tool, shown, translated, with_page
from tools_catalog.matching import catalogue_from
from tools_catalog.matching.examination import examined
from tools_catalog.methodology import current_edition
from tools_catalog.words_from_evidence import words_from_evidence

TODAY = datetime.date(2026, 11, 25)
MARK = "put together from the evidence"
SEEN, LONG_AGO = "2026-11-20", "2020-01-01"


# --- put together from the evidence ---------------------------------------------------------------------------------
def words_of(cells, **values):
    record = {
        **{"key": "anketa", "name": "Anketa", "status": "active", "facts": {}, "references": [], "weaknesses": []},
        **{"assessments": cells, **values},
    }
    edition = current_edition()
    [read] = examined(edition.rules, catalogue_from([record]), TODAY, False)
    return words_from_evidence(record, read, edition, TODAY)


def cell(level, grade="B", **values):
    return {"state": "scored", "level": level, "grade": grade, "seen_on": SEEN, "evidence": [], **values}


def place(country="CZ", band="pop_500_1999", kind="live", **values):
    return {"country": country, "size_band": band, "kind": kind, "place": "Lhota", **values}


def claims(points):
    return [str(point.claim) for point in points]


def name(criterion):
    return str(current_edition().criteria[criterion].name)


def test_a_level_that_is_a_floor_says_at_least():
    found = words_of({"surveys": cell(3, floor=True)})

    assert found.strengths[0].more == f"Nejméně: {current_edition().criteria['surveys'].levels[3]}"


def test_strengths_are_proven_levels_in_words_of_the_rubric_the_highest_first():
    found = words_of({"surveys": cell(3), "moderation_safety": cell(4, "A"), "voting": cell(3)})

    assert claims(found.strengths) == [name("moderation_safety"), name("surveys"), name("voting")]
    assert found.strengths[1].more == str(current_edition().criteria["surveys"].levels[3])
    assert found.strengths[1].proof.replace("\xa0", " ") == "B – doloženo, viděno 20. 11. 2026"
    assert found.strengths[1].anchor == "surveys"


@pytest.mark.parametrize(
    "weak", [cell(4, "C"), cell(4, "D", claims=[3, 4]), cell(4, seen_on=LONG_AGO), {"state": "unknown"}, cell(2)]
)
def test_nothing_that_is_claimed_disputed_old_unknown_or_basic_is_a_strength(weak):
    assert words_of({"surveys": weak}).strengths == ()


def test_what_the_tool_surely_does_not_do_and_what_it_does_badly_are_limits():
    found = words_of({"surveys": cell(0, "A"), "voting": cell(1), "languages": cell(1)})

    assert claims(found.limits)[:3] == [name("voting"), name("languages"), translated("What it surely does not do")]
    assert [part.anchor for part in found.limits[2].parts] == ["surveys"]


def test_old_and_unknown_criteria_and_weaknesses_are_counted():
    found = words_of({"surveys": cell(0, seen_on=LONG_AGO)}, weaknesses=[{}, {}])

    assert claims(found.limits) == [
        "Zastaralé doklady u 1 kritéria",
        "Nevíme: 38 z 39 kritérií",
        "2 slabiny, které popsali jiní",
    ]


def test_a_tool_suits_those_who_do_what_it_surely_does_and_names_sizes_and_countries():
    places = [place(year=2025), place("AT", kind="pilot", year=2026), place(None, None), place("SK", aggregate=True)]

    found = words_of({"surveys": cell(2), "voting": cell(2, "C")}, references=places)

    [able, sizes, countries] = found.who_for
    assert [part.anchor for part in able.parts] == ["surveys"]
    assert sizes.more == "500 až 1 999 (1); velikost neznáme (1); zkušební provoz a plány (1); poslední z roku 2025"
    assert countries.more == "Česko (1); země neznámá (1)"


@pytest.mark.parametrize("status", ["discontinued", "single_city"])
def test_a_tool_that_nobody_can_get_suits_nobody(status):
    assert words_of({"surveys": cell(4)}, status=status, references=[place()]).who_for == ()


ASSESSED = [key for key, criterion in current_edition().criteria.items() if not criterion.computed]
CELLS = st.fixed_dictionaries(
    {"level": st.integers(0, 4), "grade": st.sampled_from("ABC"), "seen_on": st.sampled_from([SEEN, LONG_AGO])}
).map(lambda drawn: cell(**drawn))


@given(cells=st.dictionaries(st.sampled_from(ASSESSED), CELLS))
def test_every_point_about_a_criterion_rests_on_a_cell_that_is_known_and_fresh(cells):
    found = words_of(cells)

    anchors = {key.replace("_", "-"): known for key, known in cells.items()}
    strong = [anchors[point.anchor] for point in found.strengths]
    weak = [anchors[point.anchor] for point in found.limits if point.proof]
    assert all(known["level"] >= 3 and known["grade"] in "AB" and known["seen_on"] == SEEN for known in strong)
    assert all(known["level"] <= 1 and known["seen_on"] == SEEN for known in weak)


def test_of_what_is_unknown_nothing_is_said_but_that():
    found = words_of({})

    assert (found.who_for, found.strengths) == ((), ())
    assert claims(found.limits) == ["Nevíme: 39 z 39 kritérií"]


# --- on the page ------------------------------------------------------------------------------------------------------
def point(text):
    return [("point", text)]


@pytest.mark.django_db
@pytest.mark.usefixtures("it_is")
def test_what_nobody_wrote_is_put_together_and_says_so_in_both_languages():
    of = full_tool()
    assessment(of, "voting", level=4, grade="A", evidence=[{"kind": "our_test"}, {"kind": "live"}])
    with_page(of)

    for path, words in (("/tools-cs/anketa/", translated(MARK)), ("/en/tools-en/anketa/", MARK)):
        strengths = shown(path).split('id="strengths"')[1].split("</section>")[0]
        assert words in strengths
        assert 'href="#voting"' in strengths


@pytest.mark.django_db
@pytest.mark.usefixtures("it_is")
def test_what_people_wrote_stands_in_place_of_it_in_their_language_only():
    of = full_tool()
    assessment(of, "voting", level=4, grade="A", evidence=[{"kind": "our_test"}, {"kind": "live"}])
    with_page(of)
    page = found("tool anketa")
    shown()
    page.strengths = point("<p>Sčítá papírové hlasy <b>spolu</b> s webovými.</p>")
    page.save_revision().publish()

    czech, english = shown(), shown("/en/tools-en/anketa/")

    strengths = czech.split('id="strengths"')[1].split("</section>")[0]
    assert "<b>spolu</b>" in strengths
    assert translated(MARK) not in strengths
    assert MARK in english.split('id="strengths"')[1].split("</section>")[0]
    assert translated(MARK) in czech.split('id="limits"')[1].split("</section>")[0]


@pytest.mark.django_db
def test_a_translator_gets_the_words_that_people_wrote():
    of = tool()
    with_page(of)
    page = found("tool anketa")
    page.who_for, page.limits = point("<p>Malé obce.</p>"), point("<p>Jen anglicky.</p>")
    page.save_revision().publish()

    words = [segment.string.render_text() for segment in extract_segments(page) if hasattr(segment, "string")]

    assert {"Malé obce.", "Jen anglicky."} <= set(words)


@pytest.mark.django_db
def test_the_form_of_the_page_says_what_happens_to_a_part_that_stays_empty():
    of = tool()
    with_page(of)

    form = admin().get(reverse("wagtailadmin_pages:edit", args=[found("tool anketa").pk]))

    assert form.status_code == 200
    empty = "Left empty, the page puts it together from the evidence and says so."
    assert form.content.decode().count(translated(empty)) >= 3
