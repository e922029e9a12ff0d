"""What an import did, for people."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from tools_catalog.importing.planning import Decision, RecordPlan


@dataclass
class Report:
    """Counts of records by what happened to them, and everything that needs a person's eye as (file, key, reason)."""

    tools: dict[Decision, int] = field(default_factory=lambda: dict.fromkeys(Decision, 0))
    assessments: dict[Decision, int] = field(default_factory=lambda: dict.fromkeys(Decision, 0))
    changed: list[tuple[str, str]] = field(default_factory=list)
    conflicts: list[tuple[str, str, str]] = field(default_factory=list)
    gone: list[tuple[str, str]] = field(default_factory=list)
    counted_as_c: list[tuple[str, str]] = field(default_factory=list)
    incomplete: list[tuple[str, str]] = field(default_factory=list)
    dry_run: bool = False

    def count(self, counts: dict[Decision, int], file: str, place: str, plan: RecordPlan) -> None:
        """Take in the plan of one record."""
        counts[plan.decision] += 1
        if plan.decision is Decision.CHANGE:
            self.changed.append((file, place))
        for conflict in plan.conflicts:
            self.conflicts.append((file, ".".join(filter(None, (place, conflict.field))), conflict.reason))
        self.gone += [(file, ".".join(filter(None, (place, name)))) for name in plan.gone]

    def lines(self) -> list[str]:
        """The summary, one line each."""
        return [
            *([_("Trial run: nothing was written.")] if self.dry_run else []),
            *(_("changed: %(file)s: %(key)s") % {"file": file, "key": key or "-"} for file, key in self.changed),
            *(
                _("conflict, left alone: %(file)s: %(key)s: %(reason)s")
                % {"file": file, "key": key or "-", "reason": reason}
                for file, key, reason in self.conflicts
            ),
            *(
                _("gone from the files, kept: %(file)s: %(key)s") % {"file": f, "key": key or "-"}
                for f, key in self.gone
            ),
            *(
                _("counts as grade C, required evidence missing: %(file)s: %(key)s") % {"file": file, "key": key}
                for file, key in self.counted_as_c
            ),
            *(
                _("the address is incomplete, shown as a text: %(file)s: %(key)s") % {"file": file, "key": key}
                for file, key in self.incomplete
            ),
            self._sum(_("Tools"), self.tools),
            self._sum(_("Assessments"), self.assessments),
        ]

    def _sum(self, name: str, counts: dict[Decision, int]) -> str:
        return _("%(name)s: %(added)d added, %(changed)d changed, %(left)d left alone.") % {
            "name": name,
            "added": counts[Decision.ADD],
            "changed": counts[Decision.CHANGE],
            "left": counts[Decision.LEAVE],
        }
