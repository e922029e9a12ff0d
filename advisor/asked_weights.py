"""What municipalities weigh, for the review desk of the catalogue: weights of criteria and nothing else."""

from collections.abc import Mapping
from fractions import Fraction

from django.db.models import OuterRef, Subquery

from advisor.models import Result
from tools_catalog.to_verify.weights import gives_weights

MOST = 500  # municipalities; the newest tell enough


@gives_weights
def weights_of_results(edition: str) -> list[Mapping[str, Fraction]]:
    """The weights of the newest result of each municipality that asked by this edition. One query, no answers."""
    newest = Result.objects.filter(profile=OuterRef("profile")).order_by("-number").values("pk")[:1]
    asked = Result.objects.filter(edition=edition, pk=Subquery(newest)).order_by("-pk")
    rows = asked.values_list("document__weights", flat=True)[:MOST]
    return [{criterion: Fraction(weight) for criterion, weight in weights.items()} for weights in rows]
