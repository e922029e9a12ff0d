"""A text of several lines reaches a translator as lines, comes back as lines, and makes the same list for readers."""

from dataclasses import replace

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail_localize.models import String, StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue

from site_core.translating.freshness import State
from site_core.translating.po.files import read, written
from site_core.translating.po.giving import texts
from site_core.translating.po.taking import take
from site_core.translating.refreshing import read_old_lines
from site_core.translating.table import rows
from tests.blog.articles import news, recap
from tests.factories import superuser
from tests.page_factories import found
from tests.site_core.translating.about_page import publish
from tests.tools_catalog.admin_browser import admin

LINES = ["Potřeby & cíle.", "Teprve pak <nástroj>."]
ENGLISH = "Needs first.\nThen a tool."


LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]))


@given(st.lists(LINE), st.sampled_from(["\n", "\r\n", "\r"]))
def test_plain_lines_come_out_as_they_went_in_whatever_their_ends(lines, end):
    said = ["Nejdřív potřeby.", *lines]

    assert StringValue.from_plaintext(end.join(said)).render_text() == "\n".join(said)


@pytest.fixture
def about(db):
    """The translation of a recap whose findings an editor typed in a browser."""
    news(recap())
    publish(found("webinar"), findings="\r\n".join(LINES))
    return Translation.objects.get(source__object_id=found("webinar").translation_key)


def findings(about):
    """The text as the translation editor shows it."""
    return StringSegment.objects.get(source=about.source, context__path="findings")


def state(about):
    [row] = rows([about.source.object_id])
    return row.freshness.state


@pytest.mark.django_db(transaction=True)
def test_a_translator_reads_lines_and_no_tags(about):
    assert findings(about).string.data == "Potřeby &amp; cíle.\nTeprve pak &lt;nástroj&gt;."


@pytest.mark.django_db(transaction=True)
def test_what_a_translator_types_in_a_browser_makes_the_list_of_readers(about):
    address = reverse("wagtail_localize:edit_string_translation", args=[about.pk, findings(about).pk])
    body = ENGLISH.replace("\n", "%0D%0A")

    admin().put(address, f"value={body}", content_type="application/x-www-form-urlencoded")
    about.save_target(publish=True)

    assert StringTranslation.objects.get(translation_of=findings(about).string).data == ENGLISH
    assert found("webinar", "en").finding_lines == ["Needs first.", "Then a tool."]


@pytest.mark.django_db(transaction=True)
def test_a_file_has_lines_without_signs_of_browsers_and_comes_back(about):
    content = written(texts([(about, found("webinar", "en"))]), "en")
    [text] = [one for one in read(content)[1] if one.place.endswith(" findings")]

    report = take(written([replace(text, translation=ENGLISH)], "en"), superuser())
    about.save_target(publish=True)

    assert b"\\r" not in content
    assert b"<br" not in content
    assert (report.taken, report.left) == (1, [])
    assert found("webinar", "en").finding_lines == ["Needs first.", "Then a tool."]


@pytest.fixture
def noted_before(about):
    """The same text and its translation as they were noted before lines were lines."""
    text = findings(about)
    StringTranslation.objects.create(
        translation_of=text.string, context=text.context, locale=about.target_locale, data="x"
    )
    about.save_target(publish=True)
    StringTranslation.objects.filter(translation_of=text.string).update(data=ENGLISH.replace("\n", "\r<br/>"))
    old = text.string.data.replace("\n", "\r<br/>")
    String.objects.filter(pk=text.string_id).update(data=old, data_hash=String._get_data_hash(old))
    return about


@pytest.mark.django_db(transaction=True)
def test_texts_that_were_noted_before_keep_their_translation_and_nothing_is_outdated(noted_before):
    before = StringTranslation.objects.get(translation_of=findings(noted_before).string)

    read_old_lines()

    after = StringTranslation.objects.get(pk=before.pk)
    assert (after.translation_of, after.data) == (findings(noted_before).string, ENGLISH)
    assert after.updated_at == before.updated_at
    assert state(noted_before) is State.DONE


@pytest.mark.django_db(transaction=True)
def test_a_page_that_is_published_keeps_the_translation_of_its_lines(noted_before):
    publish(found("webinar"), lead=found("webinar").lead)

    assert state(noted_before) is State.DONE


@pytest.mark.django_db(transaction=True)
def test_what_has_lines_already_is_not_read_again(noted_before):
    read_old_lines()
    read_at = Translation.objects.get(pk=noted_before.pk).source.last_updated_at

    read_old_lines()

    assert Translation.objects.get(pk=noted_before.pk).source.last_updated_at == read_at
