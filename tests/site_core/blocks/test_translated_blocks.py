"""Each block at the translator's: all its words get there, and come back into the same places."""

import html
import json
import re
import uuid

import pytest
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from media_library.models import File, Picture
from site_core.blocks import BodyBlock
from tests.page_factories import found, page, site
from tests.tools_catalog.admin_browser import admin

BLOCK_ID = "0d1f8a52-8f3c-4b5e-9a55-3f1d1c6f0001"
pytestmark = pytest.mark.django_db
FROM_THE_CATALOGUE = {"tools", "comparison"}  # of these only the caption is written by hand
BLOCKS = {name: child for name, child in BodyBlock().child_blocks.items() if name not in FROM_THE_CATALOGUE}


def with_sample(name):
    """A Czech page that holds the block with its sample value, saved as the editor saves it."""
    return with_blocks({"type": name, "value": sample(name), "id": BLOCK_ID})


def sample(name):
    """The sample value as it is stored."""
    return OWN[name]() if name in OWN else plain(BLOCKS[name].get_prep_value(BLOCKS[name].get_preview_value()))


def with_blocks(*blocks):
    site(page("about"))
    czech = found("about")
    czech.body = czech.body.stream_block.to_python(list(blocks))
    czech.save_revision().publish()
    return found("about")


def plain(value):
    """The value with lazy texts made into words."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return value if value is None or isinstance(value, (bool, int)) else str(value)


def picture():
    """A picture with its words."""
    image = Picture.objects.create(title="Hlasování", file=get_test_image_file("vote.png"))
    return {
        "image": {"image": image.pk, "alt_text": "Žáci u urny", "decorative": False},
        "caption": "Žáci hlasují, Brno 2025",
    }


def files():
    document = File.objects.create(title="Prezentace", file="prezentace.pdf", file_size=1)
    return {"files": [item({"document": document.pk, "title": "Snímky", "text": "Co zaznělo"})]}


def item(value):
    return {"type": "item", "value": value, "id": str(uuid.uuid4())}


OWN = {
    "image": picture,
    "gallery": lambda: {"images": [item(picture()), item(picture())]},
    "files": files,
    "related": lambda: {"title": "Dál k tématu", "pages": []},
}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def words(body):
    """All texts of a page, without marks of numbers, which no translator needs."""
    texts = body.stream_block.get_searchable_content(body)
    return {str(text) for text in texts if re.search(r"[^\W\d_]", str(text))}


@pytest.mark.parametrize("name", BLOCKS)
def test_every_text_of_a_block_reaches_the_translator(name):
    czech = with_sample(name)

    offered = {part.render_text() for part in extract_segments(czech) if isinstance(part, StringSegmentValue)}

    assert words(czech.body)
    assert words(czech.body) <= offered


@pytest.mark.parametrize("name", BLOCKS)
def test_a_translated_block_says_everything_in_the_other_language(name):
    czech = with_sample(name)
    translated = in_english(noted(czech))

    assert {f"EN {text}" for text in words(czech.body)} <= words(translated.body)
    assert not words(czech.body) & words(translated.body)


def noted(czech):
    """The page with its texts as translators get them."""
    return TranslationSource.update_or_create_from_instance(czech)[0]


def in_english(source):
    """The page with "EN" before every text, as its translation makes it."""
    english = Locale.objects.get(language_code="en")
    for segment in source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=english,
            context=segment.context,
            defaults={"data": f"EN {segment.string.data}"},
        )

    return source.create_or_update_translation(english, publish=False)[0]


def test_a_picture_that_somebody_deleted_does_not_stop_the_translation_of_its_page():
    czech = with_blocks({"type": "image", "value": picture(), "id": BLOCK_ID})
    source = noted(czech)
    Picture.objects.all().delete()

    translated = in_english(source)

    assert translated.body[0].value["caption"] == "EN Žáci hlasují, Brno 2025"
    assert translated.body[0].value["image"] is None


def test_a_figure_that_was_saved_before_it_had_a_unit_is_translated():
    old = {"number": "90", "title": "dní", "text": "", "url": ""}
    czech = with_blocks({"type": "figures", "value": {"figures": [item(old), item(old)]}, "id": BLOCK_ID})

    assert in_english(noted(czech)).body[0].value["figures"][0]["title"] == "EN dní"


def test_the_translator_is_shown_a_page_with_everything_in_it():
    pieces = [{"type": name, "value": sample(name), "id": str(uuid.uuid4())} for name in BLOCKS]
    inner = [piece for piece in pieces if piece["type"] not in ("heading", "section")]
    section = {"type": "section", "value": {"title": "Část", "content": inner}, "id": BLOCK_ID}
    czech = with_blocks(*pieces, section)
    english = in_english(noted(czech))

    answer = admin().get(reverse("wagtailadmin_pages:edit", args=[english.pk]))

    assert answer.status_code == 200
    assert json.dumps("Slibte termín")[1:-1] in html.unescape(answer.content.decode())
