"""Made-up catalogues of the index, and an independent way to filter them: one tool after another, no sets."""

import datetime

from hypothesis import strategies as st

from tools_catalog.browsing.index import Described, build
from tools_catalog.browsing.search_words import plain
from tools_catalog.browsing.selection import Selection

FACETS = {
    "does": ("survey", "map", "vote"),
    "czech": ("full", "partial", "unknown"),
    "code": ("open", "closed"),
    "identity": ("email", "nia"),
}
IN_PART = ("does", "identity")
TOGETHER = "does"
SHELVES = ("offered", "discontinued")
WORDS = ("ctvrt", "anketa", "Žížala")


def _described(key, shelf, options, maybe, words, share, day):
    return Described(
        key=key,
        shelf=shelf,
        options=options,
        may={facet: options[facet] | maybe[facet] for facet in IN_PART},
        text=" ".join(words),
        documented=share,
        verified=day,
    )


def _options():
    return st.fixed_dictionaries({facet: st.frozensets(st.sampled_from(keys)) for facet, keys in FACETS.items()})


def catalogues():
    """Up to twelve tools, in the order of their keys."""
    tool = st.tuples(
        st.sampled_from(SHELVES),
        _options(),
        _options(),
        st.lists(st.sampled_from(WORDS), max_size=2),
        st.sampled_from((0.0, 0.5, 0.9)),
        st.sampled_from((None, datetime.date(2026, 1, 1), datetime.date(2026, 11, 1))),
    )
    return st.lists(tool, max_size=12).map(
        lambda tools: [_described(f"tool-{place:02}", *values) for place, values in enumerate(tools)]
    )


def selections():
    """Anything that one can ask for."""
    chosen = st.fixed_dictionaries(
        {}, optional={facet: st.lists(st.sampled_from(keys), min_size=1, unique=True) for facet, keys in FACETS.items()}
    )
    return st.builds(
        lambda chosen, unverified, words, sort, shelf: Selection(
            shelf=shelf,
            chosen={facet: tuple(options) for facet, options in chosen.items()},
            unverified=unverified,
            words=words,
            sort=sort,
            first_shelf=SHELVES[0],
        ),
        chosen,
        st.booleans(),
        st.sampled_from(("", "ctvrt", "ŽIZALA", "anketa ctvrt", "nic")),
        st.sampled_from(("name", "documented", "verified")),
        st.sampled_from(SHELVES),
    )


def index_of(tools):
    """The index of made-up tools."""
    return build(tools, vocabulary=FACETS, together={TOGETHER}, shelves=SHELVES)


def passes(tool, selection):
    """Whether a tool belongs into the list, said in the plainest way."""
    if tool.shelf != selection.shelf or not all(word in plain(tool.text) for word in plain(selection.words).split()):
        return False
    for facet, options in selection.chosen.items():
        has = tool.may[facet] if facet in IN_PART and selection.unverified else tool.options[facet]
        if not (has >= set(options) if facet == TOGETHER else has & set(options)):
            return False
    return True


def keys(index, found):
    """Keys of the tools found, in their order."""
    return [index.keys[place] for place in found.places]
