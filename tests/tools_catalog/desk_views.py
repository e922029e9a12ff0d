"""The views of the desk in the administration and who may open each. A new view is one line of `VIEWS`."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from site_core.outbox import Outgoing
from tests.tools_catalog.admin_browser import url
from tools_catalog.models import Assessment, ConflictOfInterest, Correction, ReviewBatch, Tool

REVIEWER, CHIEF, EDITOR, PAGES = "reviewer", "chief", "editor", "pages"
ADMINISTRATOR, WITHOUT_GROUP, NOBODY = "administrator", "without a group", "nobody"
ROLES = (REVIEWER, CHIEF, EDITOR, PAGES, ADMINISTRATOR, WITHOUT_GROUP, NOBODY)
DESK = {REVIEWER, CHIEF, ADMINISTRATOR}
CHIEFS = {CHIEF, ADMINISTRATOR}
READERS = DESK | {EDITOR}  # of tools and assessments
WRITERS = CHIEFS | {EDITOR}  # of facts and prices of tools
MEMBERS = READERS | {PAGES}  # everybody whom the administration lets in


@dataclass(frozen=True)
class World:
    """What there is to look at."""

    tool: Tool
    cell: Assessment
    conflict: ConflictOfInterest
    batch: ReviewBatch
    correction: Correction
    mail: Outgoing


@dataclass(frozen=True)
class View:
    """A view by its address in this world, and the roles that may open it."""

    name: str
    address: object
    roles: frozenset[str] | set[str]

    def __str__(self):
        return self.name


def state_of(record, view, *more):
    """The address of a view of a record's latest revision."""
    return url(type(record), view, record.pk, record.latest_revision_id, *more)


def views_of(one, roles):
    """What Wagtail adds to a record with drafts, for those who may open its form."""

    def view(name, address, who=roles):
        return View(f"{name} of the {one}", lambda world: address(getattr(world, one)), who)

    return [
        view("results", lambda record: url(type(record), "list_results"), READERS),
        *(
            view(name, lambda record, name=name: url(type(record), name, record.pk))
            for name in ("usage", "history", "history_results", "workflow_history")
        ),
        view("older state", lambda record: state_of(record, "revisions_revert")),
        view("comparison", lambda record: url(type(record), "revisions_compare", record.pk, "earliest", "latest")),
        view("end of a schedule", lambda record: state_of(record, "revisions_unschedule"), CHIEFS),
        view("question", lambda record: url(type(record), "confirm_workflow_cancellation", record.pk), MEMBERS),
    ]


VIEWS = [
    View("list of tools", lambda world: url(Tool, "list"), READERS),
    View("form of a tool", lambda world: url(Tool, "edit", world.tool.pk), WRITERS),
    View("a new tool", lambda world: url(Tool, "add"), WRITERS),
    View("list of assessments", lambda world: url(Assessment, "list"), READERS),
    View("form of an assessment", lambda world: url(Assessment, "edit", world.cell.pk), READERS),
    View("a new assessment", lambda world: url(Assessment, "add"), READERS),
    View("end of an assessment", lambda world: url(Assessment, "unpublish", world.cell.pk), CHIEFS),
    View("deletion of an assessment", lambda world: url(Assessment, "delete", world.cell.pk), set()),
    View("evidence without Czech", lambda world: reverse("untranslated_evidence"), READERS),
    View("review desk", lambda world: reverse("review:index"), DESK),
    View("review sheet", lambda world: reverse("review:sheet", args=[world.tool.key]), DESK),
    View("batch", lambda world: reverse("review:batch", args=[world.batch.pk]), DESK),
    View("mail log", lambda world: reverse("mail_log"), {ADMINISTRATOR}),
    View("what to verify", lambda world: reverse("to_verify:index"), DESK),
    View("cells to verify", lambda world: reverse("to_verify:gaps"), DESK),
    View("queue of corrections", lambda world: reverse("corrections:index"), CHIEFS),
    View("results of the queue", lambda world: reverse("corrections:index_results"), CHIEFS),
    View("one correction", lambda world: reverse("corrections:one", args=[world.correction.pk]), CHIEFS),
    View("register of conflicts", lambda world: url(ConflictOfInterest, "list"), CHIEFS),
    View("form of a conflict", lambda world: url(ConflictOfInterest, "edit", world.conflict.pk), CHIEFS),
    View("a new conflict", lambda world: url(ConflictOfInterest, "add"), CHIEFS),
    View("deletion of a conflict", lambda world: url(ConflictOfInterest, "delete", world.conflict.pk), {ADMINISTRATOR}),
    View("file of tools", lambda world: url(Tool, "list") + "?export=csv", READERS),
    View("file of assessments", lambda world: url(Assessment, "list") + "?export=csv", READERS),
    View("file of cells to verify", lambda world: reverse("to_verify:gaps") + "?export=csv", DESK),
    View("file of corrections", lambda world: reverse("corrections:index") + "?export=csv", CHIEFS),
    View("file of conflicts", lambda world: url(ConflictOfInterest, "list") + "?export=csv", CHIEFS),
    View("file of mails", lambda world: reverse("mail_log") + "?export=csv", {ADMINISTRATOR}),
    View("results of the mail log", lambda world: reverse("mail_log_results"), {ADMINISTRATOR}),
    View("one mail", lambda world: reverse("mail_log_mail", args=[world.mail.pk]), {ADMINISTRATOR}),
    View("one mail as it looks", lambda world: reverse("mail_log_html", args=[world.mail.pk]), {ADMINISTRATOR}),
    View("results without Czech", lambda world: reverse("untranslated_evidence_results"), READERS),
    View("end of a tool", lambda world: url(Tool, "unpublish", world.tool.pk), CHIEFS),
    View("deletion of a tool", lambda world: url(Tool, "delete", world.tool.pk), set()),
    View("preview of a new tool", lambda world: url(Tool, "preview_on_add"), WRITERS),
    View("preview of a tool", lambda world: url(Tool, "preview_on_edit", world.tool.pk), WRITERS),
    View("an older state of a tool", lambda world: state_of(world.tool, "revisions_view"), WRITERS),
    *(view for one in ("tool", "cell") for view in views_of(one, {"tool": WRITERS, "cell": READERS}[one])),
    *(
        View(f"{view} of a conflict", lambda world, view=view: url(ConflictOfInterest, view, world.conflict.pk), CHIEFS)
        for view in ("usage", "history", "history_results")
    ),
    View("results of the register", lambda world: url(ConflictOfInterest, "list_results"), CHIEFS),
]
