"""The comparison as plain data: keys and numbers of all rows, for the JSON. See docs/comparison-file.md. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tools_catalog.comparison.about import About
from tools_catalog.comparison.table import Cell, Column, Table
from tools_catalog.methodology import Edition, Text
from tools_catalog.size_prices import SizePrice, SizePrices


def plain(shown: Table, edition: Edition, about: About, prices: tuple[SizePrices, ...]) -> dict[str, Any]:
    """Keys and numbers of all rows; `prices` of the columns for a size, where one was chosen."""
    kinds = {kind: key for key, kind in edition.labels.evidence_kinds.items()}
    return {
        "edition": edition.id,
        "snapshot": about.snapshot,
        "catalogue_day": about.catalogue.isoformat() if about.catalogue else None,
        "as_of": about.as_of.isoformat(),
        "tools": [plain_column(column) for column in shown.columns],
        "address": about.address or None,
        "importance": dict(about.buckets),
        "size": about.size[0] or None,
        "activities": about.activities,
        "prices": {column.key: plain_prices(found) for column, found in zip(shown.columns, prices, strict=False)}
        or None,
        **({"gone": [{"name": name, "note": note} for name, note in about.gone]} if about.gone else {}),
        "criteria": [
            {
                "group": group.key,
                "key": row.key,
                "name": str(row.name),
                "target": row.target or None,
                "equal": row.is_equal,
                "best": sorted(row.best),
                "cells": {cell.tool: plain_cell(cell, kinds) for cell in row.cells},
            }
            for group in shown.groups
            for row in group.rows
        ],
    }


def plain_column(column: Column) -> dict[str, Any]:
    """A tool with its fit."""
    ends = {"certain": column.sure, "proven": column.proven, "possible": column.possible}
    fit = {name: {"share": float(end), "exact": str(end)} for name, end in ends.items() if end is not None}
    return {"key": column.key, "name": column.name, "fit": fit or None}


def plain_prices(found: SizePrices) -> dict[str, Any]:
    """What the first year of a tool costs, by the way of running it."""
    return {
        "service": plain_price(found.service),
        "own_server": plain_price(found.own_server) if found.own_server else None,
    }


def plain_price(found: SizePrice) -> dict[str, Any]:
    """A price in crowns with what it rests on: published prices, or facts."""
    published = [(link.url, str(each.what), each.amount, each.seen) for each in found.prices for link in each.links]
    facts = [(link.url, None, None, found.seen) for link in found.links if found.seen]
    return {
        "low": found.low,
        "high": found.high,
        "words": found.words,
        "note": str(found.note) if found.note else None,
        "why_unknown": found.why or None,
        "sources": [
            {"url": url, "what": what, "amount": amount, "seen_on": seen.isoformat()}
            for url, what, amount, seen in [*published, *facts]
        ],
    }


def plain_cell(cell: Cell, kinds: Mapping[Text, str]) -> dict[str, Any]:
    """What is known of one criterion of one tool; `kinds` of evidence with their keys."""
    found = cell.found
    return {
        "state": found.state,
        "low": found.low,
        "high": found.high,
        "proven": found.proven,
        "computed": found.proven < found.low,
        "at_least": found.at_least,
        "grade": found.grade,
        "verdict": cell.verdict or None,
        "note": str(found.note) if found.note else None,
        "stale": found.stale,
        "searched_on": found.searched.isoformat() if found.searched else None,
        "sources": [
            {
                "url": each.url,
                "title": str(each.title),
                "kind": kinds[each.kind],
                "seen_on": each.seen.isoformat(),
            }
            for each in found.sources
        ],
    }
