"""The rules that facts and assessments must hold to. One validator for the import, the admin and `check_catalogue`.

Pure: plain records in the form of the data files and a `Rubric` in, faults out, the day as an argument. What one row of
the database can check by itself stands a second time as a constraint in the models.
"""

from tools_catalog.rules.cells import (
    cell_faults,
    lacks_required_evidence,
    latest_seen,
    piece_faults,
    publication_faults,
)
from tools_catalog.rules.facts import fact_faults
from tools_catalog.rules.prices import price_faults
from tools_catalog.rules.tools import reference_faults, tool_faults, weakness_faults
from tools_catalog.rules.values import Fault

__all__ = [
    "Fault",
    "cell_faults",
    "fact_faults",
    "lacks_required_evidence",
    "latest_seen",
    "piece_faults",
    "price_faults",
    "publication_faults",
    "reference_faults",
    "tool_faults",
    "weakness_faults",
]
