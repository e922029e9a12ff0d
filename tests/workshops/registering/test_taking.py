"""Seats and the queue in the database: nobody gets what another one has, and a freed seat finds who is next."""

from __future__ import annotations

from datetime import timedelta

import pytest

from site_core.outbox.models import Outgoing
from tests.workshops.registering.people import NOW, START, come, open_workshop, said, states
from workshops.models import Registration, Workshop
from workshops.registering.forgetting import anonymise, forget, forget_old, settle_queues
from workshops.registering.links import open_registration, token_of
from workshops.registering.seats import Door
from workshops.registering.taking import Gone, accept, cancel, decide, register, settle
from workshops.words import OrganisationKind

pytestmark = pytest.mark.django_db
TICK, DAY = timedelta(microseconds=1), timedelta(days=1)


def subjects(email):
    return list(Outgoing.objects.filter(to=f"{email}@example.org").order_by("pk").values_list("subject", flat=True))


def starts(email):
    return [subject.partition(":")[0] for subject in subjects(email)]


def mail(name):
    return f"{name}@example.org"


# --- coming -----------------------------------------------------------------------------------------------------------
def test_seats_go_to_who_comes_first_and_the_rest_waits():
    of = open_workshop(capacity=2)
    for name in ("a", "b", "c", "d"):
        come(of, mail(name))

    assert states(of) == {"a": "confirmed", "b": "confirmed", "c": "waiting", "d": "waiting"}
    assert starts("a") == ["Máte místo"]
    assert starts("c") == ["Jste mezi náhradníky"]


def test_a_form_that_is_sent_twice_makes_one_registration_and_one_mail():
    of = open_workshop()
    first, second = come(of, mail("a"), form="x"), come(of, mail("a"), form="x")

    assert first == second
    assert len(subjects("a")) == 1


def test_whoever_registers_again_gets_their_mail_again_and_no_second_seat():
    of = open_workshop(capacity=5)
    come(of, mail("a"))
    register(of.pk, said("A@example.org"), "another form", NOW)

    assert states(of) == {"a": "confirmed"}
    assert starts("a") == ["Máte místo", "Už jste přihlášeni"]


def test_whoever_cancelled_may_come_again():
    of = open_workshop(capacity=5)
    cancel(come(of, mail("a")), NOW)
    come(of, mail("a"), form="another")

    assert sorted(of.registrations.values_list("state", flat=True)) == ["cancelled", "confirmed"]


def test_a_form_that_was_cancelled_and_is_sent_once_more_makes_a_new_registration():
    of = open_workshop(capacity=5)
    first = cancel(come(of, mail("a"), form="x"), NOW)
    second = come(of, mail("a"), form="x")

    assert (second.state, second.pk == first.pk) == ("confirmed", False)
    assert come(of, mail("a"), form="x") == second


@pytest.mark.parametrize(
    ("fields", "now", "door"),
    [
        ({"opens_at": NOW + DAY}, NOW, Door.NOT_YET),
        ({"closes_at": NOW}, NOW, Door.CLOSED),
        ({}, START, Door.CLOSED),
        ({"status": "cancelled"}, NOW, Door.CANCELLED),
        ({"takes_registrations": False}, NOW, Door.NONE),
        ({}, START + DAY, Door.OVER),
    ],
)
def test_a_shut_door_lets_nobody_in_and_writes_to_nobody(fields, now, door):
    of = open_workshop(**fields)

    assert register(of.pk, said(mail("a")), "x", now).door is door
    assert not of.registrations.exists()
    assert not Outgoing.objects.exists()


def test_where_we_approve_nobody_has_a_seat_before():
    of = open_workshop(approval=True, capacity=1)
    first, second, third = come(of, mail("a")), come(of, mail("b")), come(of, mail("c"))
    decide(first, NOW, approve=True)
    decide(second, NOW, approve=True)
    decide(third, NOW, approve=False)

    assert states(of) == {"a": "confirmed", "b": "waiting", "c": "declined"}
    assert starts("c") == ["Máme vaši přihlášku", "Přihlášce nemůžeme vyhovět"]


# --- going ------------------------------------------------------------------------------------------------------------
def test_a_freed_seat_is_offered_to_who_waits_longest_for_a_day():
    of = open_workshop(capacity=1)
    first, *_rest = [come(of, mail(name), NOW + n * TICK) for n, name in enumerate(("a", "b", "c"))]
    cancel(first, NOW + DAY)

    assert states(of) == {"a": "cancelled", "b": "offered", "c": "waiting"}
    assert of.registrations.get(email=mail("b")).offered_until == NOW + 2 * DAY
    assert starts("b") == ["Jste mezi náhradníky", "Uvolnilo se místo, potvrďte ho včas"]


def test_an_offered_seat_is_nobody_elses_meanwhile():
    of = open_workshop(capacity=1)
    first, _second = come(of, mail("a")), come(of, mail("b"), NOW + TICK)
    cancel(first, NOW)
    come(of, mail("c"), NOW + 2 * TICK)

    assert states(of) == {"a": "cancelled", "b": "offered", "c": "waiting"}


