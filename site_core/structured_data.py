"""What a page is, for search engines: schema.org in JSON-LD. Pure: values in, plain data and markup out.

Only what readers see on the page is said, nothing is rated, and what is unknown is left out.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

type Thing = dict[str, Any]

NAME = "civicport"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"  # as the footer says
ESCAPED = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}  # no word of ours may end the element


@dataclass(frozen=True)
class Facts:
    """What every page says of itself. Addresses are whole; `root` is that of the site, with a slash at the end."""

    root: str
    address: str
    title: str
    description: str
    language: str
    published: datetime.datetime | None = None
    changed: datetime.datetime | None = None


def web_page(facts: Facts) -> Thing:
    """A page, whatever is on it."""
    return said(
        {
            "@type": "WebPage",
            "@id": facts.address,
            "url": facts.address,
            "name": facts.title,
            "description": facts.description,
            "inLanguage": facts.language,
            "datePublished": moment(facts.published),
            "dateModified": moment(facts.changed),
            "license": LICENCE,
            "isPartOf": {"@id": site_id(facts.root)},
            "publisher": publisher(facts.root),
        }
    )


def web_site(root: str, languages: Iterable[str], search: str = "") -> Thing:
    """The whole site. `search`: address of a search with {words} in it, where there is one."""
    action = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": search.replace("{words}", "{search_term_string}")},
        "query-input": "required name=search_term_string",
    }
    return said(
        {
            "@type": "WebSite",
            "@id": site_id(root),
            "url": root,
            "name": NAME,
            "inLanguage": list(languages),
            "publisher": publisher(root),
            "potentialAction": action if search else None,
        }
    )


def organization(root: str, logo: str, publisher_name: str = "", publisher_url: str = "") -> Thing:
    """Who stands for the site, and the organisation behind it where the site settings name one."""
    behind = said({"@type": "Organization", "name": publisher_name, "url": publisher_url}) if publisher_name else None
    thing = {"@type": "Organization", "@id": f"{root}#organization", "name": NAME, "url": root, "logo": logo}
    return said({**thing, "parentOrganization": behind})


def breadcrumbs(steps: Iterable[tuple[str, str]]) -> Thing:
    """The way to a page: titles with whole addresses; the page itself may have none."""
    items = [
        said({"@type": "ListItem", "position": place, "name": title, "item": address})
        for place, (title, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def article(facts: Facts, kind: str = "Article", authors: Sequence[Thing] = ()) -> Thing:
    """A page that is read as a whole, and has somebody who wrote it: the site where nobody is named."""
    by = list(authors) or publisher(facts.root)
    return {**web_page(facts), "@type": kind, "headline": facts.title, "author": by}


def person(name: str, address: str, role: str = "", organisation: str = "") -> Thing:
    """Somebody who is named on the site; `address` is the page about them."""
    works_for = {"@type": "Organization", "name": organisation} if organisation else None
    return said({"@type": "Person", "name": name, "url": address, "jobTitle": role, "worksFor": works_for})


def video(
    name: str,
    description: str,
    *,
    watch: str,
    frame: str,
    still: str = "",
    published: datetime.date | None = None,
    language: str = "",
) -> Thing:
    """A recording at a provider: where one watches it and what a page may frame. `published`: its first day there."""
    return said(
        {
            "@type": "VideoObject",
            "name": name,
            "description": description,
            "url": watch,
            "embedUrl": frame,
            "thumbnailUrl": still,
            "uploadDate": published.isoformat() if published else None,
            "inLanguage": language,
        }
    )


def profile_page(facts: Facts, about: Thing) -> Thing:
    """The page about somebody."""
    return {**web_page(facts), "@type": "ProfilePage", "mainEntity": about}


def site_id(root: str) -> str:
    return f"{root}#website"


def publisher(root: str) -> Thing:
    """The organisation, named by what tells it apart; the first page says the rest."""
    return {"@type": "Organization", "@id": f"{root}#organization", "name": NAME}


def moment(of: datetime.datetime | None) -> str | None:
    return of.isoformat(timespec="seconds") if of else None


def said(thing: Mapping[str, Any]) -> Thing:
    """A thing without what is not known."""
    return {name: value for name, value in thing.items() if value not in (None, "", [], {})}


def markup(*things: Thing) -> SafeString:
    """Things as an element of the page. It is data for machines: browsers run nothing of it, the policy allows it."""
    whole: Thing = {"@context": "https://schema.org", "@graph": list(things)}
    data = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).translate(ESCAPED)
    return SafeString(f'<script type="application/ld+json">{data}</script>')
