"""What there is to look at in the administration, and somebody in each role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Site, WorkflowState
from wagtail_localize.models import Translation, TranslationSource

from hub.models import Method, Organisation, Person, Practice
from search.models import SynonymGroup
from site_core.accounts.roles import APPROVERS, ASSISTANTS, CONSULTANTS, EDITORS, TRANSLATORS
from site_core.outbox import put_mail
from site_core.site_settings import SiteSettings
from site_core.topics import Topic
from tests.contact.asking import question
from tests.factories import assessment, conflict, superuser, tool, user
from tests.page_factories import found
from tests.tools_catalog.corrections.supplier import correction
from tools_catalog.models import ReviewBatch
from workshops.models import Series, Workshop

OURS = (
    "site_core.",
    "tools_catalog.",
    "advisor.",
    "hub.",
    "blog.",
    "contact.",
    "accessibility.",
    "media_library.",
    "workshops.",
)
NAMESPACES = ("wagtailsnippets_", "wagtailsnippetchoosers_", "questions:", "registrations:")
GROUPS = {
    "editor": EDITORS,
    "translator-cs": TRANSLATORS["cs"],
    "translator-en": TRANSLATORS["en"],
    "approver": APPROVERS,
    "consultant": CONSULTANTS,
    "assistant": ASSISTANTS,
    "reviewer": "Reviewers",
    "chief": "Chief reviewers",
}
ADMINISTRATOR, STRANGER = "administrator", "stranger"
WORDS = {"cs": "česky", "en": "in English"}
EVERYBODY = "everybody"
ROLES = (*GROUPS, ADMINISTRATOR, STRANGER)


def roles_of(words: str) -> set[str]:
    """The roles that a line of the matrix names."""
    return set(ROLES) - {STRANGER} if words == EVERYBODY else set(words.split())


def browser_of(role: str) -> Client:
    """The administration as somebody of this role sees it."""
    browser = Client()
    if role == ADMINISTRATOR:
        browser.force_login(superuser(role))
    elif role != STRANGER:
        browser.force_login(user(role, GROUPS[role]))
    return browser


def is_sent_away(answer: Any) -> bool:
    """Whether somebody was refused, finds nothing, or is led to the login or the first page of the administration."""
    away = (reverse("account_login"), reverse("wagtailadmin_home"))
    return answer.status_code in (403, 404) or answer.headers.get("Location", "").partition("?")[0] in away


def views(resolver: Any = None, spaces: tuple[str, ...] = ()) -> Iterator[tuple[str, URLPattern]]:
    """Names and patterns of all views of the administration."""
    if resolver is None:
        [resolver] = [
            found for found in get_resolver().url_patterns if str(found.pattern) == "admin/" and is_folder(found)
        ]
    for pattern in resolver.url_patterns:
        if is_folder(pattern):
            yield from views(pattern, (*spaces, *filter(None, [pattern.namespace])))
        else:
            yield ":".join((*spaces, pattern.name or "")), pattern


def is_folder(pattern: Any) -> bool:
    return hasattr(pattern, "url_patterns")


def our_views() -> set[str]:
    """Names of the views that our code brings: its own, and those of Wagtail for its records."""
    return {name for name, pattern in views() if is_ours(name, pattern)}


def is_ours(name: str, pattern: URLPattern) -> bool:
    view = pattern.callback
    modules = (view.__module__, getattr(getattr(view, "view_class", None), "__module__", ""))
    return name.startswith(NAMESPACES) or any(module.startswith(OURS) for module in modules)


def records() -> dict[str, Any]:
    """What stands in the braces of addresses: keys of records that there are."""
    cell, somebody = assessment(tool(status="discontinued")), superuser("nina")
    waiting, cell_waiting = tool("ceka", published=False), assessment(cell.tool, "maps", published=False)
    workflow, cell_workflow = in_workflow(waiting, somebody), in_workflow(cell_waiting, somebody)
    return {
        "tool": cell.tool.pk,
        "key": cell.tool.key,
        "tool_revision": cell.tool.latest_revision.pk,
        "cell": cell.pk,
        "cell_revision": cell.latest_revision.pk,
        "conflict": conflict(somebody, tool("mapa")).pk,
        "batch": ReviewBatch.objects.create(tool=cell.tool, author_name="Nina").pk,
        "correction": correction(cell.tool).pk,
        "mail": put_mail(to="a@example.org", subject="x", text="y", html="<p>y", about="test 1").pk,
        "waiting": waiting.pk,
        "state": workflow.pk,
        "task_state": workflow.current_task_state.pk,
        "waiting_cell": cell_waiting.pk,
        "cell_state": cell_workflow.pk,
        "cell_task_state": cell_workflow.current_task_state.pk,
        "task": workflow.current_task_state.task.pk,
        "czech": found("about").pk,
        "english": found("about", "en").pk,
        "translation": Translation.objects.get(source__object_id=found("about").translation_key).pk,
        "source": TranslationSource.objects.get(object_id=found("about").translation_key).pk,
        "user": somebody.pk,
        "group": Group.objects.get(name="Reviewers").pk,
        "image": get_image_model().objects.create(title="x", file=get_test_image_file()).pk,
        "locale": Locale.objects.get(language_code="en").pk,
        "site": Site.objects.get().pk,
        "question": question().pk,
        "site_settings": SiteSettings.objects.create().pk,
        "synonyms": SynonymGroup.objects.create(words=["a", "b"]).pk,
        "topic": Topic.objects.create(key="maps", name=WORDS).pk,
        **records_of_hub(),
        **records_of_workshops(),
    }


def records_of_hub() -> dict[str, Any]:
    """A good practice and those around it."""
    method = Method.objects.create(key="look", name=WORDS)
    return {
        "method": method.pk,
        "practice": Practice.objects.create(key="lhota", method=method, place=WORDS).pk,
        "organisation": Organisation.objects.create(key="spolek", name="Spolek").pk,
        "person": Person.objects.create(key="nina", name="Nina").pk,
    }


def records_of_workshops() -> dict[str, Any]:
    """A workshop with somebody who comes."""
    of = Workshop.objects.create(key="dilna")
    own = of.registrations.create(
        state="confirmed", name="Nina", email="nina@example.org", language="cs", form_hash="x"
    )
    return {"workshop": of.pk, "registration": own.pk, "series": Series.objects.create(key="rada", name=WORDS).pk}


def in_workflow(record: Any, author: Any) -> WorkflowState:
    """A draft that was sent in."""
    record.save_revision(user=author)
    return record.get_workflow().start(record, author)
