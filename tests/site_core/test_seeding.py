"""Seed and people share one database: what the three-way merge decides and what the memory keeps."""

import pytest

from site_core.seeded import SeededValue, SeedMemory
from site_core.seeding import ABSENT, CONFLICT, KEEP, SAME, WRITE, merge


@pytest.mark.parametrize(
    ("last", "current", "incoming", "decision"),
    [
        pytest.param(ABSENT, ABSENT, "a", WRITE, id="a new field is written"),
        pytest.param("a", "a", "a", SAME, id="nothing happened"),
        pytest.param("a", "a", "b", WRITE, id="the file changed and nobody touched the field"),
        pytest.param("a", "x", "a", KEEP, id="a person changed the field and the file did not"),
        pytest.param("a", "x", "b", CONFLICT, id="both changed it differently"),
        pytest.param("a", "b", "b", SAME, id="both made the same change"),
        pytest.param("a", ABSENT, "a", KEEP, id="a person deleted it"),
        pytest.param("a", ABSENT, "b", CONFLICT, id="a person deleted it and the file changed it"),
        pytest.param(ABSENT, "x", "a", CONFLICT, id="a person filled what the seed never wrote"),
        pytest.param(ABSENT, "a", "a", SAME, id="a person wrote the same before the seed did"),
        pytest.param(None, None, "a", WRITE, id="nothing known is a value that the file may fill"),
        pytest.param(1, 1, True, WRITE, id="yes is not the number one"),
        pytest.param([0], [False], [0], KEEP, id="no is not the number zero inside a list"),
        pytest.param({"a": 1, "b": 2}, {"b": 2, "a": 1}, {"a": 3}, WRITE, id="the order of keys does not matter"),
    ],
)
def test_merge_decides_by_who_changed_the_field(last, current, incoming, decision):
    assert merge(last, current, incoming) is decision


@pytest.mark.django_db
def test_the_memory_gives_back_what_was_saved():
    memory = SeedMemory("tool")
    memory.remember("decidim", "name", "Decidim")
    memory.remember("decidim", "note", None)
    memory.save()

    again = SeedMemory("tool")
    assert again.last("decidim", "name") == "Decidim"
    assert again.last("decidim", "note") is None
    assert again.last("decidim", "kind") is ABSENT
    assert again.keys() == {"decidim"}
    assert again.fields("decidim") == {"name", "note"}
    assert again.record("decidim") == {"name": "Decidim", "note": None}
    assert SeedMemory("page").keys() == set()


@pytest.mark.django_db
def test_remembering_again_replaces_the_value_and_adds_no_row():
    for value in ("one", "two"):
        memory = SeedMemory("tool")
        memory.remember("decidim", "name", value)
        memory.save()

    assert list(SeededValue.objects.values_list("value", flat=True)) == ["two"]


@pytest.mark.django_db
def test_saving_an_unchanged_memory_writes_nothing(django_assert_num_queries):
    memory = SeedMemory("tool")
    memory.remember("decidim", "name", "Decidim")
    memory.save()

    again = SeedMemory("tool")
    again.remember("decidim", "name", "Decidim")
    with django_assert_num_queries(0):
        again.save()
