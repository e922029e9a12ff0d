"""Good practices and people in the admin: forms in both languages, rights, what is refused."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from hub.models import Method, Organisation, Person, Practice
from site_core.seed_files import PageSeed
from tests.factories import superuser, tool, user
from tests.page_factories import page, site

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 26)


def browser(person):
    client = Client()
    client.force_login(person)
    return client


def url(model, view, *args):
    return reverse(f"wagtailsnippets_hub_{model._meta.model_name}:{view}", args=args)


def method(key="survey"):
    return Method.objects.create(key=key, name={"cs": "Dotazník", "en": "Survey"})


def practice_form(of, **values):
    """What the form of a practice sends."""
    place = {"place_cs": "Lhota", "place_en": "Lhota", "countries": "CZ", "period_cs": "", "period_en": ""}
    result = {"key": "voters", "value": "120", "unit": "", "exactness": "over", "label_cs": "lidí", "label_en": "lot"}
    rows = {
        "target_groups": inline_formset([{"name_cs": "obyvatelé", "name_en": "residents", "group": "everyone"}]),
        "results": inline_formset([result]),
        "sources": inline_formset([{"url": "https://example.org/zprava", "seen_on": "2026-11-22"}]),
    }
    sent = nested_form_data({"key": "lhota", **place, "method": of.pk, **rows, **values})
    return {**sent, "evidence": ["press", "municipal"]}


@pytest.mark.parametrize("model", [Method, Organisation, Person, Practice])
@pytest.mark.parametrize("view", ["list", "add"])
def test_lists_and_empty_forms_answer(model, view):
    assert browser(superuser()).get(url(model, view)).status_code == 200


def test_a_practice_is_made_with_its_rows_and_words_in_both_languages():
    answer = browser(superuser()).post(url(Practice, "add"), practice_form(method()))

    assert answer.status_code == 302
    practice = Practice.objects.get()
    assert practice.place == {"cs": "Lhota", "en": "Lhota"}
    assert (practice.countries, practice.evidence) == (["CZ"], ["press", "municipal"])
    assert [(row.group, row.name["en"]) for row in practice.target_groups.all()] == [("everyone", "residents")]
    assert practice.results.get().exactness == "over"
    assert practice.sources.get().seen_on == datetime.date(2026, 11, 22)


def test_a_text_in_one_language_only_is_refused_at_its_field_and_kept():
    answer = browser(superuser()).post(url(Practice, "add"), practice_form(method(), place_en=""))

    assert answer.status_code == 200
    assert "place" in answer.context["form"].errors
    assert 'value="Lhota"' in answer.content.decode()
    assert not Practice.objects.exists()


def test_a_number_of_inhabitants_needs_its_source_and_gives_the_size():
    made = method()
    refused = browser(superuser()).post(url(Practice, "add"), practice_form(made, population="15236"))
    sent = practice_form(made, population="15236", population_source="https://example.org/obyvatele")
    browser(superuser("petr")).post(url(Practice, "add"), sent)

    assert "population_source" in refused.context["form"].errors
    assert (Practice.objects.get().size_band, Practice.objects.get().size_band_basis) == ("pop_10000_49999", "source")


@pytest.mark.parametrize("wrong", [["Czechia"], ["cz"], []])
def test_a_country_is_a_code_of_two_capital_letters(wrong):
    with pytest.raises(ValidationError, match="countries"):
        Practice(key="a", place={"cs": "A", "en": "A"}, countries=wrong, method=method()).clean()


@pytest.mark.parametrize(
    ("group", "view", "may"),
    [("Editors", "add", True), ("Editors", "delete", False), ("Moderators", "delete", True), (None, "list", False)],
)
def test_groups_may_do_their_work(group, view, may):
    made = method()
    one = browser(user("eva", *([group] if group else [])))

    answer = one.get(url(Method, view, *([made.pk] if view == "delete" else [])))

    assert (answer.status_code == 200) == may


@pytest.mark.parametrize(
    ("since", "until", "shown"),
    [
        (None, None, False),
        (DAY, None, True),
        (DAY, DAY, True),
        (DAY + datetime.timedelta(1), None, False),
        (DAY - datetime.timedelta(9), DAY - datetime.timedelta(1), False),
    ],
)
def test_a_person_is_shown_only_with_a_consent_in_force(since, until, shown):
    assert Person(key="a", name="A", consent_on=since, consent_until=until).may_be_shown(DAY) == shown


def test_a_consent_does_not_end_before_it_begins():
    with pytest.raises(ValidationError, match="consent_until"):
        Person(key="a", name="A", consent_on=DAY, consent_until=DAY - datetime.timedelta(1)).clean()


@pytest.mark.parametrize("kind", ["method", "tool", "practice"])
def test_nothing_is_deleted_from_under_a_practice_or_its_page(kind):
    made, anketa = method(), tool("anketa")
    practice = Practice.objects.create(
        key="lhota", place={"cs": "Lhota", "en": "Lhota"}, countries=["CZ"], method=made, tool=anketa
    )
    words = {"title": "Lhota", "slug": "lhota", "practice": practice.pk, "text": "<p>Text</p>"}
    site(page("practices", "hub.PracticeIndexPage"), PageSeed("p", "hub.PracticePage", "practices", {"cs": words}))
    record = {"method": made, "tool": anketa, "practice": practice}[kind]
    app = record._meta.app_label

    browser(superuser()).post(reverse(f"wagtailsnippets_{app}_{kind}:delete", args=[record.pk]))

    assert type(record).objects.filter(pk=record.pk).exists()
