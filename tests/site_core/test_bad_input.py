"""What goes wrong while a page is written: the editor is told at the field, in Czech, and nothing is lost.

Pictures and files that are none: tests of the media library. Tables that are too large: tests of the table. PO files of
another page or that are broken: tests of PO files.
"""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.admin.models import EditingSession
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from tests.page_factories import found, page, site
from tests.tools_catalog.admin_browser import admin

pytestmark = pytest.mark.django_db
LONG = "Slovo " * 50
VIDEO = {"title": "Záznam", "note": "", "still": "", "transcript": rich_text("")}


@pytest.fixture
def about():
    site(page("about"))
    return found("about")


def address(of):
    return reverse("wagtailadmin_pages:edit", args=[of.pk])


def form(of, body=(), **values):
    """What the form of a page of text sends."""
    fields = {"title": of.title, "slug": of.slug, "lead": "Úvod.", "footer_place": "", "body": streamfield(body)}
    return nested_form_data({**fields, "comments": inline_formset([]), **values})


def shown(answer):
    return answer.content.decode()


@pytest.mark.parametrize("action", ["save", "publish"])
@pytest.mark.parametrize(("field", "most"), [("title", 255), ("lead", 400)])
def test_what_is_too_long_is_said_at_its_field_and_stays_there(about, action, field, most):
    text = LONG.strip() if field == "title" else LONG * 2
    answer = admin().post(address(about), form(about, **{field: text, f"action-{action}": "1"}))

    [message] = answer.context["form"].errors[field]
    assert f"nejvýše {most} znaků" in message
    assert answer.context["form"][field].value() == text
    assert found("about").title == "about cs"


def test_the_browser_does_not_cut_what_is_pasted(about):
    html = shown(admin().get(address(about)))

    assert 'name="title"' in html
    assert "maxlength" not in html.partition('name="title"')[2].partition(">")[0]
    assert "maxlength" not in html.partition('name="lead"')[2].partition(">")[0]


@pytest.mark.parametrize("action", ["save", "publish"])
@pytest.mark.parametrize("url", ["https://example.org/video", "youtube", "https://www.youtube.com/"])
def test_an_address_that_is_no_video_is_said_at_its_field_and_stays_there(about, action, url):
    sent = form(about, [("video", {**VIDEO, "url": url})], title="Nový název", **{f"action-{action}": "1"})

    answer = admin().post(address(about), sent)

    html = shown(answer)
    assert answer.context["form"].errors["body"]
    assert "Nový název" in html
    assert url in html
    assert "YouTube" in html
    assert found("about").title == "about cs"


def opened(browser, of):
    """What the form of somebody who opens the page knows about its state."""
    fields = browser.get(address(of)).context
    return {
        "loaded_revision_id": str(fields["loaded_revision_id"] or ""),
        "loaded_revision_created_at": fields["loaded_revision_created_at"] or "",
    }


def test_of_two_editors_the_second_one_is_told_in_czech_and_overwrites_nothing_by_itself(about):
    about.save_revision()
    first, second = admin("jana"), admin("petr")
    state = opened(second, about)
    first.post(address(about), form(about, title="Jana píše"))

    answer = second.post(
        address(about), form(about, title="Petr píše", **state), headers={"Accept": "application/json"}
    )

    assert answer.status_code == 400
    assert "novější" in answer.json()["error_message"]
    assert found("about").get_latest_revision_as_object().title == "Jana píše"


def test_he_sees_who_saved_and_if_he_goes_on_the_other_text_stays_in_the_history(about):
    about.save_revision()
    first, second = admin("jana"), admin("petr")
    state = opened(second, about)
    session = EditingSession.objects.get(user__username="petr")
    first.post(address(about), form(about, title="Jana píše"))
    ping = reverse("wagtailadmin_editing_sessions:ping", args=["wagtailcore", "page", about.pk, session.pk])

    told = second.post(ping, {"revision_id": state["loaded_revision_id"]}).json()["html"]
    second.post(address(about), form(about, title="Petr píše", **opened(second, about)))

    assert "jana" in told
    assert "novější" in told
    assert [one.as_object().title for one in about.revisions.order_by("-pk")][:2] == ["Petr píše", "Jana píše"]
