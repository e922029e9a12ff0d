"""Hears which texts a Czech administration asks for that have no Czech, and reads its pages for English words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser

from django.utils.translation import trans_real

CZECH = "cs"
CONTEXT = "\x04"  # stands between the context of a text and the text
SILENT = {"script", "style", "template"}
QUOTING = {"p", "pre"}  # hold words in another language
SPOKEN = {"alt", "title", "placeholder", "aria-label", "aria-description"}
WORDS = (
    "the of and this that with you your are is was for from not all has have been page pages item items add edit "
    "delete select choose save there which where when"
)
ENGLISH = re.compile(r"\b(" + "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in WORDS.split()) + r")\b")


class Asked:
    """Texts that were asked for in Czech and came back as they were, without a letter changed."""

    def __init__(self) -> None:
        self.heard = 0
        self.english: set[str] = set()

    def listen(self, monkeypatch) -> None:
        """From now on every text that is asked for is heard, whoever asks."""
        for name in ("gettext", "ngettext"):
            ask = getattr(trans_real.DjangoTranslation, name)

            def asked(catalogue, *texts, ask=ask):
                words = ask(catalogue, *texts)
                if catalogue.language() == CZECH:
                    self.hear(words, texts[:2])
                return words

            monkeypatch.setattr(trans_real.DjangoTranslation, name, asked)

    def hear(self, words: str, texts: Iterable[str]) -> None:
        self.heard += 1
        said = words.rpartition(CONTEXT)[2]
        if words in texts and any(map(str.isalpha, said)):
            self.english.add(said)


class Spoken(HTMLParser):
    """The words of a page that somebody reads or hears; without what is marked as being in another language."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.language = ""
        self.words: list[str] = []
        self.silent = 0
        self.foreign: list[str] = []  # the element in another language, and those of its name within it
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.silent += tag in SILENT
        self.words += [value for name, value in attrs if name in SPOKEN and value]
        language = dict(attrs).get("lang", "")
        if tag == "html":
            self.language = language
        elif tag in self.foreign or (not self.foreign and tag in QUOTING and language not in ("", self.language)):
            self.foreign.append(tag)

    def handle_endtag(self, tag):
        self.silent -= tag in SILENT
        if tag in self.foreign:
            self.foreign.pop()

    def handle_data(self, data):
        if not self.silent and not self.foreign:
            self.words.append(data)


def english_words(html: str) -> set[str]:
    """Lines of a page in which a common English word stands: what no catalogue was ever asked for."""
    lines = (re.sub(r"\s+", " ", words).strip() for words in Spoken(html).words)
    return {line for line in lines if ENGLISH.search(line)}
