"""A translation that is begun again brings its earlier texts back, and says so where somebody works with them."""

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from tests.page_factories import found
from tests.site_core.translating.about_page import about_page, publish
from tests.site_core.translating.test_publishing import translate
from tests.tools_catalog.admin_browser import admin

pytestmark = pytest.mark.django_db(transaction=True)
MARK = "Z dřívějšího překladu"


@pytest.fixture(autouse=True)
def _a_site():
    about_page()


@pytest.fixture
def member():
    """An administrator at the browser."""
    return admin()


def about():
    return Translation.objects.get(source__object_id=found("about").translation_key)


def address():
    return reverse("wagtailadmin_pages:edit", args=[found("about", "en").pk])


def editor(member):
    return member.get(address()).content.decode()


def restart(member):
    """Ends the translation and goes on with it, as an administrator does by two buttons."""
    Translation.objects.filter(pk=about().pk).update(enabled=False)
    member.post(address(), {"localize-restart-translation": "1"})


def comments():
    """What stands below each translated text."""
    with translation.override("cs"):
        typed = StringTranslation.objects.filter(context__object=found("about").translation_key)
        return {each.data: each.get_comment() for each in typed}


def test_a_translation_that_goes_on_after_it_was_ended_marks_each_earlier_text(member):
    restart(member)

    assert comments()["Lead"].startswith(MARK)
    assert "5 textů pochází z dřívějšího překladu" in editor(member)


def test_a_translation_that_is_begun_once_more_marks_each_earlier_text():
    about().delete()
    translate_object(found("about"), [Locale.objects.get(language_code="en")])

    assert comments()["Lead"].startswith(MARK)


def test_no_earlier_text_is_lost(member):
    before = set(comments())

    restart(member)

    assert set(comments()) == before


def test_a_text_that_somebody_saves_is_of_this_translation_again(member):
    restart(member)
    segment = about().source.stringsegment_set.get(string__data="Úvod")
    saved = reverse("wagtail_localize:edit_string_translation", args=[about().pk, segment.pk])

    member.put(saved, "value=Lead", content_type="application/x-www-form-urlencoded")

    assert comments()["Lead"].startswith("Přeloženo ručně")
    assert "4 texty pocházejí z dřívějšího překladu" in editor(member)


def test_a_translation_that_goes_on_as_before_says_nothing(member):
    publish(found("about"), lead="Nový úvod")
    translate("Nový úvod", "New lead")
    one = about()
    one.save()

    assert not any(words.startswith(MARK) for words in comments().values())
    assert "dřívějšího překladu" not in editor(member)
