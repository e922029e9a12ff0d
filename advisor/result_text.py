"""The result as plain text for a terminal or an e-mail: the same view as the page, line by line."""

import textwrap
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advisor import own_tool_words as own_words
from advisor import result_words as words
from advisor.explanations.parts import Evidence
from advisor.explanations.shapes import ReadinessView, ResultView, Task
from advisor.explanations.tool_shapes import Drawback, ExcludedGroup, Finding, Line, OwnTool, Pick

WIDTH = 100
SIGNS = ("- ", "+ ", "? ", "[ ] ")  # what begins a line; wrapped text stands under its first word


def result_text(view: ResultView) -> str:
    """The whole result in the active language, wrapped, with empty lines between its parts."""
    parts = [
        _head(view),
        _readiness(view.readiness),
        _own_tool(view.own_tool),
        *(_pick(pick) for pick in view.picks),
        _shared_place(view),
        _further(view),
        _needs(view),
        _changes(view),
        _give_up(view),
        _excluded(view),
        _foot(view),
    ]
    return "\n\n".join("\n".join(_wrapped(part)) for part in map(list, parts) if part) + "\n"


def _wrapped(lines: Iterable[str]) -> Iterator[str]:
    """Lines no wider than a page; what is wrapped keeps its indent."""
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()))
        sign = next((sign for sign in SIGNS if line.lstrip().startswith(sign)), "")
        hanging = indent + " " * len(sign)
        whole = textwrap.TextWrapper(WIDTH, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False)
        yield from whole.wrap(line) or [""]


def _title(text: str) -> list[str]:
    return [text, "-" * min(len(text), WIDTH)]


def _head(view: ResultView) -> Iterator[str]:
    yield from _title(words.title_words(view))
    yield words.who_words(view.who)
    if view.who.question:
        yield f"{_('What you need to decide or find out:')} {view.who.question}"


def _readiness(readiness: ReadinessView) -> Iterator[str]:
    lights = {"green": _("Green"), "amber": _("Amber"), "red": _("Red")}
    yield from _title(f"{lights[readiness.light]}: {readiness.name}")
    yield str(readiness.message)
    for task in (*readiness.first, *readiness.further):
        yield from _task(task)
    for note in readiness.good_to_know:
        yield f"- {_('Good to know.')} {note.text} {note.why or ''}".rstrip()


def _task(task: Task) -> Iterator[str]:
    yield f"[ ] {task.text}"
    origin = f"{_('Source:')} {task.source}." if task.source else f"{_('From the answer to:')} {task.question}"
    yield f"    {words.sentences(task.why)} {origin}"


def _own_tool(own: OwnTool | None) -> Iterator[str]:
    if own is None:
        return
    yield from _title(own_words.own_title(own))
    if not own.known:
        yield own_words.own_unknown(own)
    for listed in own.listed:
        yield f"{listed.tool.name} {own_words.own_former(listed, own)}".strip()
        labels = ", ".join(str(label.text) for label in listed.labels)
        yield f"{own_words.own_place(listed)} {labels}; {words.fit_words(listed.fit)}"
        yield f"{own_words.own_enough(listed)} {own_words.own_rule(own)}"
        for condition in listed.confirm:
            yield f"? {_('What the supplier must confirm')}: {words.sentence(condition.sentence)}"
    for excluded in own.excluded:
        yield f"{excluded.tool.name} {own_words.own_former(excluded, own)}".strip()
        yield from (f"- {reason} {_found(finding)}" for reason, finding in excluded.failed)


def _shared_place(view: ResultView) -> Iterator[str]:
    if view.shared_place:
        yield words.shared_place()


def _pick(pick: Pick) -> Iterator[str]:
    labels = ", ".join(str(label.text) for label in pick.labels)
    yield from _title(f"{pick.place}. {pick.tool.name}")
    yield f"{labels}; {words.fit_words(pick.fit)}"
    cost = words.price_words(pick.price)
    if pick.price.note:
        cost = f"{cost.rstrip('.')}. {pick.price.note}"
    yield f"{_('First year')}: {cost}{_proof(pick.price.evidence)}"
    seen = _proof(pick.similar.evidence) if pick.similar.band else ""
    yield f"{_('Similar municipalities')}: {words.similar_words(pick.similar)}{seen}"
    for condition in pick.confirm:
        yield f"? {_('What the supplier must confirm')}: {words.sentence(condition.sentence)}"
    if pick.nothing_found:
        yield f"? {_('We have found nothing about this activity with this tool.')}"
    for reason in pick.advantages:
        yield f"+ {reason.criterion}. {reason.has} ({reason.need}){_proof(reason.evidence)}"
    for drawback in pick.drawbacks:
        yield _drawback(drawback)


