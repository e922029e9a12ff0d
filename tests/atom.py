"""Reads feeds and says what RFC 4287 asks for and they lack."""

from __future__ import annotations

import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

from django.test import Client

ATOM = "{http://www.w3.org/2005/Atom}"


def feed_at(path: str) -> ElementTree.Element:
    """The feed at an address, which has to be one."""
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content)


def texts(tree: ElementTree.Element, name: str) -> list[str | None]:
    """What each entry says under a name."""
    return [entry.findtext(f"{ATOM}{name}") for entry in tree.iter(f"{ATOM}entry")]


def faults(tree, path, language):
    """What RFC 4287 asks for and the feed or an entry lacks."""
    entries = tree.findall(f"{ATOM}entry")
    yield from (fault for of in (tree, *entries) for fault in faults_of_one(of))
    if len({entry.findtext(f"{ATOM}id") for entry in entries}) != len(entries):
        yield "the same id twice"
    if [link.get("href") for link in tree.findall(f"{ATOM}link[@rel='self']")] != [f"http://testserver{path}"]:
        yield "no link to itself"
    if not tree.findtext(f"{ATOM}author/{ATOM}name"):
        yield "no author"
    if tree.get("{http://www.w3.org/XML/1998/namespace}lang") != language:
        yield "not its language"


def faults_of_one(of):
    """What a feed and an entry lack alike."""
    for name in ("id", "title", "updated"):
        if [bool((each.text or "").strip()) for each in of.findall(f"{ATOM}{name}")] != [True]:
            yield f"{name} must stand once, with words"
    for day in (*of.findall(f"{ATOM}updated"), *of.findall(f"{ATOM}published")):
        if datetime.datetime.fromisoformat(day.text).tzinfo is None:
            yield f"a day without a time zone: {day.text}"
    if not urlsplit(of.findtext(f"{ATOM}id")).scheme:
        yield "an id that is no address"
    if not all(urlsplit(link.get("href")).netloc for link in of.findall(f"{ATOM}link")):
        yield "a link that is not whole"
