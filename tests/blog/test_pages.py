"""Articles as readers get them: the list with its filters, one article."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import ValidationError

from tests.blog.articles import ENGLISH_LIST, LIST, article, news, topic
from tests.page_factories import found
from tests.tools_catalog.shown_pages import shown, translated

pytestmark = pytest.mark.django_db
TEXT = [{"type": "text", "value": f"<p>{'slovo ' * 500}</p>", "id": "6b0c1f6e-1a52-4f0b-9f6f-5d0f9a3f5a11"}]


def titles(html):
    return re.findall(r'<h3 class="cp-h3"> ?<a [^>]*>([^<]+)</a>', html)


# --- the list ---------------------------------------------------------------------------------------------------------
def test_articles_stand_the_latest_first_in_the_language_of_the_page():
    news(article("stara", published_on="2024-01-05"), article("nova", published_on="2026-02-01"))

    assert titles(shown(LIST)) == ["nova cs", "stara cs"]
    assert titles(shown(ENGLISH_LIST)) == ["nova en", "stara en"]


def test_filters_narrow_the_list_together_and_the_address_says_how():
    news(
        article("a", kind="guide", topics=("needs",)),
        article("b", topics=("maps", "needs"), published_on="2025-05-05"),
        article("c", topics=("maps",)),
    )

    assert titles(shown(f"{LIST}?topic=needs")) == ["a cs", "b cs"]
    assert titles(shown(f"{LIST}?topic=needs&kind=news")) == ["b cs"]
    assert titles(shown(f"{LIST}?year=2025")) == ["b cs"]
    assert titles(shown(f"{LIST}?topic=maps&topic=needs&year=2026")) == ["c cs", "a cs"]


def test_an_option_says_how_long_the_list_would_be():
    news(article("a", kind="guide"), article("b"), article("c"))

    box = re.search(r'value="news"[^>]*>.*?<span class="cp-meta[^"]*">(\d+)', shown(LIST))

    assert box[1] == "2"


@pytest.fixture
def many():
    """Thirty articles, a day each, the last one the latest; the odd ones are guides."""
    kinds = ("news", "guide")
    news(*(article(f"a{n}", kind=kinds[n % 2], published_on=f"2026-03-{n:02}") for n in range(1, 31)))


def test_a_long_list_stands_on_pages_that_lead_to_each_other(many):
    pages = [titles(shown(f"{LIST}{query}")) for query in ("", "?page=2", "?page=3")]

    assert [title for page in pages for title in page] == [f"a{n} cs" for n in range(30, 0, -1)]
    middle = shown(f"{LIST}?page=2")
    assert re.search(r'href="\?" rel="prev"', middle)
    assert re.search(r'href="\?page=3" rel="next"', middle)
    assert 'rel="next"' not in shown(f"{LIST}?page=3")


def test_pages_keep_the_filters_and_other_filters_begin_on_the_first_page(many):
    html = shown(f"{LIST}?kind=guide&page=2")

    assert titles(html) == ["a5 cs", "a3 cs", "a1 cs"]
    assert re.search(r'href="\?kind=guide" rel="prev"', html)
    assert 'name="page"' not in html


@pytest.mark.parametrize("page", ["4", "99999"])
def test_past_the_end_stands_the_last_page_and_says_so(many, page):
    html = shown(f"{LIST}?page={page}")

    assert titles(html) == [f"a{n} cs" for n in range(6, 0, -1)]
    assert (
        translated("There is no page %(number)s. You are on the last one, page %(last)s.")
        % {
            "number": page,
            "last": 3,
        }
        in html
    )
    assert 'content="noindex, follow"' in html


@pytest.mark.parametrize("page", ["0", "-1", "dvě", "1e3", "123456"])
def test_what_is_no_page_number_is_named_and_the_first_page_shown(many, page):
    html = shown(f"{LIST}?page={page}")

    assert titles(html)[0] == "a30 cs"
    assert f"<code>page={page}</code>" in html


def test_each_page_is_its_own_to_search_engines_and_a_filtered_one_is_the_list(many):
    def canonical(query):
        return re.search(r'rel="canonical" href="http://testserver([^"]+)"', shown(f"{LIST}{query}"))[1]

    assert canonical("") == canonical("?kind=guide") == canonical("?kind=guide&page=2") == LIST
    assert canonical("?page=2") == f"{LIST}?page=2"
    assert "noindex" not in shown(f"{LIST}?page=2")


def test_an_empty_list_says_which_filter_to_take_away():
    news(article("a", kind="guide"), article("b", topics=("needs",)))

    html = shown(f"{LIST}?kind=guide&topic=needs")

    assert titles(html) == []
    assert translated("No article meets all of this.") in html
    assert 'href="?topic=needs"' in html


def test_what_the_list_does_not_have_is_told_and_search_engines_stay_away():
    news(article())

    html = shown(f"{LIST}?year=1990")

    assert "<code>year=1990</code>" in html
    assert 'content="noindex, follow"' in html
    assert "noindex" not in shown(LIST)


@pytest.mark.parametrize("query", ["", "?kind=news", "?kind=news&topic=maps", "?year=1990"])
def test_a_filtered_list_is_canonical_at_the_list_itself(query):
    news(article())

    assert f'rel="canonical" href="http://testserver{LIST}"' in shown(f"{LIST}{query}")
    assert f'rel="canonical" href="http://testserver{ENGLISH_LIST}"' in shown(f"{ENGLISH_LIST}{query}")


def test_a_list_without_articles_says_so():
    news()

    assert translated("There is nothing to read yet.") in shown(LIST)


def test_an_article_that_nobody_translated_is_not_listed_in_the_other_language():
    news(article("a"))
    found("a", "en").delete()
    czech = found("a")
    czech.copy_for_translation(found("news", "en").locale, alias=True)

    assert titles(shown(LIST)) == ["a cs"]
    assert titles(shown(ENGLISH_LIST)) == []


def test_an_article_that_is_not_published_is_not_listed():
    news(article("a"), article("b"))
    found("a").unpublish()

    assert titles(shown(LIST)) == ["b cs"]


def test_the_list_asks_at_most_ten_queries_for_any_number_of_articles(django_assert_max_num_queries):
    news(*(article(f"clanek-{number}", topics=("maps", "needs")) for number in range(12)))
    shown(LIST)

    with django_assert_max_num_queries(10):
        shown(LIST)


# --- one article ------------------------------------------------------------------------------------------------------
def test_an_article_says_when_it_was_published_and_updated_and_how_long_it_takes():
    news(article(updated_on="2026-11-25", body=TEXT))

    html = shown(f"{LIST}zprava-cs/")

    assert '<time datetime="2026-11-20">20. 11. 2026</time>' in html
    assert '<time datetime="2026-11-25">25. 11. 2026</time>' in html
    assert "Čtení na 3 minuty." in html


def test_kind_and_topics_lead_to_the_list_of_their_like():
    news(article(kind="guide", topics=("maps", "needs")))

    html = shown(f"{LIST}zprava-cs/")

    for query in ("kind=guide", "topic=maps", "topic=needs"):
        assert f'href="{LIST}?{query}"' in html


def test_an_article_is_shared_by_plain_links_only():
    news(article())

    html = shown(f"{LIST}zprava-cs/")

    address = "http%3A%2F%2Ftestserver%2Fnews-cs%2Fzprava-cs%2F"
    assert f'href="https://www.facebook.com/sharer/sharer.php?u={address}"' in html
    assert f'href="https://www.linkedin.com/sharing/share-offsite/?url={address}"' in html
    assert f'href="mailto:?subject=zprava%20cs&amp;body={address}"' in html
    assert not re.findall(r'(?:src|action)="https?://', html)


def test_an_article_asks_at_most_ten_queries(django_assert_max_num_queries):
    news(article(topics=("maps", "needs", "budgets"), body=TEXT * 20))
    shown(f"{LIST}zprava-cs/")

    with django_assert_max_num_queries(10):
        shown(f"{LIST}zprava-cs/")


def test_nothing_is_updated_before_it_is_published():
    news(article())
    page = found("zprava")
    page.updated_on = page.published_on.replace(day=1)

    with pytest.raises(ValidationError, match="updated_on"):
        page.clean()


# --- the seed ---------------------------------------------------------------------------------------------------------
def test_a_second_seed_changes_nothing_of_an_article():
    seed = article(topics=("maps", "needs"))
    news(seed)
    before = found("zprava").latest_revision_id

    news(seed)

    assert found("zprava").latest_revision_id == before


def test_the_seed_gives_an_article_other_topics_and_leaves_those_that_an_editor_chose():
    news(article("a"), article("b"))
    chosen = found("b")
    chosen.topics.set([topic("budgets")])
    chosen.save_revision().publish()

    news(article("a", topics=("needs",)), article("b", topics=("needs",)))

    assert [one.key for one in found("a").topics.all()] == ["needs"]
    assert [one.key for one in found("b").topics.all()] == ["budgets"]