def test_whoever_takes_the_offer_has_the_seat():
    of = open_workshop(capacity=1)
    first, second = come(of, mail("a")), come(of, mail("b"), NOW + TICK)
    cancel(first, NOW)
    accept(second, NOW + DAY - TICK)
    accept(second, NOW + DAY)  # the second click changes nothing

    assert states(of) == {"a": "cancelled", "b": "confirmed"}
    assert starts("b")[-1] == "Máte místo"


def test_an_offer_that_has_run_out_cannot_be_taken():
    of = open_workshop(capacity=1)
    first, second = come(of, mail("a")), come(of, mail("b"), NOW + TICK)
    cancel(first, NOW)

    with pytest.raises(Gone):
        accept(second, NOW + DAY)


def test_an_offer_that_has_run_out_goes_to_the_next_one():
    of = open_workshop(capacity=1)
    first = come(of, mail("a"))
    come(of, mail("b"), NOW + TICK)
    come(of, mail("c"), NOW + 2 * TICK)
    cancel(first, NOW)
    settle(of.pk, NOW + DAY)

    assert states(of) == {"a": "cancelled", "b": "expired", "c": "offered"}
    assert starts("b")[-1] == "Nabídka místa vypršela"


def test_settling_twice_changes_nothing_more():
    of = open_workshop(capacity=1)
    first = come(of, mail("a"))
    come(of, mail("b"), NOW + TICK)
    cancel(first, NOW)
    settle_queues(NOW + DAY)
    before = states(of)

    assert settle_queues(NOW + DAY) == ""
    assert states(of) == before


def test_more_seats_are_offered_by_the_next_run_of_the_clock():
    of = open_workshop(capacity=1)
    for n, name in enumerate("abc"):
        come(of, mail(name), NOW + n * TICK)
    Workshop.objects.update(capacity=3)
    settle_queues(NOW)

    assert states(of) == {"a": "confirmed", "b": "offered", "c": "offered"}


@pytest.mark.parametrize("fields", [{"status": "cancelled"}, {}])
def test_nothing_is_offered_once_it_is_cancelled_or_has_begun(fields):
    of = open_workshop(capacity=1)
    first = come(of, mail("a"))
    come(of, mail("b"), NOW + TICK)
    Workshop.objects.update(**fields or {"capacity": 1})
    cancel(first, NOW if fields else START)

    assert states(of)["b"] == "waiting"


def test_cancelling_twice_frees_one_seat_and_writes_one_mail():
    of = open_workshop(capacity=1)
    first = come(of, mail("a"))
    come(of, mail("b"), NOW + TICK)
    come(of, mail("c"), NOW + 2 * TICK)
    cancel(first, NOW)
    cancel(first, NOW)

    assert states(of) == {"a": "cancelled", "b": "offered", "c": "waiting"}
    assert starts("a") == ["Máte místo", "Přihláška je zrušená"]


# --- links ------------------------------------------------------------------------------------------------------------
def test_a_link_opens_its_registration_and_no_other():
    of = open_workshop()
    first, second = come(of, mail("a")), come(of, mail("b"))

    assert open_registration(token_of(first)) == first
    assert token_of(first) != token_of(second)


@pytest.mark.parametrize(
    "broken", [lambda token: token[:-4], lambda token: f"{token}AAAA", lambda token: "A" * len(token)]
)
def test_a_link_that_is_cut_or_made_up_opens_nothing(broken):
    token = token_of(come(open_workshop(), mail("a")))

    with pytest.raises(Registration.DoesNotExist):
        open_registration(broken(token))


def test_a_copy_of_the_database_opens_no_link(settings):
    token = token_of(come(open_workshop(), mail("a")))
    settings.SECRET_KEY = "another secret of another site, long enough"

    with pytest.raises(Registration.DoesNotExist):
        open_registration(token)


def test_links_under_a_retired_secret_still_open(settings):
    own = come(open_workshop(), mail("a"))
    token, retired = token_of(own), settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a new secret of this site, long enough", [retired]

    assert open_registration(token) == own


# --- forgetting -------------------------------------------------------------------------------------------------------
def test_whoever_deletes_their_data_is_nowhere_and_frees_the_seat():
    of = open_workshop(capacity=1)
    first = come(of, mail("a"))
    come(of, mail("b"), NOW + TICK)
    forget(first, NOW)

    assert states(of) == {"b": "offered"}
    assert not Outgoing.objects.filter(to=mail("a")).exists()


def test_mails_forget_whoever_is_deleted_with_the_workshop():
    of = open_workshop()
    come(of, mail("a"))
    of.delete()

    assert not Outgoing.objects.exclude(to="").exists()


def test_names_go_some_months_after_the_end_and_states_stay():
    of = open_workshop(months_kept=1)
    come(of, mail("a"))
    end = of.spans[-1].end

    assert anonymise(of, end.replace(month=end.month % 12 + 1, year=end.year + end.month // 12) - TICK) == 0
    assert forget_old(end + timedelta(days=31)) == "1 anonymised"
    kept = of.registrations.get()
    assert (kept.name, kept.email, kept.state) == ("", "", "confirmed")
    assert not Outgoing.objects.filter(to=mail("a")).exists()


def test_whoever_asks_for_their_data_gets_the_kind_of_their_organisation_too():
    own = come(open_workshop(), "nina@example.org")
    own.organisation_kind = OrganisationKind.SCHOOL

    assert own.as_data()["organisation_kind"] == "school"
