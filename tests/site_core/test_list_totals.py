"""How many things a list of the administration holds is said in a form that is right for each number."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from search.models import SynonymGroup

pytestmark = pytest.mark.django_db


def shown(language):
    person = get_user_model().objects.create_superuser("alena", password="x" * 20)
    UserProfile.objects.create(user=person, preferred_language=language)
    client = Client()
    client.force_login(person)
    return client.get(reverse("wagtailsnippets_search_synonymgroup:list")).content.decode().replace("\xa0", " ")


@pytest.mark.parametrize("number", [1, 2, 1234])
@pytest.mark.parametrize(("language", "word", "grouped"), [("cs", "Celkem", "1 234"), ("en", "Total", "1,234")])
def test_a_list_says_its_total_in_ones_own_language(language, word, grouped, number):
    SynonymGroup.objects.all().delete()
    SynonymGroup.objects.bulk_create(SynonymGroup(words=[f"a{each}", f"b{each}"]) for each in range(number))

    assert f"{word}: {grouped if number == 1234 else number}" in shown(language)
