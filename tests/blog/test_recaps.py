"""What was said at a webinar: a page that looks good from notes, and a starter with the usual sections."""

from __future__ import annotations

import datetime
import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from blog.joined import ArticlePractice, ArticleTool
from blog.models import RecapGuest, RecapPage, RecapPartner, RecapSpeaker
from hub.importing.running import import_practices
from hub.models import Organisation, Person, Practice
from hub.seed_pages import words
from site_core.seed_files import PageSeed
from tests.blog.articles import article, joined, news, recap
from tests.factories import superuser, tool
from tests.hub.practice_files import practice_file, write_files
from tests.json_ld import things
from tests.page_factories import found, page, site
from tests.tools_catalog.shown_pages import translated
from tests.valid_html import faults

pytestmark = pytest.mark.django_db


def shown(address="/news-cs/webinar-cs/"):
    answer = Client().get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


def test_a_recap_shows_day_findings_questions_and_what_comes_next():
    news(recap())
    html = shown()
    for said in ("<li>Nejdřív potřeby.</li>", "<li>Pak nástroj.</li>", "<li>Kdo to zaplatí?</li>", "V dubnu další."):
        assert said in html
    assert 'datetime="2026-01-20"' in html
    assert html.count("<h1") == 1


@pytest.mark.parametrize(("language", "prefix"), [("cs", ""), ("en", "/en")])
def test_machines_read_a_recap_as_an_article(language, prefix):
    news(recap())
    address = f"{prefix}/news-{language}/{found('webinar', language).slug}/"
    html = Client().get(address).content.decode()

    assert faults(html) == []
    assert things(html)["Article"]["datePublished"] == "2026-11-20"


@pytest.fixture
def full_recap(tmp_path):
    """A recap with a guest, a case and a tool."""
    import_practices(write_files(tmp_path, practice_file("lhota")))
    one, seed = Practice.objects.get(), recap()
    told = {code: {**words(practice_file("lhota"), code), "practice": one.pk} for code in ("cs", "en")}
    news(seed)
    site(page("practices", "hub.PracticeIndexPage"), PageSeed("lhota", "hub.PracticePage", "practices", told))
    krama = Organisation.objects.create(key="krama", name="Krama Studio", website="https://example.org")
    decidim = tool("decidim", name="Decidim")
    joined(
        seed,
        guest_rows=[RecapGuest(organisation=krama)],
        practice_rows=[ArticlePractice(practice=one)],
        tool_rows=[ArticleTool(tool=decidim)],
    )


def test_guests_cases_and_tools_lead_on(full_recap):
    html = shown()
    assert '<a href="https://example.org" rel="noopener">Krama Studio</a>' in html
    assert found("lhota").title in html
    assert "Decidim" in html


def test_a_recap_stands_in_the_list_among_its_kind_and_in_the_feed():
    news(recap(), article("zprava"))
    listed = shown("/news-cs/?kind=recap")
    assert "webinar cs" in listed
    assert "zprava cs" not in listed
    assert "webinar cs" in shown("/news-cs/")
    assert "webinar cs" in Client().get(reverse("feeds:news")).content.decode()


def test_a_recap_is_a_recap_and_an_article_is_none():
    news(recap(), article("zprava"))
    one = found("webinar")
    one.kind = "news"
    one.full_clean()
    assert one.kind == "recap"
    other = found("zprava")
    other.kind = "recap"
    with pytest.raises(ValidationError, match="shrnutí webináře"):
        other.full_clean()


@pytest.mark.parametrize(("language", "first"), [("cs", "O čem to bylo"), ("en", "What it was about")])
def test_a_new_recap_begins_with_the_usual_sections_in_the_language_of_the_page(language, first):
    news(recap())
    client = Client()
    client.force_login(superuser())
    parent = found("news", language)
    answer = client.get(reverse("wagtailadmin_pages:add", args=["blog", "recappage", parent.pk]))
    body = answer.context["form"]["body"].value()
    assert [str(block.value) for block in body if block.block_type == "heading"][0] == first
    assert [block.block_type for block in body] == ["heading", "text"] * 3


def test_the_page_of_a_recap_with_all_its_parts_asks_few_queries(full_recap, django_assert_max_num_queries):
    shown()
    with django_assert_max_num_queries(10):
        shown()


def test_a_translator_gets_findings_and_questions():
    news(recap())
    assert found("webinar", "en").held_on == datetime.date(2026, 1, 20)
    names = {field.field_name for field in RecapPage.override_translatable_fields}
    assert {"findings", "questions", "next_up", "materials", "held_on", "guest_rows"} <= names


def test_a_practice_leads_to_the_recap_in_which_it_was_discussed(full_recap):
    html = shown(found("lhota").url)

    assert translated("Where we wrote about it") in html
    assert '<a href="/news-cs/webinar-cs/">webinar cs</a>' in html


def test_all_texts_of_a_recap_count_for_the_time_it_takes_to_read():
    long = "Slovo za slovem. " * 200
    news(recap("kratky"), recap("dlouhy", findings=long[:3000], questions=long[:3000]))

    assert found("kratky").minutes == 1
    assert found("dlouhy").minutes == 7


def test_speakers_stand_with_a_consent_only_and_partners_apart_from_guests():
    one = recap(came=24)
    news(one)
    agrees = Person.objects.create(key="nina", name="Nina Nová", consent_on=datetime.date(2026, 1, 1))
    firms = [Organisation.objects.create(key=name, name=name.title()) for name in ("partner", "host")]
    joined(
        one,
        speaker_rows=[RecapSpeaker(person=each) for each in (agrees, Person.objects.create(key="x", name="X Y"))],
        partner_rows=[RecapPartner(organisation=firms[0])],
        guest_rows=[RecapGuest(organisation=firms[1])],
    )

    html = shown()
    facts = dict(re.findall(r"<dt>([^<]+)</dt> <dd> ?(.*?) ?</dd>", html))

    assert facts["Kdo vede nebo mluví"] == "Nina Nová"
    assert (facts["Partneři"], facts["Hosté"]) == ("Partner", "Host")
    assert facts["Přišlo"] == "24 lidí"
    assert "X Y" not in html


def test_how_many_came_is_said_only_where_somebody_counted():
    news(recap())

    assert "<dt>Přišlo</dt>" not in shown()
