"""Our pages in the administration that are lists, forms and reports: axe in both themes, no sideways scrolling."""

from __future__ import annotations

import pytest

from tests.e2e.accessibility import come_to_rest, too_wide, violations
from tests.e2e.desk import run

SNIPPETS = "/admin/snippets/tools_catalog"
PAGES = [
    "/admin/review/",
    "/admin/to-verify/",
    "/admin/to-verify/cells/",
    "/admin/corrections/",
    "/admin/reports/mails/",
    "/admin/reports/evidence-without-czech/",
    "/admin/reports/searches/",
    f"{SNIPPETS}/conflictofinterest/",
    f"{SNIPPETS}/conflictofinterest/add/",
    f"{SNIPPETS}/conflictofinterest/edit/9001/",
    f"{SNIPPETS}/assessment/",
    f"{SNIPPETS}/conflictofinterest/history/9001/",
    f"{SNIPPETS}/tool/",
    "/admin/review/munipolis/",
    "/admin/corrections/9001/",
    f"{SNIPPETS}/tool/edit/{{a_tool}}/",
    "/admin/account/",
    "/admin/groups/",
    "/admin/",
    "/admin/reports/translations/",
    "/admin/images/",
    "/admin/questions/",
    "/admin/questions/edit/9001/",
    "/admin/snippets/hub/practice/",
    "/admin/snippets/site_core/topic/",
]
A_TOOL = {"cs": 1, "en": 2}  # one of their own: Wagtail shows who else has the same form open
# Numbers that no other test of this site has: one makes a correction of its own.
RECORDS = """
from django.contrib.auth import get_user_model
from django.utils import timezone
from contact.models import Question
from tools_catalog.models import ConflictOfInterest, Correction, Tool
Correction.objects.create(
    pk=9001, tool=Tool.objects.get(pk=1), kind="criterion", target="surveys", text="Umíme víc.", name="Nina",
    email="nina@example.org", language="cs", token_hash="x", state="confirmed",
    evidence_url="https://example.org/docs",
)
ConflictOfInterest.objects.create(
    pk=9001, person=get_user_model().objects.get(username="alena"), public_name="Alena", vendor="Spolek", kind="work",
    since="2026-01-01",
)
Question.objects.create(
    pk=9001, topic="choosing", text="Čím začít?", email="nina@example.org", name="Nina", language="cs",
    form_hash="x" * 64, created_at=timezone.now(),
)
"""


@pytest.fixture(scope="module")
def with_records(administrators, database):
    """Administrators by language, when there is a record of each kind."""
    run(database, RECORDS)
    return administrators


@pytest.mark.parametrize("language", ["cs", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_the_desk_has_no_barrier(with_records, path, language):
    assert barriers(with_records[language], path.format(a_tool=A_TOOL[language])) == []


def barriers(member, path):
    """What axe finds in the page's own part in either theme, and what makes the page scroll on a phone."""
    page, found = member.page, []
    page.set_viewport_size({"width": 1200, "height": 900})
    member.open(path)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        come_to_rest(page)
        found += [f"{theme}: {line}" for line in violations(page)]
    page.set_viewport_size({"width": 320, "height": 900})
    come_to_rest(page)
    found += too_wide(page)
    page.goto("about:blank")  # whoever opens the same form next would see somebody else at it
    return found
