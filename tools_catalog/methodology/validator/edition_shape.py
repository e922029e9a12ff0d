"""The form of edition.yaml: the constants of the recommendation and the words of its closed lists."""

from .common_shapes import knockout_choices, knockout_keys, level, target, targets, texts, when
from .shape import anything, date, fields, keyed, listed, nullable, number, one_of, pair, text, whole, words

ORDER_KEYS = ("unconditional_first", "activity_found_first", "guaranteed_fit", "possible_fit", "name")
GRADES = ("A", "B", "C", "D", "U")

points = whole(0, 100)
base_knockout = fields(knockout_keys, {**knockout_choices, "unless": when, "unsure_when": when})

widening = fields({"below": level, "above": level})
grade = fields(
    {"interval": one_of("around", "hull", "full"), "fresh": widening, "stale": widening, "name": words, "text": words}
)
importance = fields(
    {
        "buckets": listed(fields({"key": text, "points": points, "name": words, "hint": words})),
        "first_bonus": whole(0),
        "asked_factor": whole(1),
        "asked_text": words,
        "dont_know_counts_as": text,
        "max_cards": whole(1),
    }
)
ranking = fields(
    {
        "order": listed(one_of(*ORDER_KEYS), least=1),
        "recommended_min_fit": whole(1, 100),
        "indifference_band": points,
        "shortlist_size": whole(1),
        "tier1_rivals": one_of("unconditional", "all"),
        "display_rounding": one_of("half_up"),
        "contrast_points_shown": points,
        "existing_tool_min_fit": points,
        "leader_width_max": points,
    }
)
smaa = fields({"samples": whole(1), "seed_from": texts, "weights": text, "levels": text, "note": words})
currency = fields(
    {
        "base": one_of("CZK"),
        "valid_from": date,
        "seen": listed(date, least=1),
        "source": words,
        "rates": keyed(pair(number, number)),
        "note": words,
    }
)
price_rules = fields(
    {
        "per": listed(
            fields(
                {"key": text, "times": anything, "text": words},
                {"if": fields({"when": when, "times": pair(number, nullable(number))})},
            )
        ),
        "office_users": pair(whole(1), whole(1)),
        "vat_percent": whole(0, 100),
        "estimate_spread": pair(number, number),
        "price_age_months": whole(1),
        "self_run_when": when,
        "self_run_impossible_when": when,
        "texts": fields(dict.fromkeys(("self_run", "free_limited", "not_free", "estimate", "unknown"), words)),
    }
)
threshold = fields(
    {
        "key": text,
        "value": anything,
        "unit": text,
        "valid_from": date,
        "source": text,
        "confidence": one_of("read_in_sources", "verify_before_publishing"),
        "name": words,
        "text": words,
    }
)
edition = fields(
    {
        "id": text,
        "status": one_of("draft", "proposal", "published", "retired"),
        "valid_from": date,
        "name": words,
        "summary": words,
        "status_note": words,
        "languages": listed(one_of("cs", "en"), exactly=2),
        "levels": listed(fields({"level": level, "name": words, "meaning": words})),
        "cell_states": fields(dict.fromkeys(("scored", "unknown", "not_applicable", "no"), words)),
        "floor": fields({"words": words, "text": words}),
        "evidence_kinds": keyed(words),
        "evidence_grades": fields(dict.fromkeys(GRADES, grade)),
        "evidence_rules": fields(
            {
                "level_3_without_required_evidence": one_of(*GRADES),
                "two_reviewers_for": texts,
                "missing_cell": one_of(*GRADES),
            }
        ),
        "importance": importance,
        "presence_level": target,
        "ranking": ranking,
        "smaa": smaa,
        "result_labels": fields(
            dict.fromkeys(("recommended", "conditional", "tied", "not_ruled_out", "lower_fit", "excluded"), words)
        ),
        "size_bands": listed(fields({"key": text, "min": whole(), "max": nullable(whole()), "name": words})),
        "size_answer_to_band": keyed(nullable(text)),
        "budget_bands": listed(fields({"key": text, "min_czk": whole(), "max_czk": nullable(whole())})),
        "currency": currency,
        "price_rules": price_rules,
        "derived_intervals": listed(
            fields({"criterion": text, "when": listed(text, least=1), "interval": pair(level, level), "text": words})
        ),
        "launch_weeks_cap": listed(pair(nullable(whole()), level)),
        "time_weeks": keyed(nullable(whole(1))),
        "required_questions": texts,
        "base_targets": targets,
        "base_knockouts": listed(base_knockout),
        "knockout_types": keyed(words),
        "legal_note": words,
        "legal_thresholds": listed(threshold),
        "pb_cost_share_percent": whole(0, 100),
    }
)
