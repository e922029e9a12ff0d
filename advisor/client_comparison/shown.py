"""A comparison for a client as its page shows it: the kept content over the kept snapshot, on the kept day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.http import HttpRequest
from django.urls import reverse

from advisor.client_comparison.basis import basis_of
from advisor.client_comparison.content import Content, content_of
from advisor.client_comparison.links import Access
from tools_catalog.adapters import current_snapshot
from tools_catalog.browsing.selection import Parameters
from tools_catalog.comparison.about import About
from tools_catalog.comparison.asking import ALL, PAIR, PIN, WHY, Asked, Pairs, read_asked
from tools_catalog.comparison.files import FILES
from tools_catalog.comparison.heads import Head
from tools_catalog.comparison.of_a_town import Town
from tools_catalog.comparison.weighing import Ruler
from tools_catalog.comparison_page import Page
from tools_catalog.example_towns import ExampleTown
from tools_catalog.matching.examination import Examined
from tools_catalog.methodology import Edition, Text
from tools_catalog.overview import ACTIVITIES
from tools_catalog.request_catalogue import urls_of

VIEW = (ALL, PIN, PAIR, WHY)  # how one looks at it; nothing of it is kept


@dataclass(frozen=True)
class Looked(Asked):
    """What is asked of a kept comparison: only the way of looking stands in the address, the rest is kept."""

    def pairs(self) -> Pairs:
        """The way of looking as parameters of an address."""
        return [(key, value) for key, value in super().pairs() if key in VIEW]


@dataclass(frozen=True)
class ClientPage(Page):
    """The comparison page with title, notes and, where it began with a result, the needs of the town.

    `example`: the made-up town whose answers these are, unchanged.
    """

    access: Access | None = None
    content: Content = field(default_factory=Content)
    town: Town | None = None
    example: ExampleTown | None = None

    @property
    def title(self) -> str:
        return self.content.title

    @property
    def gone(self) -> list[tuple[str, str]]:
        """Tools that the catalogue has no more: the last known name of each, and the note on it."""
        content = self.content
        lost = [tool for tool in content.tools if tool not in self.snapshot.tools]
        return [(content.gone.get(tool, tool), content.notes.get(tool, "")) for tool in lost]

    @property
    def about(self) -> About:
        return replace(super().about, gone=self.gone)

    @property
    def notes(self) -> Mapping[str, str]:
        return {tool: text for tool, text in self.content.notes.items() if tool in self.asked.tools}

    @cached_property
    def examined(self) -> Mapping[str, Examined]:
        return self.town.examined(self.snapshot.catalogue, self.today) if self.town else super().examined

    @cached_property
    def ruler(self) -> Ruler | None:
        return self.town.ruler if self.town else super().ruler

    @property
    def importance(self) -> Mapping[str, str]:
        return self.town.importance if self.town else super().importance

    @property
    def planned(self) -> list[Text]:
        """The activities that were chosen; of a town those that it answered."""
        if self.town is None:
            return super().planned
        answered = self.town.answers.chosen(ACTIVITIES)
        return [choice.label for choice in self.activities if choice.key in answered]

    @property
    def need_of_activities(self) -> str:
        """A town has answered which activities it plans: nothing is half said."""
        return "" if self.town else super().need_of_activities

    @property
    def heads(self) -> list[Head]:
        """Columns as they are kept: one may pin them, but takes none away."""
        return [replace(head, remove="", left="", right="") for head in super().heads]

    @property
    def files(self) -> list[tuple[str, str]]:
        assert self.access is not None
        query = self.asked.query()
        return [(kind.upper(), reverse("client:file", args=[self.access.token, kind]) + query) for kind in FILES]

    @property
    def path(self) -> str:
        assert self.access is not None
        return reverse("client:shown", args=[self.access.token]) + self.asked.query()

    @property
    def address(self) -> str:
        """The link is a secret and stands in no file."""
        return ""

    @property
    def lost_its_town(self) -> bool:
        """It began with a result whose answers are gone: deleted by the town, or run out."""
        return self.town is None and self.access is not None and self.access.comparison.of_town

    @property
    def is_newest(self) -> bool:
        """Whether the catalogue is still the one that the comparison was saved over; one query."""
        return current_snapshot().id == self.snapshot.id


def client_page_of(request: HttpRequest, access: Access) -> ClientPage:
    """The kept comparison, looked at as the address asks."""
    basis, content = basis_of(access.comparison), content_of(access.comparison.fields)
    return ClientPage(
        asked=looked(content, dict(request.GET.lists()), basis.snapshot.tools, basis.edition),
        snapshot=basis.snapshot,
        edition=basis.edition,
        today=basis.as_of,
        urls=urls_of(request),
        access=access,
        content=content,
        town=basis.town(content),
        example=basis.example,
    )


def looked(content: Content, given: Parameters, known: Mapping[str, object], edition: Edition) -> Looked:
    """The kept content with the way of looking of an address. Tools that the snapshot lacks have no column."""
    held = tuple(tool for tool in content.tools if tool in known)
    kept = Asked(tools=held, importance=content.importance, activities=content.activities, size=content.size)
    view = {key: given[key] for key in VIEW if key in given}
    asked = read_asked({**as_parameters(kept.pairs()), **view}, known, edition.rules)
    return Looked(**{name: getattr(asked, name) for name in Asked.__dataclass_fields__})


def as_parameters(pairs: Pairs) -> dict[str, list[str]]:
    """Pairs as an address holds them."""
    parameters: dict[str, list[str]] = {}
    for key, value in pairs:
        parameters.setdefault(key, []).append(value)
    return parameters
