"""A picture says at each place of a page what the editor wrote there."""

import pytest
from django.test import Client
from wagtail.images.tests.utils import get_test_image_file

from media_library.models import Picture
from tests.page_factories import page, site

pytestmark = pytest.mark.django_db


def piece(picture, words):
    return {"type": "image", "value": {"image": {"image": picture, "alt_text": words, "decorative": False}}}


def test_one_picture_has_other_words_at_each_place_also_when_its_sizes_are_made_already(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    picture = Picture.objects.create(title="Setkání", file=get_test_image_file()).pk
    site(page("about", body=[piece(picture, "Lidé u stolu"), piece(picture, "Mapa na zdi")]))
    Client().get("/about-cs/")

    html = Client().get("/about-cs/").content.decode()

    assert 'alt="Lidé u stolu"' in html
    assert 'alt="Mapa na zdi"' in html
