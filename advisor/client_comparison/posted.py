"""What the posted form of a comparison for a client says: its content, and what the form had shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from advisor.client_comparison.basis import Basis
from advisor.client_comparison.content import NOTE, TITLE, TOOLS, Content, digest
from advisor.posted import plain
from tools_catalog.browsing.selection import unique
from tools_catalog.comparison.asking import ACTIVITY, WEIGHT
from tools_catalog.matching import RuleEdition
from tools_catalog.overview import functions

ADD, SHOWN = "add", "shown."


@dataclass(frozen=True)
class Posted:
    """`content` as the person wants it, whether it can be saved or not; `shown` digests of what the form had shown.

    `listed`: the tools that stood in the form, ticked or not.
    """

    content: Content
    shown: Mapping[str, str]
    listed: tuple[str, ...]


def read_posted(post: QueryDict, basis: Basis) -> Posted:
    """The form; keys that its basis does not know ask for nothing."""
    known, edition = basis.snapshot.tools, basis.edition.rules
    offered, buckets = functions(edition), edition.importance.points
    tools = unique([*post.getlist(TOOLS), post.get(ADD, "")])
    importance = {need: post.get(WEIGHT + need, "") for need in edition.needs}
    content = Content(
        title=" ".join(plain(post.get(TITLE, "")).split()),
        tools=tuple(tool for tool in tools if tool in known),
        importance={need: bucket for need, bucket in importance.items() if bucket in buckets},
        activities=tuple(key for key in unique(post.getlist(ACTIVITY)) if key in offered),
        notes={tool: plain(text) for tool in known if (text := post.get(NOTE + tool, ""))},
    )
    shown = {name.removeprefix(SHOWN): str(post[name]) for name in post if name.startswith(SHOWN)}
    noted = (name.removeprefix(NOTE) for name in post if name.startswith(NOTE))
    return Posted(content, shown, listed=tuple(tool for tool in noted if tool in known))


def digests(content: Content, edition: RuleEdition) -> dict[str, str]:
    """What a form that shows this content carries along, by the name of the field."""
    fields = content.fields()
    names = [TITLE, TOOLS, ACTIVITY, *(WEIGHT + need for need in edition.needs), *(NOTE + key for key in content.tools)]
    return {name: digest(fields.get(name)) for name in names}
