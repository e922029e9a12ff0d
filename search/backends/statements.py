"""The SQL that finds and ranks entries of the index: one query for all hits, in the words of each of the two databases.

The library asks for the rank of each hit by a query of its own, which on SQLite costs the square of the hits, and on
PostgreSQL by a join that the index does not serve. Both begin at the full text here.
"""

from __future__ import annotations

from dataclasses import dataclass

from search.backends.grammar import FTS5, TSQUERY, Grammar

TITLE, BODY, AUTOCOMPLETE = "title", "body", "autocomplete"
TITLE_COUNTS = 8  # times as much as the body: whoever types a name looks for the thing that bears it

type Statement = tuple[str, list[object]]  # SQL and its parameters


@dataclass(frozen=True)
class Sought:
    """`text` in the grammar of the database, looked for in `columns` of entries of these content types."""

    text: str
    columns: tuple[str, ...]
    kinds: tuple[int, ...]
    pk: str  # the SQL type of the primary key; the index keeps it as text


class Statements:
    """`table` is the index of the library, `entry` its name in each statement."""

    grammar: Grammar

    def __init__(self, table: str) -> None:
        self.table = table

    def keys(self, sought: Sought) -> Statement:
        """Primary keys of all hits, in no order."""
        where, params = self._where(sought)
        return f"SELECT CAST(entry.object_id AS {sought.pk}) {where}", params

    def ranked(self, sought: Sought, limit: int | None) -> Statement:
        """Primary keys with scores (more is better), the best first; among equals what was indexed last."""
        where, params = self._where(sought)
        score, score_params = self._score(sought)
        end = "" if limit is None else f" LIMIT {limit:d}"
        head = f"SELECT CAST(entry.object_id AS {sought.pk}), {score} AS score"
        return f"{head} {where} ORDER BY score DESC, entry.id DESC{end}", [*score_params, *params]

    def _where(self, sought: Sought) -> Statement:
        source, match, params = self._matching(sought)
        kinds = ", ".join(["%s"] * len(sought.kinds))
        return f"FROM {source} WHERE {match} AND entry.content_type_id IN ({kinds})", [*params, *sought.kinds]

    def _matching(self, sought: Sought) -> tuple[str, str, list[object]]:
        raise NotImplementedError

    def _score(self, sought: Sought) -> Statement:
        raise NotImplementedError


class SqliteStatements(Statements):
    """FTS5: https://www.sqlite.org/fts5.html, the rank is its bm25, which is less for a better hit."""

    grammar = FTS5
    COUNTS = {AUTOCOMPLETE: 1, BODY: 1, TITLE: TITLE_COUNTS}  # in the order of the columns of the table

    def _matching(self, sought: Sought) -> tuple[str, str, list[object]]:
        fts = f"{self.table}_fts"
        source = f"{fts} CROSS JOIN {self.table} AS entry ON entry.id = {fts}.rowid"  # CROSS: the full text comes first
        return source, f"{fts} MATCH %s", [f"{{{' '.join(sought.columns)}}} : ({sought.text})"]

    def _score(self, sought: Sought) -> Statement:
        return f"-bm25({self.table}_fts, {', '.join(map(str, self.COUNTS.values()))})", []


class PostgresStatements(Statements):
    """Full text search of PostgreSQL; `title || body` is what migration `search.0001` makes an index of."""

    grammar = TSQUERY
    COUNTS = f"'{{{1 / TITLE_COUNTS}, 0, 0, 1}}'"  # of the weights D, C, B, A; titles have A, everything else D
    BY_LENGTH = 1  # divides by 1 + the logarithm of the length, so that a long page does not win by its length

    def _matching(self, sought: Sought) -> tuple[str, str, list[object]]:
        match = f"({self._vector(sought)}) @@ to_tsquery('simple', %s)"
        return f"{self.table} AS entry", match, [sought.text]

    def _score(self, sought: Sought) -> Statement:
        vector = self._vector(sought)
        return f"ts_rank({self.COUNTS}, {vector}, to_tsquery('simple', %s), {self.BY_LENGTH})", [sought.text]

    def _vector(self, sought: Sought) -> str:
        return " || ".join(f"entry.{column}" for column in sought.columns)
