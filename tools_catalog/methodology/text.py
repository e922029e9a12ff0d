"""A text of an edition, in all languages side by side."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from django.utils.translation import get_language

DEFAULT_LANGUAGE = "cs"


class Text(Mapping[str, str]):
    """A text by language: `text["cs"]`. Printed, it is in the active language, in Czech when it lacks that one."""

    __slots__ = ("_by_language", "_hash")

    def __init__(self, by_language: Mapping[str, str]) -> None:
        self._by_language = MappingProxyType(dict(by_language))
        self._hash: int | None = None

    def __getitem__(self, language: str) -> str:
        return self._by_language[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_language)

    def __len__(self) -> int:
        return len(self._by_language)

    def __eq__(self, other: object) -> bool:
        return self._by_language == other._by_language if isinstance(other, Text) else super().__eq__(other)

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(tuple(sorted(self._by_language.items())))
        return self._hash

    def __str__(self) -> str:
        language = (get_language() or DEFAULT_LANGUAGE).partition("-")[0]
        return self._by_language.get(language) or self._by_language[DEFAULT_LANGUAGE]

    def __repr__(self) -> str:
        return f"Text({dict(self._by_language)!r})"
