"""Each kind of page in both languages, light and dark, on a phone and on a desk: no barrier, no sideways scroll."""

from dataclasses import dataclass

import pytest

from tests.e2e.accessibility import come_to_rest, too_wide, violations
from tests.e2e.clerk import Clerk
from tests.e2e.reader import Reader
from tests.json_ld import things
from tests.valid_html import faults

WINDOWS = [(theme, width) for theme in ("light", "dark") for width in (320, 1200)]
OPEN_ALL = "document.querySelectorAll('main details').forEach(part => part.open = true)"

# path in Czech, path in English; {edit} and {read} are tokens of a profile with a result, {client...} of a comparison
ADDRESSES = {
    "home": ("/", "/en/"),
    "catalogue": ("/nastroje/", "/en/tools/"),
    "filtered catalogue": (
        "/nastroje/?does=survey&does=participation_map&unverified=1&czech=full&t=decidim&t=consul-democracy",
        "/en/tools/?does=survey&does=participation_map&unverified=1&czech=full&t=decidim&t=consul-democracy",
    ),
    "nothing found": ("/nastroje/?q=xyzzy&does=survey&does=fly", "/en/tools/?q=xyzzy&does=survey&does=fly"),
    "search": ("/hledat/", "/en/search/"),
    "found": ("/hledat/?q=rozpočet&kind=practice&kind=tool", "/en/search/?q=budget&kind=practice&kind=tool"),
    "nothing is found": ("/hledat/?q=decidm", "/en/search/?q=decidm"),
    "ended tools": ("/nastroje/?list=discontinued", "/en/tools/?list=discontinued"),
    "comparison": (
        "/porovnani/?t=decidim&t=consul-democracy&t=munipolis&w.reach=important",
        "/en/compare/?t=decidim&t=consul-democracy&t=munipolis&w.reach=important",
    ),
    "comparison from a result, with something unknown": (
        "/porovnani/?t=decidim&t=consul-democracy&w.reach=important&from=result&show=xyz",
        "/en/compare/?t=decidim&t=consul-democracy&w.reach=important&from=result&show=xyz",
    ),
    "file of nothing": ("/porovnani/porovnani.csv?t=decidim", "/en/compare/comparison.csv?t=decidim"),
    "comparison for a client, form": (
        "/pro-klienta/nove/?t=decidim&t=consul-democracy&w.reach=important",
        "/en/for-a-client/new/?t=decidim&t=consul-democracy&w.reach=important",
    ),
    "comparison for a client": ("/pro-klienta/{client_edit}/", "/en/for-a-client/{client_edit}/"),
    "comparison for a client, read only": ("/pro-klienta/{client}/", "/en/for-a-client/{client}/"),
    "comparison for a client, change": ("/pro-klienta/{client_edit}/upravit/", "/en/for-a-client/{client_edit}/edit/"),
    "comparison for a client, links": ("/pro-klienta/{client_edit}/odkazy/", "/en/for-a-client/{client_edit}/links/"),
    "comparison for a client, delete": (
        "/pro-klienta/{client_edit}/smazat/",
        "/en/for-a-client/{client_edit}/delete/",
    ),
    "comparison for a client, reading is not changing": (
        "/pro-klienta/{client}/upravit/",
        "/en/for-a-client/{client}/edit/",
    ),
    "comparison for a client, deleted": ("/pro-klienta/smazano/", "/en/for-a-client/deleted/"),
    "comparison for a client, unknown": ("/pro-klienta/0123456789abcdef/", "/en/for-a-client/0123456789abcdef/"),
    "nothing to compare": ("/porovnani/", "/en/compare/"),
    "recap": ("/aktuality/prvni-webinar-civicportu/", "/en/news/first-civicport-webinar/"),
    "tool": ("/nastroje/decidim/", "/en/tools/decidim/"),
    "tool for a size": ("/nastroje/munipolis/?size=pop_2000_9999", "/en/tools/munipolis/?size=pop_2000_9999"),
    "changes of a tool": ("/nastroje/decidim/zmeny/", "/en/tools/decidim/changes/"),
    "correction": (
        "/nastroje/decidim/oprava/?what=criterion.surveys",
        "/en/tools/decidim/correction/?what=criterion.surveys",
    ),
    "correction is sent": ("/nastroje/decidim/oprava/odeslano/", "/en/tools/decidim/correction/sent/"),
    "unknown correction": ("/opravy/0123456789abcdef/", "/en/corrections/0123456789abcdef/"),
    "good practices": ("/dobra-praxe/", "/en/good-practice/"),
    "filtered good practices": (
        "/dobra-praxe/?method=emotional_map&country=CZ&tool=pocitove-mapy&sort=place",
        "/en/good-practice/?method=emotional_map&country=CZ&tool=pocitove-mapy&sort=place",
    ),
    "no good practice found": (
        "/dobra-praxe/?method=emotional_map&country=HU&group=dragons",
        "/en/good-practice/?method=emotional_map&country=HU&group=dragons",
    ),
    "good practice": (
        "/dobra-praxe/praha-10-participativni-rozpocet-moje-stopa/",
        "/en/good-practice/prague-10-the-participatory-budget-moje-stopa/",
    ),
    "workshops": ("/workshopy/", "/en/workshops/"),
    "no workshop found": ("/workshopy/?format=online&topic=networks", "/en/workshops/?format=online&topic=networks"),
    "workshop": (
        "/workshopy/srovnavani-zkusenosti-v-civictechu/",
        "/en/workshops/comparing-experiences-in-civictech/",
    ),
    "workshop with a day": (
        "/workshopy/zahajeni-uzlu-people-powered/",
        "/en/workshops/launch-of-the-people-powered-hub/",
    ),
    "news": ("/aktuality/", "/en/news/"),
    "filtered news": ("/aktuality/?kind=news&year=2026", "/en/news/?kind=news&year=2026"),
    "no news found": ("/aktuality/?kind=guide&topic=networks", "/en/news/?kind=guide&topic=networks"),
    "article": ("/aktuality/ceska-a-norska-zdrava-mesta/", "/en/news/czech-and-norwegian-healthy-cities/"),
    "method": ("/metodika/", "/en/method/"),
    "what is listed": ("/co-je-v-katalogu/", "/en/what-is-in-the-catalogue/"),
    "changes of the catalogue": ("/zmeny-v-katalogu/", "/en/changes/"),
    "conflicts of interest": ("/stret-zajmu/", "/en/conflicts-of-interest/"),
    "standard page": ("/kdo-za-tim-stoji/", "/en/who-is-behind/"),
    "accessibility statement": ("/pristupnost/", "/en/accessibility/"),
    "contact": ("/zeptejte-se/", "/en/ask-us/"),
    "question sent": ("/dotazy/odeslano/", "/en/questions/sent/"),
    "not found": ("/neni/", "/en/none/"),
    "start": ("/potreby/", "/en/needs/"),
    "example result": ("/potreby/ukazka/city/", "/en/needs/example/city/"),
    "list of parts": ("/potreby/{edit}/", "/en/needs/{edit}/"),
    "part saved": ("/potreby/{edit}/?after=why", "/en/needs/{edit}/?after=why"),
    "question": ("/potreby/{edit}/otazka/activities/", "/en/needs/{edit}/question/activities/"),
    "question with a text": ("/potreby/{edit}/otazka/start/", "/en/needs/{edit}/question/start/"),
    "question with a grid": ("/potreby/{edit}/otazka/integrations/", "/en/needs/{edit}/question/integrations/"),
    "importance": ("/potreby/{edit}/otazka/importance/", "/en/needs/{edit}/question/importance/"),
    "whole part": ("/potreby/{edit}/cast/conditions/", "/en/needs/{edit}/part/conditions/"),
    "check the answers": ("/potreby/{edit}/kontrola/", "/en/needs/{edit}/check/"),
    "result": ("/potreby/{edit}/vysledek/1/", "/en/needs/{edit}/result/1/"),
    "result, read only": ("/potreby/{read}/vysledek/1/", "/en/needs/{read}/result/1/"),
    "link": ("/potreby/{edit}/odkaz/", "/en/needs/{edit}/link/"),
    "delete": ("/potreby/{edit}/smazat/", "/en/needs/{edit}/delete/"),
    "deleted": ("/potreby/smazano/", "/en/needs/deleted/"),
    "answers, read only": ("/potreby/{read}/", "/en/needs/{read}/"),
    "reading is not changing": ("/potreby/{read}/smazat/", "/en/needs/{read}/delete/"),
    "unknown link": ("/potreby/0123456789abcdef/", "/en/needs/0123456789abcdef/"),
}
KINDS = list(ADDRESSES)
LANGUAGES = ("cs", "en")


