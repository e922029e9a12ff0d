"""The articles that come with the site."""

from __future__ import annotations

import pytest

from blog.seed_pages import article_pages
from hub.importing.organisations import import_organisations
from hub.importing.running import import_practices
from hub.models import Organisation, Practice
from site_core.seed_files import SeedFault
from site_core.seed_topics import seed_topics

pytestmark = pytest.mark.django_db


def test_without_topics_there_are_no_articles_and_with_them_all_have_both_languages():
    assert list(article_pages()) == []
    seed_topics()

    pages = list(article_pages())

    assert {"article needs-first", "article people-powered-hub", "article first-webinar"} <= {one.key for one in pages}
    assert all(one.fields.keys() == {"cs", "en"} and one.fields["cs"]["topics"] for one in pages)


def test_every_link_of_an_article_leads_to_a_page_of_the_seed(tmp_path):
    seed_topics()

    links = {link for one in article_pages() for link in one.links}

    assert {"method", "article needs-first", "practice part-net-cz-no"} <= links


def test_the_first_webinar_has_its_guests_and_cases_as_rows():
    seed_topics()
    import_practices()
    import_organisations()

    [webinar] = [one for one in article_pages() if one.key == "article first-webinar"]

    guests = [row["organisation_id"] for row in webinar.fields["en"]["guest_rows"]]
    invited = ("innovation-in-politics-berlin", "international-budget-partnership", "krama-studio")
    assert {one.key for one in Organisation.objects.in_bulk(guests).values()} == set(invited)
    cases = [row["practice_id"] for row in webinar.fields["cs"]["practice_rows"]]
    named = Practice.objects.in_bulk(cases)
    assert [named[key].key for key in cases] == ["kutna-hora-panuj-hore", "praha-koordinatori"]


def test_a_topic_that_there_is_not_is_told_with_the_name_of_the_file(tmp_path):
    seed_topics()
    (tmp_path / "a.yaml").write_text('{published_on: "2026-01-01", topics: [dragons]}')

    with pytest.raises(SeedFault, match=r"a\.yaml: there is no topic dragons"):
        list(article_pages(tmp_path))
