"""The address of a translation is its own: from its title at first, then nobody changes it but an editor."""

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from site_core.translating.refreshing import refresh
from tests.page_factories import found
from tests.site_core.translating.about_page import about_page, publish
from tests.site_core.translating.test_publishing import press_publish, source, translate
from tests.tools_catalog.admin_browser import admin

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _a_site():
    about_page()


def slug_of_translation():
    """What the translation editor shows as the slug now."""
    segment = source().stringsegment_set.get(context__path="slug")
    typed = StringTranslation.objects.filter(translation_of=segment.string, context=segment.context)
    return typed.values_list("data", flat=True).first()


def nobody_knows_the_translation():
    Page.objects.filter(pk=found("about", "en").pk).update(first_published_at=None, live=False)
    StringTranslation.objects.filter(context__path__in=["slug", "title"]).delete()


def test_the_first_title_gives_the_slug_without_diacritics():
    nobody_knows_the_translation()

    translate("about cs", "Příliš žluťoučký kůň – úpěl!")

    assert slug_of_translation() == "prilis-zlutoucky-kun-upel"


def test_a_slug_from_the_title_says_so_and_not_that_somebody_wrote_it():
    nobody_knows_the_translation()

    translate("about cs", "First title")

    assert comment_of("first-title") == "Vzniklo z názvu"


def test_a_slug_that_is_kept_for_readers_says_so():
    publish(found("about"), slug="nova-adresa")
    refresh.func(found("about").pk)

    assert comment_of("about-en") == "Zůstává, čtenáři tuto adresu znají"


def comment_of(slug):
    """What stands below the slug, without its day."""
    typed = StringTranslation.objects.filter(data=slug).order_by("pk").last()
    with translation.override("cs"):
        return typed.get_comment().rpartition(", ")[0]


def test_a_later_title_leaves_the_slug():
    nobody_knows_the_translation()

    translate("about cs", "First title")
    translate("about cs", "Second title")

    assert slug_of_translation() == "first-title"


def test_a_title_of_a_page_that_readers_know_leaves_the_slug():
    translate("about cs", "Other title")
    press_publish(admin())

    assert found("about", "en").slug == "about-en"


def test_another_slug_of_the_source_changes_no_slug_and_waits_for_nobody():
    publish(found("about"), slug="nova-adresa")
    refresh.func(found("about").pk)

    press_publish(admin())

    about = Translation.objects.get(source=source())
    assert about.get_progress()[0] == about.get_progress()[1]
    assert (found("about").slug, found("about", "en").slug) == ("nova-adresa", "about-en")


def test_what_an_editor_types_as_slug_moves_the_page_and_the_old_address_leads_there(client):
    old = found("about", "en").url
    translate("about-cs", "who-we-are")

    press_publish(admin())

    moved = found("about", "en")
    answer = client.get(old)
    assert moved.slug == "who-we-are"
    assert (answer.status_code, answer.headers["Location"]) == (301, moved.url)


def test_a_slug_with_diacritics_that_somebody_types_becomes_an_address():
    translate("about-cs", "Kdo jsme: žáci")

    admin().post(reverse("wagtailadmin_pages:edit", args=[found("about", "en").pk]), {"action": "publish"})

    assert found("about", "en").slug == "kdo-jsme-zaci"
