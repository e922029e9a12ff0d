"""Examples of workshops: for a site of one's own, always some weeks ahead, gone when they are cleared away."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from site_core.outbox import Outgoing
from tests.page_factories import site
from tests.workshops.planting import INDEX, topic
from workshops.demo.examples import dated, read_examples, working_day
from workshops.demo.loading import clear_examples, let_them_come_again, load_examples
from workshops.models import Registration, Workshop, WorkshopPage
from workshops.registering.reminding import tell_guests
from workshops.seed_pages import workshop_pages

TODAY = date(2027, 3, 1)
EXAMPLES = read_examples()
KEYS = {key for key, _content in EXAMPLES}


def keys():
    return set(Workshop.objects.values_list("key", flat=True))


def first_day(key="example-choosing"):
    return Workshop.objects.get(key=key).spans[0].start.date()


# --- the files ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("day", "held"), [("2027-03-05", "2027-03-05"), ("2027-03-06", "2027-03-08")])
def test_an_example_is_held_on_a_working_day(day, held):
    assert working_day(date.fromisoformat(day)) == date.fromisoformat(held)


def test_an_hour_is_one_of_our_clocks_in_winter_and_in_summer():
    content = {"days_ahead": 0, "hours": ["10:00", "12:00"], "workshop": {}}
    sessions = [dated(content, day)["workshop"]["sessions"][0][0] for day in (date(2027, 3, 26), date(2027, 3, 29))]
    assert sessions == ["2027-03-26T09:00:00+00:00", "2027-03-29T08:00:00+00:00"]


@pytest.mark.parametrize(("key", "content"), EXAMPLES, ids=sorted(KEYS))
def test_an_example_says_that_it_is_one(key, content):
    assert key.startswith("example-")
    first_words = {language: title.split()[0] for language, title in content["title"].items()}
    assert first_words == {"cs": "Příklad:", "en": "Example:"}


# --- in the database ------------------------------------------------------------------------------------------------
@pytest.fixture
def loaded(db):
    for key in ("needs", "budgets", "young-people"):
        topic(key)
    return load_examples(TODAY)


def test_there_is_one_to_come_a_full_one_with_a_queue_and_a_cancelled_one(loaded):
    assert keys() == KEYS
    assert Workshop.objects.get(status="cancelled").key == "example-cancelled"
    full = Workshop.objects.get(key="example-full")
    assert full.registrations.holding().count() == full.capacity
    assert full.registrations.waiting().count() == 2


def test_everybody_registered_there_has_an_address_that_belongs_to_nobody(loaded):
    addresses = Registration.objects.values_list("email", flat=True)
    assert addresses
    assert all(address.endswith("@example.org") for address in addresses)


def test_an_example_that_nobody_touched_moves_with_the_days_and_tells_nobody(loaded):
    assert load_examples(TODAY + timedelta(days=7)) == []

    assert first_day() == TODAY + timedelta(days=7 + 21)
    tell_guests(datetime(2027, 3, 8, 12, tzinfo=UTC))
    assert not Outgoing.objects.exists()


def test_an_example_whose_day_somebody_changed_stays_on_it(loaded):
    session = Workshop.objects.get(key="example-choosing").sessions.get()
    session.starts_at, session.ends_at = (datetime(2027, 5, 5, hour, tzinfo=UTC) for hour in (8, 9))
    session.save()

    assert load_examples(TODAY + timedelta(days=7)) == [
        "workshop example-choosing: sessions was changed here and in the file"
    ]
    assert first_day() == date(2027, 5, 5)


def test_people_are_registered_once(loaded):
    before = Registration.objects.count()
    load_examples(TODAY)
    assert Registration.objects.count() == before


def test_cleared_examples_leave_no_page_and_no_registration_and_stay_away(loaded):
    site(INDEX, *workshop_pages())
    assert WorkshopPage.objects.filter(workshop__key__in=KEYS).count() == 2 * len(KEYS)

    assert clear_examples() == len(KEYS)
    load_examples(TODAY)
    report = site(INDEX, *workshop_pages())

    assert not keys() & KEYS
    assert not Registration.objects.exists()
    assert not WorkshopPage.objects.filter(title__startswith="Příklad").exists()
    assert not [line for line in report.left if "example" in line]


def test_cleared_examples_come_again_when_somebody_asks_for_them(loaded):
    clear_examples()
    let_them_come_again()
    load_examples(TODAY)
    assert keys() == KEYS


@pytest.mark.django_db
def test_settings_of_production_refuse_examples_and_may_clear_them(settings):
    with pytest.raises(CommandError, match="not for production"):
        call_command("demo")
    settings.EXAMPLES = True
    call_command("demo")
    settings.EXAMPLES = False
    call_command("demo", "--clear")
    assert not keys()


@pytest.mark.django_db
def test_the_command_dates_them_from_today(settings):
    settings.EXAMPLES = True
    call_command("demo")
    spans = [span for workshop in Workshop.objects.all() for span in workshop.spans]
    assert len(spans) == len(KEYS)
    assert min(span.start for span in spans) > timezone.now()
