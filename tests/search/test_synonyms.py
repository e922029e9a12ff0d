"""Words that mean the same: what editors write becomes a group that a search can use."""

import pytest
from django.urls import reverse

from search.models import SynonymGroup
from search.words import different_names
from tests.tools_catalog.admin_browser import admin

pytestmark = pytest.mark.django_db


def add(words):
    SynonymGroup.objects.all().delete()
    return admin().post(reverse("wagtailsnippets_search_synonymgroup:add"), {"words": words})


def test_names_between_commas_are_names_of_their_own_as_the_list_shows_them():
    add("koloběžka, kolo\nsdílená doprava")

    assert SynonymGroup.objects.get().words == ["koloběžka", "kolo", "sdílená doprava"]


@pytest.mark.parametrize("words", ["jedno", "PaR\npar", "kolo,", "kolo\n???"])
def test_a_word_alone_is_refused_with_a_sentence(words):
    said = add(words).content.decode()

    assert "Napište aspoň dvě různá slova nebo názvy." in said
    assert not SynonymGroup.objects.exists()


def test_the_first_spelling_of_a_name_stays():
    assert different_names(["Účast", "ucast", "zapojení"]) == ["Účast", "zapojení"]