def _drawback(reason: Drawback) -> str:
    proof = _proof(reason.evidence) if reason.unmet or reason.evidence.found else ""
    sign = "-" if reason.unmet else "?"
    return f"{sign} {words.drawback_claim(reason)} {words.drawback_found(reason)} ({reason.need}){proof}"


def _proof(evidence: Evidence) -> str:
    """Grade, day and address of the first source, in brackets; without a source the day alone."""
    seen = words.seen_words(evidence)
    grade = str(evidence.grade_name or "") if evidence.found else ""
    parts = [part for part in (grade, seen, evidence.sources[0].url if evidence.found else "") if part]
    return f" [{', '.join(parts)}]" if parts else ""


def _further(view: ResultView) -> Iterator[str]:
    groups = [
        (_("They meet your conditions"), view.further),
        (_("The supplier has to confirm something"), view.conditional),
        (_("We have found nothing about the activity you chose"), view.nothing_found),
        (_("Tools that fit less well"), view.lower_fit),
    ]
    if any(lines for _title_of, lines in groups):
        yield from _title(_("Further tools"))
    for title, lines in groups:
        if lines:
            yield f"{title}:"
        yield from map(_line, lines)


def _line(line: Line) -> str:
    confirm = " ".join(words.sentence(condition.sentence) for condition in line.confirm)
    asks = f"; {_('What the supplier must confirm')}: {confirm}" if confirm else ""
    labels = ", ".join(str(label.text) for label in line.labels)
    return f"  - {line.tool.name}: {labels}; {words.fit_words(line.fit)}{asks}"


def _needs(view: ResultView) -> Iterator[str]:
    if not view.picks:
        return
    yield from _title(_("Your needs one by one"))
    for need in view.needs:
        yield f"{need.name} ({words.lower_first(need.importance)}, {need.weight} %)"
        for pick, fit in zip(view.picks, need.fits, strict=True):
            yield f"  - {pick.tool.name}: {words.fit_words(fit)}"


def _changes(view: ResultView) -> Iterator[str]:
    if view.changes:
        yield from _title(_("What would change the result"))
    for change in view.changes:
        yield f"? {words.change_claim(change)} {words.change_effect(change)}"


def _give_up(view: ResultView) -> Iterator[str]:
    if view.relaxations:
        yield from _title(_("What you could give up"))
    for part in view.relaxations:
        returning = _("Without it these would return: %(tools)s.") % {"tools": words.names(part.tools)}
        yield f"- {words.joined(part.drop)}. {returning}"
    if view.combinations:
        yield from _title(_("Two tools together"))
        yield _(
            "No single tool surely has all the activities and connections you need. "
            "These pairs have them together; their prices add up. Ask about your other conditions."
        )
        yield from (f"- {words.names(pair)}" for pair in view.combinations)


def _excluded(view: ResultView) -> Iterator[str]:
    if view.excluded:
        count = view.excluded_count
        yield from _title(ngettext("Why %(n)s tool dropped out", "Why %(n)s tools dropped out", count) % {"n": count})
    for group in view.excluded:
        yield from _excluded_group(group)


def _excluded_group(group: ExcludedGroup) -> Iterator[str]:
    yield f"{group.reason} ({words.tool_count(len(group.findings))})"
    yield f"  {words.origin_words(group)}"
    yield from (f"  - {_finding(finding)}" for finding in group.findings)


def _finding(finding: Finding) -> str:
    return f"{finding.tool.name}: {_found(finding)}"


def _found(finding: Finding) -> str:
    return f"{finding.what}: {words.finding_words(finding)}{_proof(finding.evidence)}"


def _foot(view: ResultView) -> Iterator[str]:
    yield words.versions_words(view)
    yield str(view.method)
