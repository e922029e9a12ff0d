"""Readers see that a correction is being verified and how it was decided; never who wrote it, nor what."""

import pytest

from tests.factories import assessment, tool
from tests.tools_catalog.corrections.supplier import WORDS, correction, decided, form_of
from tests.tools_catalog.shown_pages import shown, translated
from tools_catalog import change_log
from tools_catalog.corrections.public import corrections
from tools_catalog.methodology import current_edition
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]
SUPPLIER = "Somebody who says they write for the supplier asked for a correction. "
BEING_VERIFIED = "Prověřujeme žádost o opravu"
PROFILE, CHANGES = "/tools-cs/anketa/", "/nastroje/anketa/zmeny/"
NAME = "Dotazník"


def test_a_confirmed_one_is_nobody_elses_business_until_a_person_has_looked_at_it(of):
    correction(of, taken_up_at=None)
    assessment(tool("mapa"))
    publish_snapshot()
    for page in (PROFILE, CHANGES, "/porovnani/?t=anketa&t=mapa&all=1"):
        assert BEING_VERIFIED not in shown(page)
        assert "O opravu žádá" not in shown(page)


def test_several_about_one_criterion_are_one_line_with_their_number(of):
    for number in range(3):
        correction(of, token=f"{number}-0123456789abcdef", is_vendor=not number)
    correction(of, token="other-0123456789abcdef", kind="fact", target="status", is_vendor=False)
    page = shown(PROFILE)
    assert page.count("Prověřujeme 3 žádosti o opravu.") == 1
    assert "Aspoň jedna je od někoho, kdo se uvádí jako dodavatel." in page
    assert page.count("žádost prověřujeme.") == 1


def test_what_is_being_verified_pushes_no_change_away(of):
    before = shown(PROFILE).split('id="changes"')[1]
    for number in range(6):
        correction(of, token=f"{number}-0123456789abcdef", kind="other", target="")
    assert shown(PROFILE).split('id="changes"')[1] == before


def test_one_that_was_taken_up_is_announced_on_the_page_of_the_tool(of):
    correction(of)
    page = shown(PROFILE)
    assert translated("We are verifying a request for a correction") in page
    assert (
        f'<a href="#surveys">{NAME}</a>: O opravu žádá někdo, kdo se uvádí jako dodavatel, žádost prověřujeme.' in page
    )


@pytest.mark.parametrize(("kind", "target", "anchor"), [
    ("criterion", "surveys", "surveys"), ("fact", "status", "fact-status"),
])  # fmt: skip
def test_the_criterion_or_fact_itself_says_so_too_until_it_is_decided(of, kind, target, anchor):
    shown(PROFILE)
    made = correction(of, kind=kind, target=target)
    mark, place = f'<a href="#verifying">{BEING_VERIFIED}</a>', f' id="{anchor}"'
    page = shown(PROFILE)
    assert page.count(mark) == 1
    assert page.index(place) < page.index(mark)
    made.delete()
    assert mark not in shown(PROFILE)


def test_the_comparison_says_so_in_the_cell(of):
    correction(of)
    assessment(tool("mapa"))
    publish_snapshot()
    assert shown("/porovnani/?t=anketa&t=mapa&all=1").count(f'href="/tools-cs/anketa/#verifying">{BEING_VERIFIED}') == 1


@pytest.mark.parametrize("state", ["awaiting", "accepted", "declined"])
def test_others_are_not(of, state):
    if state == "awaiting":
        correction(of, state=state, confirmed_at=None, taken_up_at=None)
    else:
        decided(of, state)
    assert translated("We are verifying a request for a correction") not in shown(PROFILE)


def test_a_reader_is_not_called_a_supplier(of):
    correction(of, is_vendor=False)
    assert "O opravu žádá čtenář, žádost prověřujeme." in shown(PROFILE)


def test_another_tool_has_nothing_to_do_with_it(of):
    correction(of)
    assert list(corrections(of.pk + 1)) == []


@pytest.mark.parametrize(("state", "is_vendor", "sentence"), [
    ("accepted", True, SUPPLIER + "We accepted the request."),
    ("declined", True, SUPPLIER + "We declined the request."),
    ("accepted", False, "A reader asked for a correction. We accepted the request."),
    ("declined", False, "A reader asked for a correction. We declined the request."),
])  # fmt: skip
def test_the_change_log_tells_the_decision_and_its_reason(of, state, is_vendor, sentence):
    decided(of, state, is_vendor=is_vendor)
    entry = next(entry for entry in change_log.entries(of.pk) if entry.anchor == "surveys")
    assert (entry.sentence, entry.reason.words) == (translated(sentence), "Dokumentace to ukazuje.")
    for page in (PROFILE, CHANGES):
        assert translated(sentence) in shown(page)


def test_a_fact_and_something_else_have_their_names_too(of):
    decided(of, kind="fact", target="status")
    decided(of, token="another-0123456789", kind="other", target="")
    names = [str(entry.what) for entry in change_log.entries(of.pk)]
    assert str(current_edition().facts["status"].label) in names
    assert translated("Something else on the page") in names


def test_nobody_reads_who_wrote_nor_the_text(of):
    correction(of)
    decided(of, token="another-0123456789")
    for page in (PROFILE, CHANGES):
        assert not [secret for secret in (WORDS["text"], WORDS["name"], WORDS["email"]) if secret in shown(page)]


def test_the_page_of_a_tool_leads_to_the_form(of):
    assert f'href="{form_of()}"' in shown(PROFILE)


@pytest.mark.parametrize("what", ["criterion.surveys", "criterion.voting", "fact.status"])
def test_each_criterion_and_fact_on_it_leads_to_the_form_about_itself(of, what):
    assert f'href="{form_of()}?what={what}"' in shown(PROFILE)
