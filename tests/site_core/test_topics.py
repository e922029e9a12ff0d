"""Topics and their seed."""

from __future__ import annotations

import pytest
import yaml
from django.utils import translation

from site_core.seed_topics import seed_topics
from site_core.topics import Topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def seeded(tmp_path):
    """Seeds topics from names by key."""

    def seed(**names):
        file = tmp_path / "topics.yaml"
        file.write_text(yaml.safe_dump({key: {"cs": name, "en": f"{name} en"} for key, name in names.items()}))
        return seed_topics(file)

    return seed


def names():
    return {topic.key: topic.name["cs"] for topic in Topic.objects.all()}


def test_a_topic_is_called_in_the_language_of_the_reader(seeded):
    seeded(maps="Mapy")

    for language, name in (("cs", "Mapy"), ("en", "Mapy en")):
        with translation.override(language):
            assert str(Topic.objects.get()) == name


def test_a_new_name_in_the_file_reaches_the_topic(seeded):
    seeded(maps="Mapy")
    seeded(maps="Pocitové mapy")

    assert names() == {"maps": "Pocitové mapy"}


def test_a_name_that_an_administrator_gave_stays_and_a_change_of_both_is_told(seeded):
    seeded(maps="Mapy")
    Topic.objects.update(name={"cs": "Naše mapy", "en": "Our maps"})

    assert seeded(maps="Mapy") == []
    assert seeded(maps="Jiné mapy") == ["topic maps: the name was changed here and in the file"]
    assert names() == {"maps": "Naše mapy"}


def test_a_deleted_topic_does_not_come_back(seeded):
    seeded(maps="Mapy", needs="Potřeby")
    Topic.objects.get(key="maps").delete()
    seeded(maps="Mapy", needs="Potřeby")

    assert names() == {"needs": "Potřeby"}


def test_the_topics_that_come_with_the_site_have_all_languages():
    assert seed_topics() == []

    for topic in Topic.objects.all():
        topic.full_clean()
