"""Before a page is deleted, the editor sees which pages lead to it, by whichever piece of a page."""

import pytest
from django.urls import reverse

from site_core.blocks import BodyBlock
from tests.page_factories import found, page, site
from tests.tools_catalog.admin_browser import admin

pytestmark = pytest.mark.django_db

PIECES = {
    "text": lambda link, number: link,
    "callout": lambda link, number: {"kind": "note", "title": "Pozor", "text": link},
    "questions": lambda link, number: {"items": [{"question": "Kde?", "answer": link}]},
    "procedure": lambda link, number: {"steps": [{"title": "Krok", "text": link}]},
    "definitions": lambda link, number: {"items": [{"term": "Pravidla", "text": link}]},
    "video": lambda link, number: {"title": "Záznam", "url": "https://youtu.be/dQw4w9WgXcQ", "transcript": link},
    "related": lambda link, number: {"title": "", "pages": [number]},
    "button": lambda link, number: {"text": "Pravidla", "page": number, "url": ""},
    "section": lambda link, number: {"title": "Část", "content": [{"type": "text", "value": link}]},
}


def lead(kind, target):
    """Lets the page "about" lead to another one by a piece of this kind."""
    value = PIECES[kind](f'<p><a linktype="page" id="{target.pk}">Pravidla</a></p>', target.pk)
    of = found("about")
    of.body = of.body.stream_block.to_python([{"type": kind, "value": value}])
    of.save_revision().publish()


@pytest.mark.parametrize("kind", PIECES)
def test_a_page_that_leads_to_it_is_counted_and_named(kind):
    site(page("rules"), page("about"))
    target = found("rules")
    lead(kind, target)
    editor = admin()

    asked = editor.get(reverse("wagtailadmin_pages:delete", args=[target.pk]))
    usage = editor.get(reverse("wagtailadmin_pages:usage", args=[target.pk]))

    assert asked.context["usage_count"] == 1
    assert reverse("wagtailadmin_pages:usage", args=[target.pk]) in asked.content.decode()
    assert "about cs" in usage.content.decode()


def test_a_page_to_which_no_other_leads_counts_none():
    site(page("rules"), page("about"))

    asked = admin().get(reverse("wagtailadmin_pages:delete", args=[found("rules").pk]))

    assert asked.context["usage_count"] == 0


def test_every_piece_that_can_lead_to_a_page_is_tried():
    able = {name for name, block in BodyBlock().child_blocks.items() if can_lead(block)}

    assert able == set(PIECES)


def can_lead(block):
    """Whether a link to a page can stand somewhere in the block."""
    if "link" in (getattr(block, "features", None) or ()) or hasattr(block, "page_type"):
        return True
    inner = [*getattr(block, "child_blocks", {}).values(), *filter(None, [getattr(block, "child_block", None)])]
    return any(can_lead(each) for each in inner)
