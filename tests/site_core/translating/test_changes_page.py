"""What changed in a source since its translation was last done, as a page of the administration."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from site_core.accounts.roles import APPROVERS, CONSULTANTS, EDITORS, TRANSLATORS, make_roles
from tests.factories import superuser, user
from tests.page_factories import found, page, site
from tests.site_core.blocks.test_table import BLOCK_ID, TableBlock, translate
from tests.site_core.translating.about_page import BODY, ENGLISH, publish

pytestmark = pytest.mark.django_db(transaction=True)

REMOVED, ADDED = (f'<span class="w-sr-only">{word} </span>' for word in ("Odebráno:", "Přidáno:"))


@pytest.fixture(autouse=True)
def _a_site():
    site(page("about", body=BODY, lead="Obec se ptá na park.", en=ENGLISH))
    make_roles()


def opened(person=None, key="about", language="en"):
    client = Client()
    client.force_login(person or superuser())
    return client.get(reverse("translation_changes", args=[found(key, language).pk]))


def told(answer):
    return [
        (each.place, each.change.kind.value, each.change.rewording.old, each.change.rewording.new, each.change.seen)
        for each in answer.context["listed"]
    ]


def text_of(*paragraphs):
    body = found("about").body
    body[0].value.source = "".join(f"<p>{words}</p>" for words in paragraphs)
    return body


def test_a_changed_text_stands_beside_its_former_words_with_what_readers_see():
    publish(found("about"), lead="Obec se ptá na hřiště.")

    answer = opened()

    assert told(answer) == [("Úvod", "changed", "Obec se ptá na park.", "Obec se ptá na hřiště.", "Lead")]
    html = answer.content.decode()
    assert f'<td lang="cs">Obec se ptá na <del>{REMOVED}park</del>.</td>' in html
    assert f'<td lang="cs">Obec se ptá na <ins>{ADDED}hřiště</ins>.</td>' in html
    assert '<td lang="en">Lead</td>' in html


def test_new_and_removed_paragraphs_are_named_as_such():
    publish(found("about"), body=text_of("Druhá.", "Zcela nový odstavec."))

    changes = told(opened())

    assert [each[1:] for each in changes] == [
        ("new", "", "Zcela nový odstavec.", ""),
        ("removed", "První.", "", "First."),
    ]
    assert {each[0] for each in changes} == {"Obsah – Text"}


def test_a_page_without_a_change_says_so():
    assert told(opened()) == []
    assert "Nic se nezměnilo." in opened(user("eva", EDITORS)).content.decode()


def test_where_words_stayed_and_something_else_changed_it_says_so():
    publish(found("about"), body=text_of("Druhá.", "První."))

    answer = opened()

    assert told(answer) == []
    assert "Žádný text se nezměnil." in answer.content.decode()


def test_a_draft_of_the_source_is_no_change():
    czech = found("about")
    czech.lead = "Rozepsáno"
    czech.save_revision()

    assert told(opened()) == []


def test_what_is_translated_and_not_public_yet_is_marked():
    publish(found("about"), lead="Jiný úvod")
    about = Translation.objects.get(source__object_id=found("about").translation_key)
    segment = about.source.stringsegment_set.get(string__data="Jiný úvod")
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=about.target_locale, data="Another lead"
    )

    assert opened().context["listed"][0].change.is_translated

    about.save_target(publish=True)
    assert told(opened(superuser("alan"))) == []


def test_another_slug_is_no_change():
    publish(found("about"), slug="nova-adresa")

    assert told(opened()) == []


def test_a_translation_that_no_reader_sees_has_nothing_to_compare():
    found("about", "en").unpublish()
    publish(found("about"), lead="Jiný úvod")

    answer = opened()

    assert told(answer) == []
    assert "zatím nevidí" in answer.content.decode()


def test_pages_that_the_editor_keeps_apart_say_so():
    Translation.objects.update(enabled=False)
    publish(found("about"), lead="Jiný úvod")

    answer = opened()

    assert told(answer) == []
    assert "nevede" in answer.content.decode()


def test_words_of_editors_are_no_markup():
    publish(found("about"), lead="Obec se ptá na <script>.")

    assert f"na <ins>{ADDED}&lt;script&gt;</ins>." in opened().content.decode()


def test_of_a_table_only_the_cell_that_changed_is_listed():
    table([["Rok", "Cena", "Náklady"], ["první ročník", "48", "55"]])
    publish(found("about"), body=cells([["Rok", "Cena", "Náklady"], ["první veřejný ročník", "48", "55"]]))

    assert told(opened()) == [
        ("Obsah – Tabulka", "changed", "první ročník", "první veřejný ročník", "The first round"),
    ]  # fmt: skip


def test_a_new_row_of_a_table_is_new_and_the_rest_of_it_is_not_listed():
    table([["Rok", "Cena", "Náklady"], ["první ročník", "48", "55"]])
    publish(
        found("about"), body=cells([["Rok", "Cena", "Náklady"], ["první ročník", "48", "55"], ["zkouška", "1", "2"]])
    )

    assert [(kind, now) for _place, kind, _was, now, _seen in told(opened())] == [("new", "zkouška")]


def table(data):
    """A page with this table, translated and public in English, where two words of its head are the same one."""
    publish(found("about"), body=cells(data))
    translations = {
        "Rok": "Year", "Cena": "Cost", "Náklady": "Cost", "první ročník": "The first round",
        "Kolik to stálo": "What it cost",
    }  # fmt: skip
    translate(found("about"), translations)
    Translation.objects.get(source__object_id=found("about").translation_key).save_target(publish=True)


def cells(data):
    value = {"data": data, "table_caption": "Kolik to stálo", "table_header_choice": "row"}
    body = found("about").body
    return body.stream_block.to_python([{"type": "table", "value": TableBlock().clean(value), "id": BLOCK_ID}])


@pytest.mark.parametrize("role", [EDITORS, APPROVERS, TRANSLATORS["en"], TRANSLATORS["cs"]])
def test_whoever_writes_in_either_language_may_see_it(role):
    assert opened(user("somebody", role)).status_code == 200


def test_a_consultant_may_not():
    assert opened(user("karel", CONSULTANTS)).status_code == 302


def test_a_source_has_no_such_page():
    assert opened(language="cs").status_code == 404


def test_a_translator_is_led_to_no_page_that_is_closed_to_them():
    html = opened(user("tereza", TRANSLATORS["en"])).content.decode()

    assert reverse("wagtailadmin_pages:edit", args=[found("about").pk]) not in html
    assert reverse("wagtailadmin_pages:edit", args=[found("about", "en").pk]) in html


def test_the_number_of_queries_does_not_grow_with_the_texts():
    client = Client()
    client.force_login(superuser())
    address = reverse("translation_changes", args=[found("about", "en").pk])

    def queries(*paragraphs):
        publish(found("about"), body=text_of(*paragraphs))
        client.get(address)  # what is kept in memory
        with CaptureQueriesContext(connection) as asked:
            assert len(client.get(address).context["listed"]) > len(paragraphs) - 1
        return len(asked)

    assert queries("Jediný nový.") == queries(*(f"Nový odstavec {number}." for number in range(9)))
