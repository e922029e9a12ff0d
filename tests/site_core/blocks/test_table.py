"""The table in the editor's hands, at the translator's, and on the page."""

import html
import json

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, TranslationSource

from site_core.blocks.table import MOST_ROWS, Grid, GridAdapter, TableBlock
from tests.page_factories import found, page, site
from tests.tools_catalog.admin_browser import admin

DATA = [["Rok", "Škol", "Poznámka"], ["2024", "48", "první ročník"], ["2025", "55", "druhý ročník"]]
BLOCK_ID = "0d1f8a52-8f3c-4b5e-9a55-3f1d1c6f0001"


def value(data=DATA, caption="Kolik škol se zapojilo", heads="both"):
    """What the sheet sends."""
    return {"data": data, "table_caption": caption, "table_header_choice": heads}


def body(data=DATA):
    return [{"type": "table", "value": TableBlock().clean(value(data)), "id": BLOCK_ID}]


def refusal(**about):
    with pytest.raises(ValidationError) as refused:
        TableBlock().clean(value(**about))
    return " ".join(refused.value.messages)


def test_a_table_needs_a_caption():
    with translation.override("en"):
        assert "caption" in refusal(caption=" ")


def test_a_table_of_two_hundred_rows_is_refused_with_a_number_and_a_way_out():
    with translation.override("en"):
        said = refusal(data=[["a", "b"]] * 200)

    assert "200 rows" in said
    assert f"At most {MOST_ROWS} rows" in said
    assert "as a file" in said


def test_a_draft_keeps_a_table_of_two_hundred_rows_whole():
    block = TableBlock()
    block.defer_required_validation()

    assert block.clean(value(data=[["a", "b"]] * 200, caption=""))["data"] == [["a", "b"]] * 200


def test_the_sheet_speaks_the_language_of_the_editor():
    with translation.override("en"):
        options, _strings = GridAdapter().js_args(Grid(table_options=TableBlock().table_options))

    assert options["contextMenu"]["items"]["row_above"] == {"name": "Insert a row above"}
    assert isinstance(TableBlock().field.widget, Grid)


@pytest.mark.django_db
def test_a_page_shows_the_table_with_its_heads():
    site(page("about", body=body()))

    answer = " ".join(Client().get("/about-cs/").content.decode().split())

    assert "<caption>Kolik škol se zapojilo</caption>" in answer
    assert '<th role="columnheader" scope="col" class="cp-table__number">Škol</th>' in answer
    assert '<th role="rowheader" scope="row">2024</th>' in answer
    assert '<td role="cell" class="cp-table__number" data-l="Škol">48</td>' in answer


@pytest.mark.django_db
def test_the_english_page_keeps_its_words_when_a_row_is_inserted_into_the_czech_one():
    site(page("about", body=body()))
    czech = found("about")
    translate(czech, {"Škol": "Schools", "první ročník": "first year", "Kolik škol se zapojilo": "How many took part"})

    longer = [DATA[0], ["2023", "40", "zkouška"], *DATA[1:]]
    czech.body = [("table", TableBlock().clean(value(longer)))]
    czech.body[0].id = BLOCK_ID
    czech.save_revision().publish()
    source = TranslationSource.objects.get_for_instance(czech)
    source.update_from_db()
    english = translated_page(source)

    assert english.body[0].value["table_caption"] == "How many took part"
    assert english.body[0].value["data"] == [
        ["Rok", "Schools", "Poznámka"],
        ["2023", "40", "zkouška"],
        ["2024", "48", "first year"],
        ["2025", "55", "druhý ročník"],
    ]


def translate(czech, words):
    """Hands the page to translation and writes these translations, as a translator does."""
    source, _made = TranslationSource.update_or_create_from_instance(czech)
    english = Locale.objects.get(language_code="en")
    for text, said in words.items():
        segment = source.stringsegment_set.get(string__data=text)
        StringTranslation.objects.update_or_create(
            translation_of=segment.string, locale=english, context=segment.context, defaults={"data": said}
        )


def translated_page(source):
    """The English page as its translation makes it."""
    english = Locale.objects.get(language_code="en")
    return source.create_or_update_translation(english, publish=False, fallback=True)[0]


def form_of(czech, rows):
    """What the page editor sends with a table of so many rows."""
    grid = json.dumps(value(data=[[f"řádek {place}", "ano"] for place in range(rows)]))
    return {
        "title": czech.title, "slug": czech.slug, "lead": "", "footer_place": "",
        "body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "table", "body-0-id": BLOCK_ID,
        "body-0-value": grid, "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
    }  # fmt: skip


@pytest.mark.django_db
def test_whoever_publishes_a_table_of_two_hundred_rows_is_told_and_keeps_it():
    site(page("about"))
    address = reverse("wagtailadmin_pages:edit", args=[found("about").pk])

    answer = admin().post(address, {**form_of(found("about"), 200), "action-publish": "1"})

    assert answer.status_code == 200
    form = html.unescape(answer.content.decode())
    for words in ("Tabulka má řádků: 200", "řádek 0", "řádek 199"):
        assert json.dumps(words)[1:-1] in form  # the editor's script gets the form and its faults as JSON
    assert len(found("about").body) == 0


@pytest.mark.django_db
def test_a_draft_with_a_table_of_two_hundred_rows_is_saved():
    site(page("about"))
    address = reverse("wagtailadmin_pages:edit", args=[found("about").pk])

    answer = admin().post(address, form_of(found("about"), 200))

    assert answer.status_code == 302
    [draft] = found("about").get_latest_revision_as_object().body
    assert len(draft.value["data"]) == 200
