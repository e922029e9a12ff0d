"""A video asks first: nothing of it comes from elsewhere before the reader clicks."""

from urllib.parse import urlsplit

import pytest

PLAYER = "www.youtube-nocookie.com"
WORDS = {
    "cs": {"play": "Přehrát tady", "open": "Otevřít na YouTube", "read": "Přečíst přepis", "path": "/styleguide/"},
    "en": {"play": "Play here", "open": "Open at YouTube", "read": "Read the transcript", "path": "/en/styleguide/"},
}


def hosts(one):
    return {urlsplit(url).netloc for url in one.requests if not url.startswith("data:")} - {urlsplit(one.site).netloc}


@pytest.mark.parametrize("language", ["cs", "en"])
def test_the_player_is_asked_for_by_a_click_and_by_nothing_else(reader, language):
    says, one = WORDS[language], reader(language=language)
    one.page.route(f"https://{PLAYER}/**", lambda route: route.fulfill(body="the player", content_type="text/html"))
    one.open(says["path"])
    one.page.locator(".cp-video").scroll_into_view_if_needed()
    one.page.get_by_role("button", name=says["play"]).hover()
    assert hosts(one) == set()

    one.page.get_by_role("button", name=says["play"]).click()
    player = one.page.locator(".cp-video iframe")
    one.page.frame_locator(".cp-video iframe").get_by_text("the player").wait_for()

    assert hosts(one) == {PLAYER}
    assert player.get_attribute("title")
    assert one.page.evaluate("document.activeElement.tagName") == "IFRAME"
    assert one.page.get_by_role("button", name=says["play"]).count() == 0
    one.requests[:] = [url for url in one.requests if PLAYER not in url]  # the reader wanted this one


def test_without_a_script_there_are_links_and_no_button(reader):
    one = reader(javascript=False)
    one.open("/styleguide/")

    assert not one.page.locator(".cp-video__play").is_visible()
    assert (
        one.page.get_by_role("link", name=WORDS["cs"]["open"]).get_attribute("href").startswith("https://www.youtube")
    )


def test_the_link_to_the_transcript_opens_it(reader):
    one = reader()
    one.open("/styleguide/")
    one.page.get_by_role("link", name=WORDS["cs"]["read"]).click()

    assert one.page.get_by_text("Dobrý den, vítám vás všechny.").is_visible()
