"""A recap made of a workshop: drafts in both languages, filled with what is known, once."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Revision
from wagtail_localize.models import StringTranslation, Translation

from blog.models import NewsIndexPage, RecapPage
from blog.recap_drafts import RecapDrafts
from hub.models import Organisation, Person
from site_core.accounts.roles import ASSISTANTS, EDITORS, make_roles
from site_core.recaps import Held, recaps
from site_core.translating.publishing import HeldBack
from tests.blog.articles import article, news
from tests.factories import superuser, tool
from tests.workshops.planting import topic, workshop

pytestmark = pytest.mark.django_db
VIDEO, PHOTOS = "6a0a0b0c-0000-4000-8000-000000000001", "6a0a0b0c-0000-4000-8000-000000000002"


def video(title):
    value = {"title": title, "url": "https://youtu.be/aaaaaaaaaaa", "still": None, "link": "", "transcript": ""}
    return [{"type": "recording", "value": value, "id": VIDEO}]


def held(**fields):
    titles, materials = {"cs": "Mapy", "en": "Maps"}, {"cs": video("Záznam map"), "en": video("Recording of maps")}
    return Held(**{"workshop": workshop().pk, "titles": titles, "materials": materials, **fields})


def made(one=None):
    news(article("zprava"))
    page = RecapDrafts().make(one or held(), superuser())
    czech = RecapPage.objects.get(pk=page)
    return czech, czech.get_translation(Locale.objects.get(language_code="en")).specific


def headings(page):
    return [str(block.value) for block in page.body if block.block_type == "heading"]


def test_who_makes_recaps_is_registered():
    assert isinstance(recaps(), RecapDrafts)


def test_there_is_a_draft_in_each_language_that_no_reader_has_seen():
    for page, title, first in zip(made(), ("Mapy", "Maps"), ("O čem to bylo", "What it was about"), strict=True):
        assert (page.title, page.live, page.first_published_at) == (title, False, None)
        assert page.alias_of_id is None
        assert headings(page)[0] == first
        assert page.get_latest_revision_as_object().title == title
        assert Client().get(page.url).status_code in (302, 404)


def test_it_holds_what_the_workshop_knew():
    nina = Person.objects.create(key="nina", name="Nina")
    firms = [Organisation.objects.create(key=key, name=key) for key in ("partner", "host")]
    one = held(
        held_on=date(2026, 1, 20), came=24, topics=(topic("maps").pk,), speakers=(nina.pk,), partners=(firms[0].pk,),
        guests=(firms[1].pk, firms[1].pk), tools=(tool("decidim").pk,),
    )  # fmt: skip
    for page in made(one):
        for state in (page, page.get_latest_revision_as_object()):
            assert (state.workshop_id, state.held_on, state.came) == (one.workshop, date(2026, 1, 20), 24)
            assert [each.key for each in state.topics.all()] == ["maps"]
            assert [row.person for row in state.speaker_rows.all()] == [nina]
            assert [row.organisation for row in state.partner_rows.all()] == [firms[0]]
            assert [row.organisation for row in state.guest_rows.all()] == [firms[1]]
            assert [row.tool.key for row in state.tool_rows.all()] == ["decidim"]


def test_recording_slides_and_photos_come_in_the_words_of_each_language():
    czech, english = made()

    assert czech.materials[0].value["title"] == "Záznam map"
    assert english.materials[0].value["title"] == "Recording of maps"
    assert czech.materials[0].id == english.materials[0].id


def test_what_has_no_words_in_english_comes_in_those_of_the_first_language_and_waits_for_a_translator():
    _czech, english = made(held(materials={"cs": video("Záznam map")}))

    assert english.materials[0].value["title"] == "Záznam map"
    assert not StringTranslation.objects.filter(translation_of__data="Záznam map").exists()


def test_the_english_draft_is_a_translation_with_the_texts_that_are_known():
    czech, english = made()
    about = Translation.objects.get(source__object_id=czech.translation_key)
    known = dict(StringTranslation.objects.values_list("translation_of__data", "data"))

    assert about.target_locale == english.locale
    assert known["Mapy"] == "Maps"
    assert known["O čem to bylo"] == "What it was about"
    assert known["Záznam map"] == "Recording of maps"


def test_the_english_draft_waits_for_the_translation_of_the_findings():
    czech, english = made(held(topics=(topic("maps").pk,)))
    czech.findings = "Nejdřív potřeby."
    czech.save_revision().publish()

    with pytest.raises(HeldBack):
        english.save_revision(clean=False).publish()


def test_a_draft_without_findings_is_kept_and_not_published():
    czech, _english = made(held(topics=(topic("maps").pk,)))
    client = Client()
    client.force_login(get_user_model().objects.get())
    address = reverse("wagtailadmin_pages:edit", args=[czech.pk])
    form = client.get(address).context["form"]

    assert "findings" in form.fields
    assert form.fields["findings"].required


def test_the_draft_has_a_beginning_in_its_history():
    czech, _english = made()

    assert Revision.objects.for_instance(czech).count() == 1


@pytest.mark.parametrize(("role", "may"), [(EDITORS, True), (ASSISTANTS, False)])
def test_editors_make_recaps_and_assistants_of_events_do_not(role, may):
    news(article("zprava"))
    make_roles()
    person = get_user_model().objects.create_user("nina")
    person.groups.add(Group.objects.get(name=role))

    assert RecapDrafts().may_make(person) is may


def test_without_a_list_of_news_nobody_makes_a_recap():
    assert not NewsIndexPage.objects.exists()
    assert not RecapDrafts().may_make(superuser())


def test_drafts_count_as_recaps_of_a_workshop():
    one = held()
    czech, _english = made(one)

    assert RecapDrafts().known() == {one.workshop: czech.pk}


def test_addresses_are_those_of_open_recaps_only():
    one = held(topics=(topic("maps").pk,))
    czech, _english = made(one)
    assert RecapDrafts().addresses(one.workshop) == {}

    czech.findings = "Nejdřív potřeby."
    czech.save_revision().publish()

    assert RecapDrafts().addresses(one.workshop) == {"cs": "/news-cs/mapy/"}