@dataclass(frozen=True)
class Profile:
    """Tokens of a municipality that has its result, and of a comparison that a consultant made of it."""

    edit: str
    read: str
    client_edit: str
    client: str


@pytest.fixture(scope="module")
def profile(browser, site):
    clerk = Clerk(Reader(browser, site)).begin_like("town")
    edit = clerk.page.url.split("/")[4]
    clerk.check()
    clerk.show_result()
    clerk.reader.open(f"/potreby/{edit}/odkaz/")
    read = clerk.page.get_by_label(clerk.says["read_link"]).input_value().split("/")[4]
    clerk.reader.open(f"/potreby/{read}/vysledek/1/pro-klienta/")
    clerk.page.get_by_label("Název").fill("Nástroje pro Lhotu")
    clerk.press("Uložit porovnání")
    client = {
        name: clerk.page.get_by_label(clerk.says[label]).input_value().split("/")[4]
        for name, label in (("client", "read_link"), ("client_edit", "edit_link"))
    }
    clerk.reader.context.close()
    return Profile(edit, read, **client)


def address(kind: str, language: str, profile: Profile) -> str:
    """The path of a page of this kind in this language."""
    path = dict(zip(LANGUAGES, ADDRESSES[kind], strict=True))[language]
    return path.format(**vars(profile))


