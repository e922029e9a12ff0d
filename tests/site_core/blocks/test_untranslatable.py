"""The check that finds text which no translator would ever see."""

from django.db import models
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock

from site_core.blocks import BodyBlock, HomeBodyBlock
from site_core.pages import HomePage, StandardPage
from site_core.untranslatable import (
    all_text_can_be_translated,
    holds_text,
    translated_models,
    untranslated_blocks,
    untranslated_fields,
)


class Forgetful(blocks.StreamBlock):
    """One good block, and two of those that stay Czech on the English page."""

    word = blocks.CharBlock()
    table = WagtailTableBlock()
    parts = blocks.ListBlock(blocks.StructBlock([("html", blocks.RawHTMLBlock())]))


def test_all_text_of_our_pages_can_be_translated():
    assert all_text_can_be_translated(None) == []
    assert {HomePage, StandardPage} <= set(translated_models())


def test_our_blocks_hold_nothing_that_stays_in_one_language():
    assert [*untranslated_blocks(BodyBlock(), "body"), *untranslated_blocks(HomeBodyBlock(), "home")] == []


def test_a_block_that_translators_would_not_see_is_found_at_any_depth():
    assert list(untranslated_blocks(Forgetful(), "body")) == ["body.table", "body.parts.item.html"]


def test_a_block_that_says_why_it_has_no_language_is_left():
    assert list(untranslated_blocks(blocks.RegexBlock(r"\d+", language_neutral="a postcode"), "postcode")) == []
    assert list(untranslated_blocks(blocks.RegexBlock(r"\d+"), "postcode")) == ["postcode"]


def test_a_field_that_is_copied_to_every_language_is_found(monkeypatch):
    monkeypatch.setattr(StandardPage, "translatable_fields", [], raising=False)
    assert set(untranslated_fields(StandardPage)) == {"lead", "body"}

    monkeypatch.setattr(StandardPage, "language_neutral", {"lead": "why", "body": "why"}, raising=False)
    assert list(untranslated_fields(StandardPage)) == []


def test_only_what_people_write_words_into_holds_text():
    choice = models.CharField(choices=[("a", "A")])
    fields = [models.TextField(), models.IntegerField(), models.URLField(), models.SlugField(), choice]
    for field in fields:
        field.model = StandardPage

    assert [holds_text(field) for field in fields] == [True, False, False, False, False]
