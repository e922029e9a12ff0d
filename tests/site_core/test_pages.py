"""The pages that all parts share, as readers and editors meet them."""

import re

import pytest
from django.test import Client
from wagtail.blocks import StreamBlock
from wagtail.models import Page, get_page_models

from site_core.blocks import BodyBlock, HomeBodyBlock
from site_core.blocks.materials import MaterialsBlock
from site_core.blocks.menus import FooterBlock, MenuBlock
from site_core.models import HomePage, StandardPage
from tests.page_factories import found, page, site


def block(kind, value, number=1):
    return {"type": kind, "value": value, "id": f"0d1f8a52-8f3c-4b5e-9a55-3f1d1c6f{number:04}"}


FIGURE = {"number": "90", "title": "dní", "text": "", "url": ""}
ALL_TEXT_BLOCKS = [
    block("heading", "Kdo za tím stojí", 1),
    block("text", "<p>Poradci s <b>praxí</b>.</p>", 2),
    block("callout", {"title": "Pozor", "text": "<p>Nezapomeňte.</p>"}, 3),
    block("figures", {"figures": [FIGURE, FIGURE]}, 4),
    block("definitions", {"items": [{"term": "Jak dlouho", "text": "<p>90 dní.</p>"}]}, 5),
]


@pytest.mark.django_db
def test_a_page_of_text_shows_every_block():
    site(page("about", lead="Úvodní věta.", body=ALL_TEXT_BLOCKS))

    answer = Client().get("/about-cs/").content.decode()

    for words in (
        "Úvodní věta.",
        "Kdo za tím stojí</h2>",
        "<b>praxí</b>",
        "Nezapomeňte.",
        "90 dní.",
        "Jak dlouho</dt>",
    ):
        assert words.replace(" ", " ") in answer.replace("\xa0", " ")


@pytest.mark.django_db
def test_the_introduction_is_the_description_for_search_engines_until_there_is_a_better_one():
    site(page("one", lead="Úvodní věta."), page("two", lead="Úvod.", search_description="Lepší věta."))

    assert description("/one-cs/") == "Úvodní věta."
    assert description("/two-cs/") == "Lepší věta."


def description(path):
    [text] = re.findall(r'<meta name="description"\s+content="([^"]*)"', Client().get(path).content.decode())
    return text


@pytest.mark.django_db
def test_breadcrumbs_lead_from_the_home_page_to_the_shown_one():
    site(page("rules"), page("detail", parent="rules"))

    answer = Client().get("/rules-cs/detail-cs/").content.decode()

    assert '<a href="/">home cs</a>' in answer
    assert '<a href="/rules-cs/">rules cs</a>' in answer
    assert '<span aria-current="page">detail cs</span>' in answer


@pytest.mark.django_db
def test_the_home_page_leads_to_the_questionnaire_and_works_without_a_catalogue():
    site()

    answer = Client().get("/").content.decode()

    assert 'href="/potreby/"' in answer
    assert "Nejdřív potřeby." in answer


@pytest.mark.django_db
def test_a_page_of_text_asks_at_most_ten_queries(django_assert_max_num_queries):
    site(page("about", body=ALL_TEXT_BLOCKS), *(page(f"page-{number}", footer_place="check") for number in range(5)))
    Client().get("/about-cs/")

    with django_assert_max_num_queries(10):
        Client().get("/about-cs/")


@pytest.mark.django_db
def test_a_home_page_stands_only_at_the_top_and_text_only_below_it():
    site(page("about"))

    assert StandardPage.can_create_at(found("home"))
    assert not HomePage.can_create_at(found("home"))
    assert not StandardPage.can_create_at(Page.objects.get(depth=1))


def test_every_page_type_says_what_it_is_for():
    ours = [model for model in get_page_models() if model._meta.app_label in {"site_core", "tools_catalog"}]

    assert len(ours) >= 5
    for model in ours:
        assert model.get_page_description(), model
        assert model._meta.verbose_name != model._meta.model_name, model


def described(stream):
    """All blocks that an editor can pick."""
    return [(name, child) for name, child in stream.child_blocks.items() if not isinstance(child, StreamBlock)]


STREAMS = [BodyBlock(), HomeBodyBlock(), MenuBlock(), FooterBlock(), MaterialsBlock()]


@pytest.mark.parametrize("stream", STREAMS[:2], ids=lambda stream: type(stream).__name__)
def test_the_template_of_a_block_of_pages_is_called_as_the_block(stream):
    assert [name for name, child in described(stream) if child.meta.template != f"blocks/{name}.html"] == []


@pytest.mark.django_db
@pytest.mark.parametrize("stream", STREAMS, ids=lambda stream: type(stream).__name__)
def test_every_block_has_an_icon_a_sentence_a_group_and_a_preview(stream):
    assert described(stream)
    for name, child in described(stream):
        assert child.meta.icon != "placeholder", name
        assert child.get_description(), name
        assert child.meta.group, name
        assert child.is_previewable, name
        assert child.get_preview_value(), name
