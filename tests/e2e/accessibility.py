"""What a machine can say about accessibility: axe with WCAG A and AA up to 2.2 and its best practices; width."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": LEVELS},
    "rules": {"target-size": {"enabled": True}},  # WCAG 2.2, off in axe unless named
}
# What is over stays in the list where it is not drawn, as in the closed panel of the search: it has come to rest too.
RESTED = """async () => {
    const drawn = () => new Promise(next => requestAnimationFrame(next));
    const moves = each => each.playState === "running";
    do { await drawn(); await drawn(); } while (document.getAnimations().some(moves));
}"""
OVERFLOW = """() => {
    const room = document.documentElement.clientWidth;
    const width = document.documentElement.scrollWidth;
    if (width <= room) return [];
    const parts = [...document.querySelectorAll("body *")]
        .filter(part => part.getBoundingClientRect().right > room + 1)
        .map(part => `${part.tagName.toLowerCase()}.${part.className}: ${part.textContent.trim().slice(0, 40)}`);
    return [`${width} px of content in ${room} px`, ...parts];
}"""


def come_to_rest(page: Page) -> None:
    """Waits until a change of theme has reached every colour: links fade, and a busy machine draws their steps late."""
    page.evaluate(RESTED)


def violations(page: Page, within: str | None = None) -> list[str]:
    """One line for each place that breaks a rule: rule, place, what is wrong. `within`: a part of the page alone."""
    found = Axe().run(page, context=within, options=OPTIONS).response["violations"]
    return [
        f"{rule['id']} {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def too_wide(page: Page) -> list[str]:
    """The parts that make the page scroll sideways; empty when it does not."""
    return page.evaluate(OVERFLOW)
