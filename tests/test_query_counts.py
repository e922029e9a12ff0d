"""Each kind of page asks at most ten queries, as many for many pieces and items as for few.

The first reader after a change of a page waits for what all pages share, then kept in memory: the tree, the site, the
menu and the footer, addresses of tools, articles to read on.
"""

from __future__ import annotations

import datetime

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from blog.joined import ArticleAuthor, ArticlePin, ArticlePractice, ArticleTool
from blog.models import RecapGuest, RecapPartner, RecapSpeaker
from hub.importing.running import import_practices
from hub.models import Organisation, Person, Practice
from hub.seed_pages import words
from search.entries import refresh
from site_core.page_tree import note_change
from site_core.seed_files import PageSeed
from tests.blog.articles import article, joined
from tests.factories import assessment, tool
from tests.hub.practice_files import practice_file, write_files
from tests.page_factories import catalogue, found, method, page, site, statement, tool_page
from tests.page_pieces import block, every_kind, picture
from tests.workshops.planting import INDEX, full_workshop, workshop_page
from tools_catalog.models import Tool
from tools_catalog.snapshots import publish_snapshot
from workshops.models import Series, Workshop, WorkshopPractice, WorkshopTool

pytestmark = pytest.mark.django_db
MOST, SHARED = 10, 7
FEW, MANY = 2, 6
KINDS = {
    "home page": "/",
    "page of text": "/about-cs/",
    "accessibility statement": "/statement-cs/",
    "contact": "/contact-cs/",
    "method and glossary": "/method-cs/",
    "news": "/news-cs/",
    "filtered news": "/news-cs/?kind=news&topic=maps",
    "archive": "/news-cs/?year=2026",
    "article": "/news-cs/zprava-0-cs/",
    "recap": "/news-cs/webinar-cs/",
    "author": "/autori/nina/",
    "practices": "/practices-cs/",
    "filtered practices": "/practices-cs/?method=survey&country=CZ",
    "practice": "/practices-cs/pripad-0-cs/",
    "workshops": "/workshops-cs/",
    "filtered workshops": "/workshops-cs/?topic=maps&format=online",
    "workshop": "/workshops-cs/dilna-0-cs/",
    "workshop that takes registrations": "/workshops-cs/otevrena-cs/",
    "tool with workshops": "/tools-cs/nastroj-0/",
    "feed of workshops": "/odber/workshopy/",
    "feed of workshops of a topic": "/odber/workshopy/tema/maps/",
    "calendar of a workshop": "/kalendare/workshop/dilna-0.ics",
    "calendar of workshops": "/kalendare/civicport.ics",
    "calendar of a topic": "/kalendare/tema/maps.ics",
    "feed of news": "/odber/aktuality/",
    "feed of a topic": "/odber/tema/maps/",
    "feed of a kind": "/odber/druh/news/",
    "feed of an author": "/odber/autor/nina/",
    "sitemap": "/sitemap-cs.xml",
    "sitemaps": "/sitemap.xml",
    "search": "/hledat/?q=dilna",
    "filtered search": "/hledat/?q=dilna&kind=workshop&year=2026",
    "search without a result": "/hledat/?q=xyzzy",
    "nothing there": "/neni/",
}


def plant(many, folder):
    """A site in which there is so much of everything: pieces of pages, articles, practices, people, tools."""
    tools = [Tool.objects.filter(key=f"nastroj-{n}").first() or tool(f"nastroj-{n}") for n in range(many)]
    for of in tools:
        if not of.assessments.exists():
            assessment(of)
    publish_snapshot()
    site(method(), catalogue(), *(tool_page(of) for of in tools))
    body = [*(every_kind() for _ in range(many)), block("tools", {"tools": [of.key for of in tools]})]
    plant_practices(many, folder, tools[0])
    plant_workshops(many, body)
    plant_news(many, body, tools)
    site(
        page("about", body=body),
        statement(footer_place="legal", body=body),
        page("contact", "contact.ContactPage", who_answers="My.", body=body),
    )
    refresh()


