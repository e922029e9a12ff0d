"""What is looked for, in the language of a server: here FTS5 of SQLite and the tsquery of PostgreSQL. Pure.

Each server says how it joins and excludes; what is joined is the same for all. Forms are letters and digits only
(`search.words`), so nothing that was typed can be taken for a sign of the language.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass

from search.queries import Forms, Wanted, Words


class Asking[Part](ABC):
    """A query put together from parts in the language of one server. A part that is false says nothing."""

    nothing: Part

    def wanted(self, wanted: Wanted, *, beginning: bool = False) -> Part:
        """The whole query; `nothing` where nothing is looked for. `beginning`: the last word may go on."""
        if not wanted:
            return self.nothing
        last = len(wanted.groups) - 1
        groups = [self._group(group, beginning and number == last) for number, group in enumerate(wanted.groups)]
        together = self.every(groups) if wanted.every else self.either(groups)
        positive = self.every([together, *map(self.phrase, wanted.phrases)])
        return self.without(positive, self.forms(wanted.without)) if wanted.without else positive

    def _group(self, members: Iterable[Words], beginning: bool) -> Part:
        return self.either(self.every(self.forms(forms, beginning) for forms in words) for words in members)

    @abstractmethod
    def every(self, parts: Iterable[Part]) -> Part:
        """All of the parts."""

    @abstractmethod
    def either(self, parts: Iterable[Part]) -> Part:
        """Any of the parts."""

    @abstractmethod
    def without(self, part: Part, unwanted: Part) -> Part:
        """What has the one and not the other."""

    @abstractmethod
    def forms(self, forms: Forms, beginning: bool = False) -> Part:
        """Any form of a word; with `beginning` the first one may go on."""

    @abstractmethod
    def phrase(self, words: tuple[str, ...]) -> Part:
        """The words one behind the other."""


@dataclass(frozen=True)
class Grammar(Asking[str]):
    """`word` and `beginning` take one form; `phrase` joins the words between its two ends."""

    word: str
    beginning: str
    phrase_ends: str
    phrase_joint: str
    all_of: str
    any_of: str
    but_not: str
    nothing = ""

    def every(self, parts: Iterable[str]) -> str:
        """All of the parts; empty ones say nothing."""
        return self._joined(self.all_of, parts)

    def either(self, parts: Iterable[str]) -> str:
        """Any of the parts; empty ones say nothing."""
        return self._joined(self.any_of, parts)

    def without(self, part: str, unwanted: str) -> str:
        """What has the one and not the other."""
        return f"({part}{self.but_not}{unwanted})"

    def forms(self, forms: Forms, beginning: bool = False) -> str:
        """Any form of a word; with `beginning` the first one may go on."""
        whole = [self.word.format(form) for form in forms]
        return self.either([self.beginning.format(forms[0]), *whole[1:]] if beginning and forms else whole)

    def phrase(self, words: tuple[str, ...]) -> str:
        """The words one behind the other."""
        return self.phrase_ends.format(self.phrase_joint.join(words))

    def _joined(self, joint: str, parts: Iterable[str]) -> str:
        said = list(filter(None, parts))
        return said[0] if len(said) == 1 else f"({joint.join(said)})" if said else ""


FTS5 = Grammar('"{}"', '"{}"*', '"{}"', " ", " AND ", " OR ", " NOT ")
TSQUERY = Grammar("'{}'", "'{}':*", "('{}')", "' <-> '", " & ", " | ", " & !")
