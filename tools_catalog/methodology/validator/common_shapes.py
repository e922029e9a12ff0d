"""Forms that stand in more than one file of an edition: levels, targets and conditions on tools.

Conditions over answers (`when`, `visible_if`, ...) have their own rules in `conditions.py`.
"""

from collections.abc import Mapping

from .shape import Shape, anything, fields, keyed, listed, one_of, text, whole, words

OPERATORS = ("eq", "in", "contains_any", "contains_all", "lte", "gte", "first_year_cost_lte", "present")

when = anything
level = whole(0, 4)
target = whole(1, 4)
targets = keyed(target)
texts = listed(text)

knockout_keys: Mapping[str, Shape] = {
    "op": one_of(*OPERATORS),
    "value": anything,
    "strictness": one_of("must", "soft"),
    "code": text,
    "reason": words,
}
knockout_choices: Mapping[str, Shape] = {
    "fact": text,
    "criterion": text,
    "if_unknown": one_of("conditional", "ask"),
}
knockout = fields(knockout_keys, knockout_choices)
