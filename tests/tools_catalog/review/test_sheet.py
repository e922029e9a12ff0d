"""The review sheet as a plain form: what is shown, what is saved, what is shown again first."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import assessment, tool
from tests.tools_catalog.review.desk import PROOF, browser, page, person, sheet_form, sheet_url
from tools_catalog.models import Assessment, BatchCell, ConflictOfInterest, ReviewBatch
from tools_catalog.review.standing import standings
from tools_catalog.rubric import current_rubric

pytestmark = pytest.mark.django_db


@pytest.fixture
def anketa():
    return assessment(tool()).tool


@pytest.fixture
def jana():
    return person("jana")


def draft(of, criterion="surveys"):
    return standings(of)[criterion].draft


def save(who, of, **changes):
    return browser(who).post(sheet_url(of), sheet_form(of, **changes))


# --- what is shown --------------------------------------------------------------------------------------------------
def test_the_sheet_shows_every_assessed_criterion_with_the_words_of_each_level(anketa, jana):
    shown = page(browser(jana).get(sheet_url(anketa)))

    assert [key for key in current_rubric().assessed if f'id="{key}"' not in shown] == []
    assert "Větvení otázek, anonymita a export odpovědí." in shown
    assert "2 – Základ: Základní typy otázek." in shown


def test_the_sheet_asks_the_same_number_of_questions_for_any_number_of_tools_and_drafts(
    anketa, jana, django_assert_max_num_queries
):
    one = browser(jana)
    for number in range(5):
        assessment(tool(f"tool-{number}", name=f"Tool {number}"))
    for criterion in ("voting", "deliberation", "notifications"):
        save(jana, anketa, **{criterion: {"choice": "1", "grade": "B", "evidence": [PROOF]}})

    with django_assert_max_num_queries(17):
        one.get(sheet_url(anketa))


def test_the_sheet_counts_what_is_verified_in_all_and_in_each_group(anketa, jana):
    save(jana, anketa, voting={"choice": "1", "grade": "B", "evidence": [PROOF]})
    answer = browser(jana).get(sheet_url(anketa))

    everything = len(current_rubric().assessed)
    assert page(answer).count(f"Ověřeno 2 z {everything} kritérií") == 1
    assert sum(group.verified for group in answer.context["sheet"].groups) == 2
    assert answer.context["sheet"].next_open.standing.draft.choice == "unknown"


def test_saved_evidence_is_one_line_until_it_is_opened_or_something_is_wrong_with_it(anketa, jana):
    shown = page(browser(jana).get(sheet_url(anketa)))
    assert "dokumentace" in shown.partition("rv-saved")[2].partition("</summary>")[0].lower()
    assert "uzavřené i otevřené otázky" in shown.partition("rv-saved")[2].partition("</summary>")[0]
    assert 'class="rv-saved" data-row open' not in shown

    wrong = page(save(jana, anketa, surveys={"evidence": [{**PROOF, "seen_on": "yesterday"}]}))
    assert 'class="rv-saved" data-row open' in wrong


# --- what is saved --------------------------------------------------------------------------------------------------
def test_a_form_sent_back_as_it_was_saves_nothing(anketa, jana):
    before = Assessment.objects.get().version

    response = save(jana, anketa)

    assert response.status_code == 302
    assert (Assessment.objects.get().version, ReviewBatch.objects.count()) == (before, 0)


def test_only_the_changed_cell_is_saved_as_a_draft_signed_by_the_account(anketa, jana):
    save(jana, anketa, surveys={"choice": "1"})

    found = Assessment.objects.get()
    latest = found.get_latest_revision_as_object()
    assert (found.level, latest.level) == (2, 1)
    assert (latest.reviewer, latest.second_reviewer) == ("Jana Nováková", "")
    assert [cell.assessment for cell in BatchCell.objects.all()] == [found]


def test_a_cell_that_nobody_has_assessed_yet_gets_its_record_with_the_first_draft(anketa, jana):
    save(jana, anketa, voting={"choice": "2", "grade": "B", "evidence": [PROOF]})

    made = Assessment.objects.get(criterion="voting")
    assert (made.live, draft(anketa, "voting").level) == (False, 2)


def test_unknown_takes_the_grade_with_it(anketa, jana):
    save(jana, anketa, surveys={"choice": "unknown"})

    assert (draft(anketa).state, draft(anketa).grade) == ("unknown", "U")


def test_evidence_is_added_and_taken_away(anketa, jana):
    save(jana, anketa, surveys={"evidence": [PROOF]})

    assert [each.url for each in draft(anketa).evidence] == ["https://example.org/live"]


def test_all_changes_of_one_reviewer_stand_in_one_batch(anketa, jana):
    save(jana, anketa, surveys={"choice": "1"})
    save(jana, anketa, voting={"choice": "2", "grade": "B", "evidence": [PROOF]})

    assert ReviewBatch.objects.get().cells.count() == 2


def test_the_page_comes_back_to_the_criterion_whose_button_was_pressed(anketa, jana):
    response = browser(jana).post(sheet_url(anketa), sheet_form(anketa, surveys={"choice": "1"}) | {"save": "surveys"})

    assert response.url == f"{sheet_url(anketa)}#surveys"


# --- what is shown again first --------------------------------------------------------------------------------------
def test_a_level_without_its_evidence_is_shown_at_the_cell_and_the_rest_is_saved(anketa, jana):
    response = save(
        jana, anketa, surveys={"choice": "1"}, voting={"choice": "3", "grade": "B", "note_cs": "Viděli jsme."}
    )

    assert response.status_code == 422
    assert "Viděli jsme." in page(response)
    assert "Bez dokladů může být stupeň nejvýše C." in page(response)
    assert draft(anketa).level == 1
    assert not Assessment.objects.filter(criterion="voting").exists()


def test_a_draft_that_lacks_something_is_saved_when_the_reviewer_insists_and_is_counted(anketa, jana):
    data = sheet_form(anketa, voting={"choice": "3", "grade": "B"})
    response = browser(jana).post(sheet_url(anketa), data | {"anyway": "1"}, follow=True)

    assert draft(anketa, "voting").level == 3
    assert [cell.criterion.key for cell in response.context["sheet"].incomplete] == ["voting"]


def test_a_day_that_is_none_is_refused_in_its_row_and_nothing_typed_is_lost(anketa, jana):
    response = save(jana, anketa, surveys={"evidence": [PROOF | {"seen_on": "včera"}]})

    assert response.status_code == 422
    assert "běžící dotazník" in page(response)
    assert draft(anketa).evidence[0].url == "https://example.org/docs"


def test_a_form_that_comes_back_has_an_empty_row_of_evidence_again(anketa, jana):
    response = save(jana, anketa, surveys={"evidence": [PROOF | {"seen_on": "včera"}]})

    rows = response.context["sheet"].with_faults[0].entry.pieces.forms
    assert [row["url"].value() or "" for row in rows] == [PROOF["url"], ""]
    assert f'name="surveys-evidence-TOTAL_FORMS" value="{len(rows)}"' in page(response)
    assert not rows[-1].errors


def test_a_row_of_evidence_says_which_part_is_missing(anketa, jana):
    response = save(jana, anketa, surveys={"evidence": [PROOF | {"shows_cs": "", "url": ""}]})

    row = response.context["sheet"].with_faults[0].entry.pieces.forms[0]
    assert sorted(row.errors) == ["shows_cs", "url"]


# --- two people -----------------------------------------------------------------------------------------------------
def test_who_saves_second_sees_both_values_and_the_other_cells_are_saved(anketa, jana):
    petr = person("petr")
    before = sheet_form(anketa, surveys={"choice": "3"}, voting={"choice": "2", "grade": "B", "evidence": [PROOF]})
    save(jana, anketa, surveys={"choice": "1"})

    response = browser(petr).post(sheet_url(anketa), before)

    assert response.status_code == 409
    assert "Jana Nováková" in page(response)
    assert draft(anketa).level == 1
    assert draft(anketa, "voting").level == 2
    [clash] = response.context["sheet"].clashing
    assert [(each.before[:1], each.after[:1]) for each in clash.clash.differences.values] == [("1", "3")]


def test_what_the_second_one_did_not_touch_is_no_conflict(anketa, jana):
    before = sheet_form(anketa)
    save(jana, anketa, surveys={"choice": "1"})

    assert browser(person("petr")).post(sheet_url(anketa), before).status_code == 302
    assert draft(anketa).level == 1


def test_sent_once_more_the_own_value_takes_the_place_and_the_other_author_can_read_so(anketa, jana):
    petr = person("petr")
    before = sheet_form(anketa, surveys={"choice": "3", "grade": "C"})
    save(jana, anketa, surveys={"choice": "1"})
    entry = browser(petr).post(sheet_url(anketa), before).context["sheet"].clashing[0].entry
    again = before | {"surveys-version": entry.form["version"].value(), "surveys-shown": entry.form["shown"].value()}

    assert browser(petr).post(sheet_url(anketa), again).status_code == 302
    assert draft(anketa).level == 3
    assert BatchCell.objects.get().batch.author == petr
    assert "Dotazník" in ReviewBatch.objects.get(author=jana).events.get(what="taken_over").comment


def test_a_cell_that_was_sent_in_cannot_be_written_to(anketa, jana):
    save(jana, anketa, surveys={"choice": "1"})
    typed = sheet_form(anketa, surveys={"choice": "0"})
    ReviewBatch.objects.update(state="submitted")

    assert browser(person("petr")).post(sheet_url(anketa), typed).status_code == 409
    assert draft(anketa).level == 1


def test_what_was_typed_into_a_cell_closed_meanwhile_is_kept_and_the_page_says_why(anketa, jana):
    save(jana, anketa, surveys={"choice": "1"})
    typed = sheet_form(anketa, surveys={"choice": "0", "note_cs": "Zkusili jsme to.", "note_en": "Tried."})
    ReviewBatch.objects.update(state="submitted")

    shown = page(browser(person("petr")).post(sheet_url(anketa), typed))

    assert "Než jste uložili, kritérium se uzavřelo." in shown
    assert "v dávce, kterou odeslal hodnotitel Jana Nováková" in shown
    assert 'name="surveys-note_cs"' in shown
    assert "Zkusili jsme to.</textarea>" in shown
    assert "Toto kritérium mezitím uložil" not in shown


def test_what_is_refused_in_a_cell_closed_meanwhile_is_kept_too(anketa, jana):
    save(jana, anketa, surveys={"choice": "1"})
    typed = sheet_form(anketa, surveys={"choice": "0", "note_cs": "Zkusili jsme to."})
    ReviewBatch.objects.update(state="submitted")

    shown = page(browser(person("petr")).post(sheet_url(anketa), typed))

    assert "v dávce, kterou odeslal hodnotitel Jana Nováková" in shown
    assert "Zkusili jsme to.</textarea>" in shown


def test_a_name_longer_than_a_signature_is_cut(anketa, jana):
    jana.first_name, jana.last_name = "J" * 150, "N" * 150
    jana.save()

    assert save(jana, anketa, surveys={"choice": "1"}).status_code == 302
    assert Assessment.objects.get().get_latest_revision_as_object().reviewer == "J" * 120


# --- drafts from elsewhere ------------------------------------------------------------------------------------------
def saved_elsewhere(who, **values):
    """The draft of the form of a single assessment, or of an accepted correction."""
    draft = Assessment.objects.get().get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save_revision(user=who, clean=False)


def test_a_draft_from_elsewhere_is_taken_into_the_batch_and_signed_anew(anketa, jana):
    saved_elsewhere(person("petr"), level=1, reviewer="Petr Nováková")
    assert "Vzít do své dávky" in page(browser(jana).get(sheet_url(anketa)))

    browser(jana).post(sheet_url(anketa), sheet_form(anketa) | {"take": "surveys"})

    assert [cell.batch.author for cell in BatchCell.objects.all()] == [jana]
    assert Assessment.objects.get().get_latest_revision_as_object().reviewer == "Jana Nováková"
    assert "Vzít do své dávky" not in page(browser(jana).get(sheet_url(anketa)))


def test_a_cell_of_the_batch_that_was_saved_elsewhere_goes_on_after_it_was_looked_at(anketa, jana):
    save(jana, anketa, surveys={"choice": "1"})
    saved_elsewhere(person("petr"), level=0)
    assert standings(anketa)["surveys"].waits_for_a_batch

    browser(jana).post(sheet_url(anketa), sheet_form(anketa) | {"take": "surveys"})

    assert not standings(anketa)["surveys"].waits_for_a_batch


# --- who may --------------------------------------------------------------------------------------------------------
def test_a_reviewer_with_a_declared_conflict_gets_no_sheet_and_no_link_to_it(anketa, jana):
    ConflictOfInterest.objects.create(
        person=jana, public_name="Jana", tool=anketa, kind="contract", since=datetime.date(2026, 1, 1)
    )

    response = browser(jana).get(sheet_url(anketa))

    assert response.status_code == 403
    assert "střet zájmů" in page(response)
    assert save(jana, anketa, surveys={"choice": "1"}).status_code == 403
    assert sheet_url(anketa) not in page(browser(jana).get("/admin/review/"))
