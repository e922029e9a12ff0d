"""Is the site alive, and is it ready for readers? For monitors and load balancers; says nothing about visitors.

`/healthz` only says that the process answers: whoever restarts what does not answer must not do so because the
database is away. `/readyz` asks everything the site stands on. Something that the site goes on without makes it
"degraded", still with 200; something that it cannot do without makes it "down", with 503.
"""

import logging
from collections.abc import Callable
from enum import StrEnum

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from site_core.private_pages import uncached

logger = logging.getLogger(__name__)


class State(StrEnum):
    OK = "ok"
    DEGRADED = "degraded"
    DOWN = "down"


type Check = Callable[[], bool]
SEVERITY = list(State)
_checks: dict[str, tuple[Check, State]] = {}


def checks_readiness(name: str, otherwise: State = State.DEGRADED) -> Callable[[Check], Check]:
    """Registers a function that says whether a part is well; where it is not, or it raises, the part is `otherwise`."""

    def register(check: Check) -> Check:
        _checks[name] = (check, otherwise)
        return check

    return register


def state_of(name: str) -> State:
    """How one part is. What went wrong stands in the log, never in the answer."""
    check, otherwise = _checks[name]
    try:
        return State.OK if check() else otherwise
    except Exception:
        logger.warning("The check of readiness %r failed.", name, exc_info=True)
        return otherwise


@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """200 from every process that can answer at all; asks nothing of the database."""
    return uncached(JsonResponse({"status": State.OK}))


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """The worst of all parts, and each of them."""
    states = {name: state_of(name) for name in sorted(_checks)}
    worst = max(states.values(), key=SEVERITY.index, default=State.OK)
    return uncached(JsonResponse({"status": worst, "checks": states}, status=503 if worst is State.DOWN else 200))
