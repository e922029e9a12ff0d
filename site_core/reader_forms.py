"""What all forms of readers share: limits that say by how much, a trap for programs, errors from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils.formats import number_format
from django.utils.translation import ngettext


@dataclass(frozen=True)
class AtMost:
    """Refuses a text of more characters and says how many to leave out. A line break counts once."""

    most: int

    def __call__(self, written: str) -> None:
        over = len(one_break(written)) - self.most
        if over > 0:
            numbers = {name: number_format(n, force_grouping=True) for name, n in (("most", self.most), ("over", over))}
            raise forms.ValidationError(
                ngettext(
                    "At most %(most)s characters fit here. Leave out %(over)s character.",
                    "At most %(most)s characters fit here. Leave out %(over)s characters.",
                    over,
                )
                % numbers
            )


def one_break(written: str) -> str:
    """The text with line breaks of one character: a browser sends two."""
    return written.replace("\r\n", "\n")


class ReaderForm(forms.Form):
    """A form in `FIELDS` from top to bottom. `homepage` is a trap: people do not see it, programs fill it in.

    `PLACES` names where the summary of errors leads for fields that have no element of their name.
    """

    FIELDS: ClassVar[tuple[str, ...]] = ()
    PLACES: ClassVar[dict[str, str]] = {}

    homepage = forms.CharField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in self.words_for_empty().items():
            self.fields[name].error_messages["required"] = words

    def words_for_empty(self) -> dict[str, str]:
        """What to say of each field that must not stay empty."""
        return {}

    @property
    def is_trapped(self) -> bool:
        """Whether a program filled it in."""
        return bool(self.data.get("homepage"))

    @property
    def errors_in_order(self) -> list[dict[str, str]]:
        """Fields with what is wrong, from top to bottom, for the summary."""
        wrong = [name for name in self.FIELDS if name in self.errors]
        return [{"id": self.PLACES.get(name, name), "message": self.errors[name][0]} for name in wrong]

    @property
    def content(self) -> str:
        """All that was written, as one text: the same form sent twice holds the same."""
        return "\0".join(str(self.data.get(name, "")).strip() for name in self.FIELDS)
