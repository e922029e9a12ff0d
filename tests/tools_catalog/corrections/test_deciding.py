"""One person decides about a correction, with a reason; accepting prepares a draft and publishes nothing."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import assessment, conflict, piece, superuser, tool, user
from tests.tools_catalog.corrections.supplier import WORDS, correction, decided, mails
from tests.tools_catalog.shown_pages import shown
from tools_catalog.conflicts import ConflictDeclared
from tools_catalog.corrections.deciding import Decided, Decision, decide
from tools_catalog.models import Assessment, Correction, Publication
from tools_catalog.review.standing import latest_draft
from tools_catalog.rubric import current_rubric
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]
LINK = "https://civicport.example/nastroje/anketa/zmeny/"
YES = Decision(True, "Dokumentace to ukazuje.", "The documentation shows it.")
NO = Decision(False, "Stránka to neříká.", "The page does not say so.")


@pytest.fixture
def chief():
    return user("petra", "Chief reviewers")


def browser_of(person):
    browser = Client()
    browser.force_login(person)
    return browser


def page(made):
    return reverse("corrections:one", args=[made.pk])


def answers(decision="accept", **values):
    return {"decision": decision, "reason_cs": YES.reason_cs, "reason_en": YES.reason_en, **values}


def surveys(of):
    return Assessment.objects.get(tool=of, criterion="surveys")


# --- what a decision does ------------------------------------------------------------------------------------------
def test_accepting_puts_the_evidence_into_a_draft_and_publishes_nothing(of, chief):
    published = Publication.objects.count()
    assert decide(correction(of), chief, YES, LINK)
    cell = surveys(of)
    assert [each.url for each in cell.evidence.all()] == ["https://example.org/docs"]
    added = latest_draft(cell).evidence.all()[1]
    assert (added.url, added.kind, str(added.seen_on)) == (WORDS["evidence_url"], "vendor_claim", "2026-11-25")
    assert (added.shows_cs, added.shows_en) == (WORDS["text"], "")
    assert cell.latest_revision.user == chief
    publish_snapshot()
    assert Publication.objects.count() == published


def test_a_suppliers_word_alone_is_not_published_above_grade_c(of, chief):
    decide(correction(of), chief, YES, LINK)
    draft = latest_draft(surveys(of))
    draft.evidence = [piece(kind="vendor_claim")]
    for grade, allowed in (("A", False), ("B", False), ("C", True)):
        draft.grade = grade
        assert (draft.publication_faults() == []) is allowed, grade


def test_nothing_is_published_before_a_reviewer_has_said_it_in_both_languages(of, chief):
    decide(correction(of), chief, YES, LINK)
    places = [fault.place for fault in latest_draft(surveys(of)).publication_faults()]
    assert "evidence[1].shows_en" in places


def test_where_no_supplier_speaks_the_reviewer_names_the_kind(of, chief):
    decide(correction(of, is_vendor=False, language="en"), chief, YES, LINK)
    draft = latest_draft(surveys(of))
    assert (draft.evidence.all()[1].kind, draft.evidence.all()[1].shows_en) == ("", WORDS["text"])
    assert "evidence[1].kind" in [fault.place for fault in draft.publication_faults()]


def test_a_long_text_fits_into_the_evidence(of, chief):
    decide(correction(of, text="a" * 2000), chief, YES, LINK)
    assert latest_draft(surveys(of)).evidence.all()[1].shows_cs == "a" * 299 + "…"


def test_a_draft_of_somebody_else_is_kept(of, chief):
    cell = surveys(of)
    cell.level = 3
    cell.save_revision(clean=False)
    decide(correction(of), chief, YES, LINK)
    draft = latest_draft(surveys(of))
    assert (draft.level, draft.evidence.count()) == (3, 2)


def test_a_cell_that_nobody_has_written_yet_gets_a_draft_that_readers_do_not_see(of, chief):
    decide(correction(of, target="voting"), chief, YES, LINK)
    cell = Assessment.objects.get(tool=of, criterion="voting")
    assert not cell.live
    assert latest_draft(cell).evidence.count() == 1


def test_an_assessment_that_is_locked_is_left_alone(of, chief):
    Assessment.objects.update(locked=True)
    assert not decide(correction(of), chief, YES, LINK)
    assert latest_draft(surveys(of)).evidence.count() == 1


@pytest.mark.parametrize(("kind", "target"), [("fact", "status"), ("other", "")])
def test_a_fact_is_left_to_the_form_of_the_tool(of, chief, kind, target):
    made = correction(of, kind=kind, target=target)
    assert not decide(made, chief, YES, LINK)
    assert made.state == "accepted"


def test_declining_changes_no_draft(of, chief):
    assert not decide(correction(of), chief, NO, LINK)
    assert latest_draft(surveys(of)).evidence.count() == 1


@pytest.mark.parametrize(("language", "decision", "subject", "reason"), [
    ("cs", YES, "Žádost o opravu uznána: Anketa", YES.reason_cs),
    ("en", YES, "Request for a correction accepted: Anketa", YES.reason_en),
    ("cs", NO, "Žádost o opravu zamítnuta: Anketa", NO.reason_cs),
    ("en", NO, "Request for a correction declined: Anketa", NO.reason_en),
])  # fmt: skip
def test_the_sender_gets_the_decision_and_its_reason_in_their_language(of, chief, language, decision, subject, reason):
    decide(correction(of, language=language), chief, decision, LINK)
    [message] = mails()
    assert (message.to, message.subject) == (["jana@example.org"], subject)
    assert reason in message.body
    assert LINK in message.body


def test_of_two_decisions_at_once_the_second_is_told(of, chief):
    made = correction(of)
    late = Correction.objects.get(pk=made.pk)
    decide(made, chief, YES, LINK)
    with pytest.raises(Decided):
        decide(late, chief, NO, LINK)
    assert Correction.objects.get().state == "accepted"
    assert len(mails()) == 1


def test_nobody_decides_about_a_correction_that_its_sender_has_not_confirmed(of, chief):
    made = correction(of, state="awaiting", confirmed_at=None)
    with pytest.raises(Decided):
        decide(made, chief, YES, LINK)


def test_nobody_decides_about_a_tool_with_which_they_have_a_conflict(of, chief):
    conflict(chief, of)
    with pytest.raises(ConflictDeclared):
        decide(correction(of), chief, YES, LINK)
    assert Correction.objects.get().state == "confirmed"
    assert not mails()


def test_every_criterion_of_the_edition_can_be_put_into_a_draft(of, chief):
    for number, criterion in enumerate(current_rubric().assessed):
        assert decide(correction(of, token=f"token-of-number-{number}", target=criterion), chief, YES, LINK), criterion


# --- the pages of the admin ----------------------------------------------------------------------------------------
def test_the_queue_shows_what_waits_first_and_nothing_unconfirmed(of, chief):
    decided(of, token="decided-0123456789", text="rozhodnutá")
    correction(of)
    correction(tool("mapa"), token="awaiting-0123456789", state="awaiting", confirmed_at=None)
    text = browser_of(chief).get(reverse("corrections:index")).content.decode()
    assert text.index("čeká na rozhodnutí</") < text.index("uznáno</")
    assert "mapa" not in text.casefold().split("<main")[1].split('id="listing-results"')[1]


def test_the_queue_asks_the_same_number_of_questions_for_any_number_of_rows(of, chief):
    browser = browser_of(chief)

    def asked():
        browser.get(reverse("corrections:index"))
        with CaptureQueriesContext(connection) as queries:
            text = browser.get(reverse("corrections:index")).content.decode()
        assert all(f'href="{page(each)}"' in text for each in Correction.objects.all())
        return len(queries)

    correction(of)
    decided(of, token="decided-0123456789")
    few = asked()
    for number in range(6):
        about = tool(f"dalsi-{number}")
        correction(about, token=f"token-of-number-{number}")
        decided(about, token=f"decided-of-number-{number}", decided_by=user(f"petr-{number}", "Chief reviewers"))

    assert asked() == few <= 15


def test_the_export_names_nobody(of, chief):
    correction(of)
    written = browser_of(chief).get(reverse("corrections:index"), {"export": "csv"}).getvalue().decode()
    assert WORDS["evidence_url"] in written
    assert WORDS["email"] not in written
    assert WORDS["name"] not in written


def test_the_page_of_one_leads_to_its_cell_and_shows_its_text_as_text(of, chief):
    made = correction(of, text="<b>tučně</b>")
    text = browser_of(chief).get(page(made)).content.decode()
    assert reverse("review:sheet", args=["anketa"]) + "#surveys" in text
    assert "&lt;b&gt;tučně" in text
    assert WORDS["email"] in text


def test_a_chief_accepts_it_on_the_page(of, chief):
    made = correction(of)
    browser = browser_of(chief)
    answer = browser.post(page(made), answers(), follow=True)
    assert "Uznáno. Doklad je v rozpracovaném hodnocení" in answer.content.decode()
    assert Correction.objects.get().decided_by == chief
    [message] = mails()
    assert "http://testserver/nastroje/anketa/zmeny/" in message.body
    assert "Dokumentace to ukazuje." in shown("/nastroje/anketa/zmeny/")
    assert 'name="reason_cs"' not in browser.get(page(made)).content.decode()


@pytest.mark.parametrize("missing", ["decision", "reason_cs", "reason_en"])
def test_a_decision_needs_a_reason_in_both_languages(of, chief, missing):
    made = correction(of)
    answer = browser_of(chief).post(page(made), answers(**{missing: ""}))
    assert answer.status_code == 422
    assert Correction.objects.get().state == "confirmed"


def test_the_second_of_two_people_is_told_on_the_page(of, chief):
    made = decided(of)
    answer = browser_of(chief).post(page(made), answers("decline"), follow=True)
    assert "Mezitím rozhodl někdo jiný" in answer.content.decode()
    assert Correction.objects.get().state == "accepted"


def test_an_unconfirmed_one_has_no_page(of, chief):
    made = correction(of, state="awaiting", confirmed_at=None)
    assert browser_of(chief).get(page(made)).status_code == 404


def test_whoever_has_a_conflict_reads_why_they_cannot_decide(of, chief):
    conflict(chief, of)
    made = correction(of)
    browser = browser_of(chief)
    assert browser.get(page(made)).status_code == 403
    assert browser.post(page(made), answers()).status_code == 403
    assert Correction.objects.get().state == "confirmed"


@pytest.mark.parametrize("decision", ["accept", "decline"])
@pytest.mark.parametrize("group", ["Reviewers", "Editors", "Moderators"])
def test_nobody_else_decides(of, group, decision):
    made = correction(of)
    answer = browser_of(user("rudolf", group)).post(page(made), answers(decision))
    assert answer.status_code in (302, 403)
    assert (Correction.objects.get().state, mails()) == ("confirmed", [])
    assert latest_draft(surveys(of)).evidence.count() == 1


def test_whoever_is_not_logged_in_decides_nothing(of):
    made = correction(of)
    answer = Client().post(page(made), answers())
    assert answer.status_code == 403, "what was typed comes back instead of a way to the log-in"
    assert Correction.objects.get().state == "confirmed"


@pytest.mark.parametrize("name", ["index", "index_results"])
@pytest.mark.parametrize("wanted", [{}, {"export": "csv"}, {"export": "xlsx"}])
def test_nobody_else_reads_the_queue_or_takes_it_away(of, name, wanted):
    correction(of)
    assert browser_of(user("rudolf", "Reviewers")).get(reverse(f"corrections:{name}"), wanted).status_code in (302, 403)


def test_the_menu_shows_the_queue_only_to_those_who_decide(of, chief):
    home, queue = reverse("wagtailadmin_home"), reverse("corrections:index")
    assert queue in browser_of(chief).get(home).content.decode()
    assert queue not in browser_of(user("rudolf", "Reviewers")).get(home).content.decode()


def test_a_decided_one_whose_sender_is_forgotten_says_so(of):
    made = decided(of, name="", email="")
    text = browser_of(superuser()).get(page(made)).content.decode()
    assert "jméno a adresa jsou smazané" in text


def test_another_assessment_of_the_tool_is_not_touched(of, chief):
    other = assessment(of, "voting")
    decide(correction(of), chief, YES, LINK)
    other.refresh_from_db()
    assert not other.has_unpublished_changes
