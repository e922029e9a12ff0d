"""What visitors do, and how long each answer took. All requests go to one address of this machine."""

import importlib.util
import random
import secrets
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from types import ModuleType
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

from tests.database_snapshot import ROOT
from tests.workshops.registering.crowd import people, post

WORKSHOP = "proof"
LISTS = ("/", "/en/", "/nastroje/", "/en/tools/?q=budget", "/nastroje/?q=anketa", "/aktuality/", "/workshopy/")
SEARCHES = ("rozpočet", "mestech", "pocitova mapa", "participace deti", "“dotazník”", "xyzzy", "občanů")
MIX = {"list": 8, "tool": 8, "search": 4, "registration": 2, "questionnaire": 1}  # a questionnaire has many pages


class Clock:
    """Seconds of each answer by kind, and what went wrong."""

    def __init__(self) -> None:
        self.seconds, self.faults, self.lock = defaultdict[str, list[float]](list), Counter[str](), threading.Lock()

    def timed(self, kind: str, ask: Callable[[], Any]) -> Any:
        began = time.perf_counter()
        answer = ask()
        with self.lock:
            self.seconds[kind].append(time.perf_counter() - began)
        return answer

    def failed(self, kind: str, fault: Exception) -> None:
        with self.lock:
            words = f"status {fault.code}" if isinstance(fault, HTTPError) else f"{type(fault).__name__} {fault}"
            self.faults[f"{kind}: {words}"] += 1


class Visitor:
    """One visitor after another, each does one thing."""

    def __init__(self, site: str, clock: Clock, chance: random.Random) -> None:
        self.site, self.clock, self.chance = site, clock, chance
        self.tools = sorted(file.stem for file in (ROOT / "tools_catalog" / "data" / "tools").glob("*.yaml"))

    def go(self) -> None:
        """One visit of a kind that the mix decides; a fault is noted and the next visitor comes."""
        [kind] = self.chance.choices(list(MIX), list(MIX.values()))
        try:
            getattr(self, kind)()
        except (OSError, ValueError, AssertionError, TypeError, SystemExit) as fault:
            self.clock.failed(kind, fault)

    def read(self, kind: str, path: str) -> None:
        def ask() -> bytes:
            with urlopen(self.site + path, timeout=60) as answer:
                return answer.read()

        assert b"</html>" in self.clock.timed(kind, ask), path

    def list(self) -> None:
        self.read("list", self.chance.choice(LISTS))

    def tool(self) -> None:
        self.read("tool", f"/nastroje/{self.chance.choice(self.tools)}/")

    def search(self) -> None:
        self.read("search", f"/hledat/?q={quote(self.chance.choice(SEARCHES))}")

    def registration(self) -> None:
        [person] = people(self.site, WORKSHOP, 1)
        person["email"] = f"{secrets.token_hex(6)}@example.org"
        status = self.clock.timed("registration", lambda: post(self.site, WORKSHOP, person))
        assert status == 302, f"registration answered {status}"

    def questionnaire(self) -> None:
        visit = questionnaire()
        for name in ("get", "post"):
            setattr(visit, name, self.watched(getattr(visit, name)))
        start = visit.get(self.site + "/potreby/")
        result = visit.post(visit.fill_in(visit.post(start.form("/potreby/$"))).form("/vysledek/"))
        assert "cp-pick" in result.text, "a result without a tool"

    def watched(self, ask: Callable[[Any], Any]) -> Callable[[Any], Any]:
        return lambda what: self.clock.timed("questionnaire", lambda: ask(what))


def questionnaire() -> ModuleType:
    """The visitor of the rehearsal, a copy for each so that their clocks do not mix."""
    spec = importlib.util.spec_from_file_location("visitor_of_the_proof", ROOT / ".ci" / "visitor.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def visits(site: str, clock: Clock, *, readers: int, seconds: float, pause: float) -> None:
    """So many visitors at a time, for so long; each waits a little before the next one comes."""
    end = time.monotonic() + seconds

    def one(number: int) -> None:
        visitor = Visitor(site, clock, random.Random(number))
        while time.monotonic() < end:
            visitor.go()
            time.sleep(pause)

    threads = [threading.Thread(target=one, args=[number]) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
