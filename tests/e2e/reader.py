"""A person in front of a browser, without an account."""

import os

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Response

PREFIX = {"cs": "", "en": "/en"}
LOCALE = {"cs": "cs-CZ", "en": "en-GB"}
SLOW = "SLOW_BROWSER"  # set: how many times slower; shows which test looks before a page is there
LATENCY, BYTES_A_SECOND = 150, 150_000  # milliseconds, and a line on which a page arrives in pieces


def slow_down(page: Page) -> Page:
    """A page of a slow computer on a slow line, where somebody asked for one."""
    if times := os.environ.get(SLOW):
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": float(times)})
        line = {"latency": LATENCY, "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", {"offline": False, **line})
    return page


class Reader:
    """One browser window of one person. `page` is what they see; the rest is what they never notice."""

    def __init__(
        self, browser: Browser, site: str, *,
        language: str = "cs", javascript: bool = True, width: int = 1200, theme: str = "light",
    ) -> None:  # fmt: skip
        self.site, self.language = site, language
        self.requests: list[str] = []
        self.faults: list[str] = []
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=javascript,
            color_scheme=theme, locale=LOCALE[language], reduced_motion="reduce",
        )  # fmt: skip
        self.context.set_default_timeout(30_000)
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.context.on("response", self._look_at)
        self.page = self.watch(self.context.new_page())

    def watch(self, page: Page) -> Page:
        """Notes what goes wrong on the page without a visible sign."""
        slow_down(page)
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        return page

    def open(self, path: str) -> Response:
        """Goes to a path of the site, as it is written (`/en/...`), and returns the answer."""
        response = self.page.goto(self.site + path)
        assert response is not None
        return response

    def home(self) -> Response:
        """Goes to the first page in the reader's language."""
        return self.open(f"{PREFIX[self.language]}/")

    def go(self, place: Locator) -> None:
        """Clicks the first such place and waits until the next page is there as a whole.

        A click alone waits only until its first bytes are, so that a slow page would be judged by a half of it.
        """
        with self.page.expect_navigation(wait_until="load"):
            place.first.click()

    def _look_at(self, response: Response) -> None:
        if response.status >= 400 and response.request.resource_type != "document":
            self.faults.append(f"{response.status} {response.url}")

    def _listen(self, message: ConsoleMessage) -> None:
        """Errors of the console, above all a broken content policy; a friendly 404 is no fault of its page."""
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"console: {message.text}")
