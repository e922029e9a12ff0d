"""Filters of the result pages: sentences from values, and evidence as the component takes it."""

from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language

from advisor import own_tool_words, result_words
from advisor.explanations.parts import Evidence, Source
from tools_catalog.overview import first_sentence
from tools_catalog.said import label

PROOFS_KEPT = 4096  # a few kilobytes each; the whole catalogue in two languages is about 5,000

register = template.Library()

for words in (
    result_words.sentence,
    result_words.sentences,
    result_words.lower_first,
    result_words.joined,
    result_words.names,
    result_words.fit_words,
    result_words.title_words,
    result_words.who_words,
    result_words.price_words,
    result_words.similar_words,
    result_words.tool_count,
    result_words.stake_words,
    result_words.money,
    result_words.drawback_claim,
    result_words.drawback_found,
    result_words.searched,
    result_words.seen_words,
    result_words.change_claim,
    result_words.change_effect,
    result_words.origin_words,
    result_words.finding_words,
    result_words.versions_words,
    own_tool_words.own_title,
    own_tool_words.own_former,
    own_tool_words.own_place,
    own_tool_words.own_enough,
    own_tool_words.own_rule,
    own_tool_words.own_unknown,
):
    register.filter(words.__name__, words)


@register.filter(name="first_sentence")
def _first_sentence(text: object) -> str:
    """What a tool is, in one sentence; the rest stands in its profile."""
    return first_sentence(str(text))


@register.simple_tag
def proof(evidence: Evidence) -> SafeString:
    """What a statement rests on, as HTML. Results share their proofs, so each is rendered once a process."""
    return _rendered(evidence, get_language() or "cs")


@lru_cache(maxsize=PROOFS_KEPT)
def _rendered(evidence: Evidence, language: str) -> SafeString:
    return render_to_string("advisor/result_evidence.html", {"evidence": evidence})


@register.filter
def sources(evidence: Evidence) -> list[dict[str, Any]]:
    """Sources for the evidence component; one without words of this language is named by its site."""
    return [
        {**source_name(source), "url": source.url, "kind": source.kind, "seen": source.seen}
        for source in evidence.sources
    ]


@register.filter
def source_name(source: Source) -> dict[str, Any]:
    """`title` is what the source shows, or its site where nobody wrote that in this language: then with `original`."""
    title, original = label(source.title, source.url)
    return {"title": title, "original": original}


@register.filter
def at_level(words: object, level: object) -> str:
    """A level with the words before it: "at least basic"."""
    return capfirst(f"{words} {result_words.lower_first(level)}")


@register.filter
def at(sequence: Any, position: int) -> Any:
    """The item at a position."""
    return sequence[position]


@register.simple_tag(takes_context=True)
def vendor_questions_url(context: template.Context, tool: str) -> str:
    """The page with questions for the vendor of a tool, of this result or of this example."""
    if context.get("example"):
        return reverse("advisor:example_questions", args=[context["example"].key, tool])
    return reverse("advisor:vendor_questions", args=[context["access"].token, context["number"], tool])
