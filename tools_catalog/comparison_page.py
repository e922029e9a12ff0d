"""What the page of the comparison shows: the state of the address, its links and forms, and the table."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from tools_catalog.adapters import LoadedSnapshot
from tools_catalog.browsing.selection import Dropped
from tools_catalog.comparison.about import About
from tools_catalog.comparison.asking import ACTIVITY, FROM, PAIR, WEIGHT, WHY, Asked, Pairs, read_asked
from tools_catalog.comparison.computed import with_computed
from tools_catalog.comparison.dots import Line, lines
from tools_catalog.comparison.file_content import FileContent, file_content
from tools_catalog.comparison.files import FILES
from tools_catalog.comparison.footnotes import Footnotes, footnotes
from tools_catalog.comparison.heads import Head, head
from tools_catalog.comparison.table import Column, Held, Table, table
from tools_catalog.comparison.weighing import Ruler, activity_need, ruler
from tools_catalog.comparison.why import Why, side, why
from tools_catalog.completeness import is_offered
from tools_catalog.matching.examination import Examined
from tools_catalog.methodology import Edition, Text, load_edition
from tools_catalog.overview import ACTIVITIES, functions
from tools_catalog.request_catalogue import examined_by_key, snapshot_of, urls_of
from tools_catalog.size_prices import SIZE, SizePrices, size_prices, sizes


@dataclass(frozen=True)
class Page:
    """Everything that the template asks for. What costs time is computed when it is first used.

    `urls`: pages of tools by key. `site`: the beginning of full addresses, for files.
    """

    asked: Asked
    snapshot: LoadedSnapshot
    edition: Edition
    today: datetime.date
    urls: Mapping[str, str] = field(default_factory=dict)
    site: str = ""

    @property
    def state(self) -> str:
        """Names the page, to keep it by."""
        return f"{self.asked.query()} {self.asked.dropped}"

    @property
    def is_plain(self) -> bool:
        """Nothing is asked for: the one page that search engines need."""
        return not self.asked.pairs() and self.asked.dropped == Dropped()

    @cached_property
    def examined(self) -> Mapping[str, Examined]:
        """The tools that are compared, with what is computed for the size that was said."""
        found = examined_by_key(self.snapshot, self.today)
        if self.ruler is None:
            return found
        return {key: with_computed(found[key], self.ruler.municipality, self.edition.rules) for key in self.asked.tools}

    @cached_property
    def ruler(self) -> Ruler | None:
        return ruler(self.asked.importance, self.asked.activities, self.edition.rules, self.asked.size)

    @cached_property
    def table(self) -> Table:
        return table(Held(self.asked, self.snapshot.tools, self.examined, self.edition, self.ruler, self.today))

    @property
    def computed_criteria(self) -> int:
        """How many criteria nobody assesses, because they are computed for a municipality."""
        return sum(criterion.computed is not None for criterion in self.edition.criteria.values())

    @property
    def sizes(self) -> Mapping[str, Text]:
        """Sizes of municipalities that one can choose."""
        return sizes(self.edition)

    @cached_property
    def prices(self) -> tuple[SizePrices, ...]:
        """What each tool costs a municipality of the chosen size; nothing where none is chosen."""
        if not self.asked.size:
            return ()
        records, tools = self.snapshot.tools, examined_by_key(self.snapshot, self.today)
        return tuple(
            size_prices(records[key], tools[key].tool, self.asked.size, self.edition) for key in self.asked.columns
        )

    @property
    def heads(self) -> list[Head]:
        return [head(column, self.asked, self.urls.get(column.key, "")) for column in self.table.columns]

    @property
    def title(self) -> str:
        """What a person called the comparison; the public one has no name."""
        return ""

    @property
    def notes(self) -> Mapping[str, str]:
        """What a person wrote about the tools, by key."""
        return {}

    @property
    def names(self) -> list[str]:
        return [self.snapshot.tools[key]["name"] for key in self.asked.columns]

    @property
    def priced_columns(self) -> list[tuple[SizePrices, Column]]:
        """The prices for the chosen size with their columns."""
        return list(zip(self.prices, self.table.columns, strict=False))

    @property
    def dropped(self) -> Dropped:
        """What was left out, tools and activities by their names."""
        dropped, labels = self.asked.dropped, {choice.key: str(choice.label) for choice in self.activities}
        names = tuple(self.snapshot.tools[key]["name"] for key in dropped.too_many)
        return replace(dropped, too_many=names, activities=tuple(labels[key] for key in dropped.activities))

    @property
    def most_activities(self) -> int:
        """How many activities may be chosen."""
        return self.edition.rules.questions[ACTIVITIES].max or len(self.activities)

    @property
    def lines(self) -> tuple[Line, ...]:
        return lines(self.asked.columns, self.snapshot.tools, self.examined, self.edition)

    @cached_property
    def why(self) -> Why:
        """The two tools that are held against each other; only where there are two."""
        one, other = (side(self.snapshot.tools[key], self.examined[key], self.ruler) for key in self.asked.held_against)
        return why(one, other, self.edition, self.ruler)

    @cached_property
    def footnotes(self) -> Footnotes:
        """The evidence of the rows that are shown, for paper."""
        return footnotes(self.table)

    @cached_property
    def away(self) -> frozenset[str]:
        """Tools that a phone does not show."""
        return frozenset(self.asked.tools) - frozenset(self.asked.on_a_phone)

    @property
    def to_add(self) -> list[tuple[str, str]]:
        """Tools that can be added, offered ones only."""
        tools = self.snapshot.tools.items()
        return [(key, tool["name"]) for key, tool in tools if key not in self.asked.tools and is_offered(tool)]

    @property
    def needs(self) -> list[dict[str, Any]]:
        """Needs with the bucket that each has in this comparison."""
        chosen = self.asked.importance
        return [
            {"need": need, "name": WEIGHT + key, "chosen": chosen.get(key, "")}
            for key, need in self.edition.needs.items()
        ]

    @property
    def marked(self) -> list[tuple[Text, Text]]:
        """Needs that count, each with the name of its bucket."""
        buckets = {bucket.key: bucket.name for bucket in self.edition.importance.values()}
        counting = self.ruler.shares if self.ruler else {}
        return [(self.edition.needs[need].name, buckets[self.importance[need]]) for need in counting]

    @property
    def importance(self) -> Mapping[str, str]:
        """The bucket of each need that counts."""
        return self.asked.importance

    @property
    def activities(self) -> list[Any]:
        offered = functions(self.edition.rules)
        return [choice for choice in self.edition.questions[ACTIVITIES].options if choice.key in offered]

    @property
    def planned(self) -> list[Text]:
        """The activities that were chosen."""
        return [choice.label for choice in self.activities if choice.key in self.asked.activities]

    @property
    def lacks_activities(self) -> bool:
        """Activities are important, but none is chosen: they can count for nothing."""
        return bool(self.importance.get(self.need_of_activities) and not self.planned)

    @property
    def lacks_importance_of_activities(self) -> bool:
        """Activities are chosen, but nobody said how important they are."""
        need = self.need_of_activities
        return bool(need and self.planned and not self.importance.get(need))

    @property
    def need_of_activities(self) -> str:
        """The key of the need for activities that a person names; empty where there is none."""
        return activity_need(self.edition.rules)

    @property
    def name_of_activities(self) -> Text | str:
        """What the edition calls the need for activities."""
        need = self.edition.needs.get(self.need_of_activities)
        return need.name if need else ""

    @cached_property
    def levels(self) -> tuple[Any, ...]:
        return tuple(level.name for level in self.edition.levels)

    @property
    def differences(self) -> str:
        return self.asked.with_everything(False).query()

    @property
    def everything(self) -> str:
        return self.asked.with_everything(True).query()

    @property
    def kept_by_adding(self) -> Pairs:
        return self.asked.pairs()

    @property
    def kept_by_weighing(self) -> Pairs:
        return self.asked.pairs_without(WEIGHT, ACTIVITY, SIZE, FROM)

    @property
    def kept_by_showing(self) -> Pairs:
        return self.asked.pairs_without(PAIR)

    @property
    def kept_by_holding_against(self) -> Pairs:
        return self.asked.pairs_without(WHY)

    @property
    def kept_query(self) -> str:
        """What somebody who keeps the comparison takes along: tools, importance, activities, size."""
        asked = self.asked
        kept = Asked(tools=asked.columns, importance=asked.importance, activities=asked.activities, size=asked.size)
        return kept.query()

    @property
    def unweighed(self) -> str:
        return replace(self.asked, importance={}, activities=(), size="", of_result=False).query()

    @property
    def files(self) -> list[tuple[str, str]]:
        return [(kind.upper(), reverse("compare:file", args=[kind]) + self.asked.query()) for kind in FILES]

    @property
    def path(self) -> str:
        """Where the page is on this site."""
        return reverse("compare:table") + self.asked.query()

    @property
    def address(self) -> str:
        """Where the page is, to stand in files; empty where that is a secret."""
        return f"{self.site}{self.path}"

    @property
    def about(self) -> About:
        """What the files say of how the comparison was made."""
        marked = [(str(need), str(bucket)) for need, bucket in self.marked]
        return About(
            importance=marked,
            buckets=self.importance,
            activities=[str(activity) for activity in self.planned],
            address=self.address,
            size=(self.asked.size, str(self.sizes.get(self.asked.size, ""))),
            snapshot=self.snapshot.id,
            catalogue=self.snapshot.latest_seen,
            as_of=self.today,
        )

    @property
    def file_content(self) -> FileContent:
        """All rows, whatever the page hides."""
        everything = replace(self, asked=self.asked.with_everything(True)).table
        kept = {"title": self.title, "notes": self.notes}
        return file_content(everything, self.edition, about=self.about, prices=self.prices, **kept)


def comparison_page(request: HttpRequest) -> Page:
    """The comparison that the address asks for, as of today in Prague."""
    snapshot = snapshot_of(request)
    edition = load_edition(snapshot.edition)
    asked = read_asked(dict(request.GET.lists()), snapshot.tools, edition.rules)
    return Page(asked, snapshot, edition, timezone.localdate(), urls_of(request), request.build_absolute_uri("/")[:-1])
