"""The files of the seed: faults name the file, and what we ship is sound."""

import pytest

from site_core.seed import seed
from site_core.seed_files import PAGE_LINK, SeedFault, in_order, page_seed, page_seeds
from site_core.seeded import SeededValue
from tests.page_factories import found, page

pytestmark = pytest.mark.django_db


def test_a_text_without_one_language_names_the_file():
    raw = {"key": "x", "page": "site_core.StandardPage", "title": {"cs": "Jen česky"}, "slug": "x"}

    with pytest.raises(SeedFault, match=r"x\.yaml: a text has no 'en'"):
        page_seed("x.yaml", raw)


def test_a_missing_field_names_the_file():
    with pytest.raises(SeedFault, match=r"x\.yaml: slug missing"):
        page_seed("x.yaml", {"key": "x", "page": "site_core.StandardPage", "title": "x"})


def test_a_link_to_nowhere_is_a_fault():
    with pytest.raises(SeedFault, match="about: there is no page 'home'"):
        in_order([page("about")])


def test_pages_that_need_each_other_are_a_fault():
    with pytest.raises(SeedFault, match="one → two → one"):
        in_order([page("one", parent="two"), page("two", parent="one")])


def test_our_own_files_are_sound_and_their_texts_survive_the_rich_text_editor():
    from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

    from site_core.blocks import RICH_TEXT
    from site_core.seed_pages import words

    converter = ContentstateConverter(features=RICH_TEXT)
    texts = [text for seeded in page_seeds() for text in rich_texts(list(seeded.fields.values()))]

    assert len(texts) > 20
    for text in texts:
        linked = PAGE_LINK.sub('<a linktype="page" id="1"', text)
        assert words(converter.to_database_format(converter.from_database_format(linked))) == squeezed(words(linked))


def rich_texts(value):
    """All texts with tags, at any depth."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in rich_texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in rich_texts(part)]
    return [value] if isinstance(value, str) and value.startswith("<") else []


def squeezed(html):
    return html.replace("\n", "")


def test_our_own_files_make_the_whole_site_in_both_languages():
    report = seed()

    assert report.left == []
    assert SeededValue.objects.filter(kind="page", field="title").count() == report.added
    for key in ("home", "tools", "method", "about", "accessibility", "privacy"):
        assert found(key).live
        assert found(key, "en").live
