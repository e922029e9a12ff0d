"""What is wrong with the HTML of a page, by the parser of the HTML standard and by what it leaves to validators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
REFERENCES = ("for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")


def faults(html: str) -> list[str]:
    """Faults in words, none for a valid page: of the parser, ids that stand twice or are missing, empty headings."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(html)
    parsed = [f"line {place[0]}: {code} {values or ''}".strip() for place, code, values in parser.errors]
    return [*parsed, *faults_of_ids(root), *empty_headings(root)]


def faults_of_ids(root: Element) -> Iterator[str]:
    """Ids that stand twice, and references to ids that are not there."""
    ids = Counter(element.attrib["id"] for element in root.iter() if "id" in element.attrib)
    yield from (f"id stands {times} times: {name}" for name, times in ids.items() if times > 1)
    for element in root.iter():
        for attribute in REFERENCES:
            missing = set(element.attrib.get(attribute, "").split()) - set(ids)
            yield from (f"{attribute} leads to no id: {name}" for name in sorted(missing))
        link = element.attrib.get("href", "")
        if len(link) > 1 and link.startswith("#") and link[1:] not in ids:
            yield f"a link leads to no id: {link}"


def empty_headings(root: Element) -> Iterator[str]:
    """Headings in which nothing stands."""
    for name in HEADINGS:
        yield from (f"empty {name}" for each in root.iter(name) if not "".join(each.itertext()).strip())