def plant_practices(many, folder, of):
    """Good practices in which one tool was used."""
    files = [practice_file(f"pripad-{n}", tool=of.key, further_methods=["vote"]) for n in range(many)]
    import_practices(write_files(folder, *files))
    keys = dict(Practice.objects.values_list("key", "pk"))
    told = [{code: {**words(file, code), "practice": keys[file["key"]]} for code in ("cs", "en")} for file in files]
    pages = [
        PageSeed(file["key"], "hub.PracticePage", "practices", says) for file, says in zip(files, told, strict=True)
    ]
    site(page("practices", "hub.PracticeIndexPage"), *pages)


def plant_workshops(many, body):
    """Workshops with so many sessions, speakers, organisations, parts of a programme and photos."""
    items = [block("item", {"time": "09:00:00", "title": f"Bod {n}", "text": ""}) for n in range(many)]
    photos = block("photos", {"images": [picture(f"w{n}") for n in range(many)]})
    series = Series.objects.get_or_create(key="rada", defaults={"name": {"cs": "Řada", "en": "Series"}})[0]
    found = [full_workshop(f"dilna-{n}", many, series=series) for n in range(many)]
    found.append(full_workshop("otevrena", many, year=2099, takes_registrations=True, series=series))
    for of in found:
        of.tool_rows = [WorkshopTool(tool=each) for each in Tool.objects.all()]
        of.practice_rows = [WorkshopPractice(practice=each) for each in Practice.objects.all()]
        of.save()
    site(INDEX, *(workshop_page(of, body=body, programme=items, materials=[photos]) for of in found))


def plant_news(many, body, tools):
    """Articles and a recap, joined with as much of everything."""
    consent = {"consent_on": datetime.date(2026, 1, 1)}
    people = [Person.objects.get_or_create(key=key, defaults={"name": key, **consent})[0] for key in authors(many)]
    firms = [Organisation.objects.get_or_create(key=f"firma-{n}", defaults={"name": f"F {n}"})[0] for n in range(many)]
    seeds = [article(f"zprava-{n}", topics=("maps", f"tema-{n}"), body=body) for n in range(many)]
    photos = block("photos", {"images": [picture(f"f{n}") for n in range(many)]})
    said = {"findings": "Nejdřív potřeby.", "held_on": "2026-01-20", "kind": "recap", "materials": [photos]}
    said["workshop"] = Workshop.objects.get(key="dilna-0").pk
    recap = {**seeds[0].fields["cs"], **said, "title": "webinar cs", "slug": "webinar-cs"}
    recap_seed = page("webinar", "blog.RecapPage", "news", **recap)
    site(page("news", "blog.NewsIndexPage"), *seeds, recap_seed)
    for seed in (*seeds, recap_seed):
        guests = who_took_part(people, firms) if seed is recap_seed else {}
        joined(
            seed,
            author_rows=[ArticleAuthor(person=person) for person in people],
            tool_rows=[ArticleTool(tool=of) for of in tools],
            practice_rows=[ArticlePractice(practice=one) for one in Practice.objects.all()],
            pin_rows=[ArticlePin(target=found(seeds[-1].key))],
            **guests,
        )


def who_took_part(people, firms):
    return {
        "guest_rows": [RecapGuest(organisation=firm) for firm in firms],
        "partner_rows": [RecapPartner(organisation=firm) for firm in firms],
        "speaker_rows": [RecapSpeaker(person=person) for person in people],
    }


def authors(many):
    return ["nina", *(f"autor-{n}" for n in range(1, many))]


def asked(address, *, first=False):
    """Queries of a reader with no part of a page kept; `first`: a page has changed since the last reader."""
    Client().get(address)
    caches["template_fragments"].clear()
    if first:
        note_change()
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(address).status_code == (404 if address == KINDS["nothing there"] else 200)
    return len(captured)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def counts():
    """Queries of each kind of page: with the pages known, and of the first reader after a change."""
    return {kind: (asked(address), asked(address, first=True)) for kind, address in KINDS.items()}


def test_no_kind_of_page_asks_more_for_many_pieces_and_items(tmp_path):
    plant(FEW, tmp_path)
    few = counts()
    plant(MANY, tmp_path)

    assert counts() == few
    assert {kind: known for kind, (known, _first) in few.items() if known > MOST} == {}
    assert max(first for _known, first in few.values()) <= MOST + SHARED
