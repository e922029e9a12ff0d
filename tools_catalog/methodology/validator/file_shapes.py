"""The form of each file of an edition: which keys there are and what kind of value they hold."""

from collections.abc import Iterator, Mapping

from .common_shapes import knockout, level, target, targets, texts, when
from .edition_shape import edition
from .node import Fault
from .raw_edition import RawFile
from .shape import Shape, fields, keyed, listed, number, one_of, text, whole, words

COMPUTED_CRITERIA = ("budget_fit", "track_record_size")
FACT_TYPES = ("bool", "enum", "list", "int", "money", "date", "text")
LIGHTS = ("red", "amber", "green")

flag = one_of(True, False)
yes = one_of(True)

effects = fields(
    {},
    {
        "targets": targets,
        "knockouts": listed(knockout),
        "conditional": listed(fields({"when": when}, {"targets": targets, "knockouts": listed(knockout)})),
        "notes": listed(words),
        "tasks": listed(words),
        "flags": texts,
    },
)
option = fields({"key": text, "label": words}, {"hint": words, "info": yes, "effects": effects})
cell = fields({}, {"info": yes, "effects": effects})
question = fields(
    {
        "key": text,
        "section": text,
        "page": text,
        "type": one_of("radio", "checkbox", "text", "radio_grid"),
        "required": flag,
        "text": words,
        "why": words,
    },
    {
        "hint": words,
        "max": whole(1),
        "exclusive": texts,
        "visible_if": when,
        "info": yes,
        "options": listed(option, least=2),
        "options_from": one_of("active_needs"),
        "columns": listed(fields({"key": text, "label": words}, {"hint": words, "info": yes}), least=2),
        "columns_from": one_of("importance"),
        "rows": listed(fields({"key": text, "label": words, "cells": keyed(cell)}), least=1),
        "rows_from": one_of("needs"),
        "suggest_from": one_of("catalogue"),
        "dont_know": fields({"label": words, "hint": words}),
    },
)
questions = fields(
    {
        "sections": listed(fields({"key": text, "name": words, "intro": words})),
        "dont_know_effect": words,
        "dont_know_assumed_effect": words,
        "dont_know_label": words,
        "questions": listed(question),
    }
)

criteria = fields(
    {
        "groups": listed(fields({"key": text, "name": words})),
        "criteria": listed(
            fields(
                {
                    "key": text,
                    "code": text,
                    "group": text,
                    "name": words,
                    "judged": words,
                    "levels": listed(words, exactly=5),
                    "evidence_for_3": listed(text, least=1),
                    "ttl_months": whole(1),
                },
                {
                    "relevant_when": when,
                    "na": fields({"when": words, "resolved_level": level, "rule": words}),
                    "computed": one_of(*COMPUTED_CRITERIA),
                },
            )
        ),
    }
)

facts = fields(
    {
        "facts": listed(
            fields(
                {
                    "key": text,
                    "type": one_of(*FACT_TYPES),
                    "use": one_of("knockout", "computed", "display"),
                    "label": words,
                    "help": words,
                },
                {"values": listed(fields({"key": text, "label": words}), least=1), "open_values": flag},
            )
        )
    }
)

raised = fields({"when": when, "importance": text, "text": words})
need = fields(
    {"key": text, "name": words, "swing_from": words, "swing_to": words, "active_when": when},
    {
        "min_importance": text,
        "default_importance": text,
        "default_importance_when": listed(raised),
        "weight_factor": whole(1),
        "mapping": keyed(number),
        "rule": fields(
            {"name": one_of("equal_over"), "target_gte": target, "criteria": listed(text, least=1)},
            {"main_factor": whole(1)},
        ),
    },
)
needs = fields({"needs": listed(need)})

light = fields({"name": words, "message": words})
readiness = fields(
    {
        "outcomes": fields(dict.fromkeys(LIGHTS, light)),
        "rules": listed(
            fields(
                {
                    "key": text,
                    "rule": text,
                    "level": one_of(*LIGHTS, "info"),
                    "condition": when,
                    "message": words,
                    "why": words,
                    "tasks": listed(words),
                    "source": words,
                }
            )
        ),
    }
)

document_section = fields({"key": text, "number": text, "title": words, "source": texts, "text": words})
document = fields(
    {
        "title": words,
        "intro": words,
        "sections": listed(document_section),
        "annexes": listed(fields({"key": text, "letter": text, "title": words, "text": words})),
        "notices": keyed(words),
        "clauses": listed(fields({"key": text, "cs": text, "en": text})),
        "must_sentences": keyed(words),
        "requirements": keyed(fields(dict.fromkeys(range(1, 5), words))),
        "vendor_questions": fields({"criteria": keyed(words), "facts": keyed(words)}),
    }
)

glossary = fields({"terms": listed(fields({"key": text, "term": words, "text": words}))})

FILE_SHAPES: Mapping[str, Shape] = {
    "edition": edition,
    "criteria": criteria,
    "facts": facts,
    "questions": questions,
    "needs": needs,
    "readiness": readiness,
    "document": document,
    "glossary": glossary,
}


def shape_faults(file: RawFile) -> Iterator[Fault]:
    """What does not have the form of its file."""
    return FILE_SHAPES[file.name](file.root)
