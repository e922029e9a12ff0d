"""What is looked for, in the language of a server: FTS5 of SQLite or the tsquery of PostgreSQL. Pure.

Forms are letters and digits only (`search.words`), so nothing that was typed can be taken for a sign of the language.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from search.queries import Forms, Wanted, Words


@dataclass(frozen=True)
class Grammar:
    """`word` and `beginning` take one form; `phrase` joins the words between its two ends."""

    word: str
    beginning: str
    phrase_ends: str
    phrase_joint: str
    all_of: str
    any_of: str
    but_not: str

    def wanted(self, wanted: Wanted, *, beginning: bool = False) -> str:
        """The text of a query; empty where nothing is looked for. `beginning`: the last word may go on."""
        if not wanted:
            return ""
        last = len(wanted.groups) - 1
        groups = [self._group(group, beginning and number == last) for number, group in enumerate(wanted.groups)]
        together = self.every(groups) if wanted.every else self.either(groups)
        positive = self.every([*filter(None, [together]), *map(self._phrase, wanted.phrases)])
        return self.without(positive, self._forms(wanted.without)) if wanted.without else positive

    def every(self, parts: Iterable[str]) -> str:
        """All of the parts; empty ones say nothing."""
        return self._joined(self.all_of, parts)

    def either(self, parts: Iterable[str]) -> str:
        """Any of the parts; empty ones say nothing."""
        return self._joined(self.any_of, parts)

    def without(self, part: str, unwanted: str) -> str:
        """What has the one and not the other."""
        return f"({part}{self.but_not}{unwanted})"

    def _group(self, members: Iterable[Words], beginning: bool) -> str:
        return self.either(self.every(self._forms(forms, beginning) for forms in words) for words in members)

    def _forms(self, forms: Forms, beginning: bool = False) -> str:
        whole = [self.word.format(form) for form in forms]
        return self.either([self.beginning.format(forms[0]), *whole[1:]] if beginning and forms else whole)

    def _phrase(self, words: tuple[str, ...]) -> str:
        return self.phrase_ends.format(self.phrase_joint.join(words))

    def _joined(self, joint: str, parts: Iterable[str]) -> str:
        said = list(filter(None, parts))
        return said[0] if len(said) == 1 else f"({joint.join(said)})" if said else ""


FTS5 = Grammar('"{}"', '"{}"*', '"{}"', " ", " AND ", " OR ", " NOT ")
TSQUERY = Grammar("'{}'", "'{}':*", "('{}')", "' <-> '", " & ", " | ", " & !")