def barriers(reader: Reader) -> list[str]:
    """What axe and the width check find on the page that the reader sees, in each theme and width."""
    found = []
    reader.page.evaluate(OPEN_ALL)
    for theme, width in WINDOWS:
        reader.page.emulate_media(color_scheme=theme)
        reader.page.set_viewport_size({"width": width, "height": 900})
        come_to_rest(reader.page)
        found += [f"{theme} {width}: {line}" for line in violations(reader.page) + too_wide(reader.page)]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_no_barriers(reader, profile, kind, language):
    one = reader(language=language)
    one.open(address(kind, language, profile))
    assert one.page.locator("html").get_attribute("lang") == language
    assert one.page.get_by_role("heading", level=1).count() == 1
    assert barriers(one) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_machines_can_read_a_page(reader, profile, kind, language):
    html = reader(language=language, javascript=False).open(address(kind, language, profile)).text()

    assert faults(html) == []
    for thing in things(html).values():
        assert "@type" in thing


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_for_the_vendor_have_no_barriers(reader, profile, language):
    clerk = Clerk(reader(language=language))
    clerk.reader.open(address("result", language, profile))
    clerk.follow(clerk.says["vendor_questions"])
    assert clerk.heading.startswith(clerk.says["vendor_questions"])
    assert barriers(clerk.reader) == []


@pytest.mark.parametrize(("language", "part"), [("cs", "Co"), ("en", "What")])
def test_a_page_with_a_mistake_has_no_barriers(reader, language, part):
    clerk = Clerk(reader(language=language)).begin()
    clerk.follow(f"{part}$")
    clerk.press(clerk.says["onward"])
    assert clerk.main.get_by_role("alert").count() == 1
    assert barriers(clerk.reader) == []


@pytest.mark.parametrize(("language", "part", "answers"), [
    ("cs", "Proč", ("Dotace", "Nabídka dodavatele")), ("en", "Why", ("A grant", "An offer from a supplier")),
])  # fmt: skip
def test_two_answers_side_by_side_have_no_barriers(reader, language, part, answers):
    clerk = Clerk(reader(language=language)).begin()
    clerk.follow(f"{part}$")
    colleague = Clerk(reader(language=language))
    colleague.page.goto(clerk.page.url)
    for one, answer in zip((clerk, colleague), answers, strict=True):
        one.choose(answer)
        one.press(one.says["onward"])
    assert colleague.heading == colleague.says["conflict"]
    assert barriers(colleague.reader) == []
