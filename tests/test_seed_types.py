"""A page of the seed gets another type in the files: it stays the same page, and what people wrote stays theirs."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from accessibility.models import StatementPage
from blog.models import ArticlePage, RecapPage
from site_core.models import StandardPage
from tests.blog.articles import topic
from tests.factories import superuser
from tests.page_factories import found, page, site, statement

pytestmark = pytest.mark.django_db

BODY = [{"type": "text", "value": "<p>Verze 1.</p>", "id": "0d1f8a52-8f3c-4b5e-9a55-3f1d1c6f0001"}]


@pytest.fixture
def _before():
    site(former())


def former(**fields):
    return page("statement", body=BODY, lead="Úvod.", footer_place="legal", **fields)


def later():
    return statement(lead="Úvod.", footer_place="legal", scope="<p>Celý web.</p>")


def edited(key, language="cs", publish=True, **values):
    """Somebody writes into a page."""
    one = found(key, language)
    for name, value in values.items():
        setattr(one, name, value)
    revision = one.save_revision(user=superuser(f"{key}-{language}-{len(values)}"))
    if publish:
        revision.publish()


@pytest.mark.usefixtures("_before")
def test_it_keeps_its_number_place_and_address_and_gets_the_words_of_the_file():
    before = {language: found("statement", language) for language in ("cs", "en")}
    report = site(later())

    for language, old in before.items():
        now = found("statement", language)
        assert isinstance(now, StatementPage)
        assert (now.pk, now.path, now.url_path, now.footer_place) == (old.pk, old.path, old.url_path, "legal")
        assert (now.scope, now.status, list(now.body)) == ("<p>Celý web.</p>", "partial", [])
    assert not StandardPage.objects.filter(pk=before["cs"].pk).exists()
    assert (report.changed, report.left) == (2, [])
    assert "Celý web." in Client().get(now.url).content.decode().replace("\xa0", " ")


@pytest.mark.usefixtures("_before")
def test_after_that_there_is_nothing_left_to_do():
    site(later())
    report = site(later())

    assert (report.added, report.changed, report.left) == (0, 0, [])


@pytest.mark.usefixtures("_before")
def test_what_an_editor_wrote_in_place_of_the_old_words_stays_alone_and_is_reported():
    edited("statement", body=[("text", "<p>Naše slova.</p>")])
    report = site(later())

    now = found("statement")
    assert isinstance(now, StatementPage)
    assert "Naše slova." in str(now.body)
    assert (now.scope, now.status, now.reviewed_on) == ("", "", None)
    assert any("body was changed here and in the file" in line for line in report.left)
    shown = Client().get("/statement-cs/").content.decode().replace("\xa0", " ")
    assert "Naše slova." in shown
    assert "v souladu" not in shown
    assert found("statement", "en").scope == "<p>Celý web.</p>"


@pytest.mark.usefixtures("_before")
def test_a_change_elsewhere_stays_and_the_rest_is_filled_in():
    edited("statement", lead="Náš úvod.")
    site(later())

    assert (found("statement").lead, found("statement").scope) == ("Náš úvod.", "<p>Celý web.</p>")


@pytest.mark.usefixtures("_before")
def test_a_draft_stays_a_draft_of_the_same_page():
    edited("statement", publish=False, body=[("text", "<p>Rozepsáno.</p>")])
    site(later())

    now = found("statement")
    draft = now.get_latest_revision_as_object()
    assert now.has_unpublished_changes
    assert "Verze 1." in str(now.body)
    assert isinstance(draft, StatementPage)
    assert "Rozepsáno." in str(draft.body)


@pytest.mark.usefixtures("_before")
def test_a_deleted_translation_stays_deleted():
    found("statement", "en").delete()
    site(later())

    assert isinstance(found("statement"), StatementPage)
    assert not StatementPage.objects.filter(locale__language_code="en").exists()


@pytest.mark.usefixtures("_before")
def test_an_alias_repeats_the_page_of_the_new_type():
    found("statement", "en").delete()
    found("statement").copy_for_translation(Locale.objects.get(language_code="en"), alias=True)
    site(later())

    alias = found("statement", "en")
    assert isinstance(alias, StatementPage)
    assert (alias.alias_of_id, alias.scope) == (found("statement").pk, "<p>Celý web.</p>")


@pytest.mark.usefixtures("_before")
def test_translators_go_on_where_they_were(client):
    site(later())

    source = TranslationSource.objects.get(object_id=found("statement").translation_key)
    assert source.specific_content_type.model_class() is StatementPage
    assert source.get_source_instance() == found("statement")
    client.force_login(superuser())
    for language in ("cs", "en"):
        answer = client.get(reverse("wagtailadmin_pages:edit", args=[found("statement", language).pk]))
        assert answer.status_code == 200


@pytest.mark.usefixtures("_before")
def test_its_history_can_be_looked_at(client):
    edited("statement", lead="Náš úvod.")
    site(later())

    client.force_login(superuser())
    one = found("statement")
    for revision in one.revisions.all():
        assert isinstance(revision.as_object(), StatementPage)
    assert client.get(reverse("wagtailadmin_pages:history", args=[one.pk])).status_code == 200


def test_an_article_becomes_a_recap_which_is_a_kind_of_article():
    topics = [topic().pk]
    fields = {"published_on": "2026-11-20", "topics": topics, "lead": "O čem to je."}
    site(page("news", "blog.NewsIndexPage"), page("webinar", "blog.ArticlePage", "news", kind="article", **fields))
    before = found("webinar")

    recap = page("webinar", "blog.RecapPage", "news", kind="recap", findings="Nejdřív potřeby.", **fields)
    site(page("news", "blog.NewsIndexPage"), recap)

    now = found("webinar")
    assert isinstance(now, RecapPage)
    assert (now.pk, now.kind, now.findings) == (before.pk, "recap", "Nejdřív potřeby.")
    assert list(now.topics.values_list("pk", flat=True)) == topics
    assert ArticlePage.objects.filter(pk=before.pk).exists()
