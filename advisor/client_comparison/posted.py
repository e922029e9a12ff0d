"""What the posted form of a comparison for a client says: its content, and what the form had shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from advisor.client_comparison.basis import Basis
from advisor.client_comparison.content import NEEDS, NOTE, TITLE, TOOLS, Content, Fault, digest, faults
from advisor.posted import plain
from tools_catalog.browsing.selection import unique
from tools_catalog.comparison.asking import ACTIVITY, WEIGHT, sizes_of
from tools_catalog.matching import RuleEdition
from tools_catalog.overview import functions
from tools_catalog.size_prices import SIZE

ADD, SHOWN = "add", "shown."
KEY = re.compile("[a-z0-9][a-z0-9-]{0,99}")  # what the key of a tool may look like


@dataclass(frozen=True)
class Posted:
    """`content` as the person wants it, whether it can be saved or not; `shown` digests of what the form had shown.

    `listed`: the tools that stood in the form, ticked or not. `unknown`: tools that nobody knows, left out, as are the
    `meaningless` choices, which the methodology does not have.
    """

    content: Content
    shown: Mapping[str, str]
    listed: tuple[str, ...]
    unknown: tuple[str, ...]
    meaningless: tuple[str, ...]

    def faults(self, basis: Basis) -> list[Fault]:
        """Everything that keeps the form from being saved. What is left out is said once; the next form is without."""
        left_out = [Fault(TOOLS, "unknown_tools", keys=self.unknown)] if self.unknown else []
        left_out += [Fault(NEEDS, "unknown_choices", keys=self.meaningless)] if self.meaningless else []
        return [*left_out, *faults(self.content, basis.most_activities, basis.snapshot.tools)]


def read_posted(post: QueryDict, basis: Basis, kept: Content | None = None) -> Posted:
    """The form. Tools are those of its basis and those of what is `kept`: one that the catalogue lost since stays.

    A note on a tool that nobody knows stays in the form, to be copied, and is not saved.
    """
    gone = {key: kept.gone.get(key, key) for key in kept.tools if key not in basis.snapshot.tools} if kept else {}
    known, edition = {*basis.snapshot.tools, *gone}, basis.edition.rules
    offered, buckets = functions(edition), edition.importance.points
    tools = unique([*post.getlist(TOOLS), post.get(ADD, "")])
    keys = (name.removeprefix(NOTE) for name in post if name.startswith(NOTE))
    noted = {tool: plain(post.get(NOTE + tool, "")) for tool in keys if KEY.fullmatch(tool)}
    importance = {need: post.get(WEIGHT + need, "") for need in edition.needs}
    size = post.get(SIZE, "") if basis.answers is None else ""  # a town has answered it
    content = Content(
        title=" ".join(plain(post.get(TITLE, "")).split()),
        tools=tuple(tool for tool in tools if tool in known),
        importance={need: bucket for need, bucket in importance.items() if bucket in buckets},
        activities=tuple(key for key in unique(post.getlist(ACTIVITY)) if key in offered),
        size=size if size in sizes_of(edition) else "",
        notes={tool: text for tool, text in noted.items() if text},
        gone={tool: name for tool, name in gone.items() if tool in tools},
    )
    shown = {name.removeprefix(SHOWN): str(post[name]) for name in post if name.startswith(SHOWN)}
    listed = tuple(tool for tool, text in noted.items() if tool in known or text)
    unknown = tuple(tool for tool in tools if tool not in known)
    return Posted(content, shown, listed, unknown, tuple(meaningless(post, edition)))


def meaningless(post: QueryDict, edition: RuleEdition) -> Iterator[str]:
    """Choices of the form that the methodology does not have, as they were sent."""
    meant = {ACTIVITY: (*functions(edition), ""), SIZE: (*sizes_of(edition), "")}
    meant |= {WEIGHT + need: (*edition.importance.points, "") for need in edition.needs}
    for name in post:
        if name in meant or name.startswith(WEIGHT):
            yield from (f"{name}={value}" for value in post.getlist(name) if value not in meant.get(name, ("",)))


def digests(content: Content, edition: RuleEdition) -> dict[str, str]:
    """What a form that shows this content carries along, by the name of the field."""
    fields = content.fields()
    needs, notes = (WEIGHT + need for need in edition.needs), (NOTE + key for key in content.tools)
    return {name: digest(fields.get(name)) for name in (TITLE, TOOLS, ACTIVITY, SIZE, *needs, *notes)}
