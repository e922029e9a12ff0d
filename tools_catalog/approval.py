"""What somebody sends in from a form of the catalogue is approved by chief reviewers.

Wagtail's moderators do so at the birth of a site. They stay where a site has some, and so does any workflow that people
have chosen.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext, override
from wagtail.models import WorkflowContentType

from site_core.accounts.groups_of_wagtail import EDITORS, MODERATORS, STEP, given_at_birth
from site_core.accounts.roles import made_with_roles
from site_core.accounts.workflows import workflow
from tools_catalog.models import Assessment, Tool

CHIEFS = "Chief reviewers"

for _kind in ("tool", "assessment"):
    given_at_birth(EDITORS, *(f"tools_catalog.{action}_{_kind}" for action in ("view", "add", "change")))
    given_at_birth(
        MODERATORS,
        *(f"tools_catalog.{action}_{_kind}" for action in ("view", "add", "change", "delete")),
        *(f"tools_catalog.{action}_{_kind}" for action in ("publish", "lock", "unlock")),
    )


@made_with_roles
def approval_by_chiefs() -> list[str]:
    """Gives the catalogue a workflow of its own in place of that of a group that is no more."""
    types = ContentType.objects.get_for_models(Tool, Assessment).values()
    orphans = WorkflowContentType.objects.filter(content_type__in=types, workflow__name=STEP)
    if not orphans.exists() or Group.objects.filter(name=MODERATORS).exists():
        return []
    with override(settings.LANGUAGE_CODE):
        name, step = gettext("Approval in the catalogue"), gettext("Approval by chief reviewers")
    orphans.update(workflow=workflow(name, [(step, CHIEFS)]))
    return [f"Catalogue: {name}"]
