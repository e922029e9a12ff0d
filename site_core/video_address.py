"""Addresses of videos that may be shown on our pages: two providers, nothing else. Pure.

What an editor pastes is taken apart here, and addresses are put together anew from its key alone, so nothing of what
was pasted gets into a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlsplit

YOUTUBE_KEY = re.compile(r"[A-Za-z0-9_-]{11}")
VIMEO_KEY = re.compile(r"(\d{1,12})(?:/([0-9a-f]{6,20}))?")
YOUTUBE_PATHS = ("embed", "shorts", "live", "v")


class UnknownVideo(ValueError):
    """An address that is no video of a provider we know."""


@dataclass(frozen=True)
class Provider:
    """`name` is what people call it, `company` who learns of a reader, `frame` the origin of its player."""

    name: str
    company: str
    frame: str
    hosts: frozenset[str]


YOUTUBE = Provider(
    "YouTube",
    "Google",
    "https://www.youtube-nocookie.com",
    frozenset({"youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com"}),
)
VIMEO = Provider(
    "Vimeo", "Vimeo", "https://player.vimeo.com", frozenset({"vimeo.com", "www.vimeo.com", "player.vimeo.com"})
)
PROVIDERS = (YOUTUBE, VIMEO)
FRAMES = tuple(provider.frame for provider in PROVIDERS)  # what the content policy lets into a frame


@dataclass(frozen=True)
class Video:
    """A video: its provider and its key there. `secret` opens a video that Vimeo does not list."""

    provider: Provider
    key: str
    secret: str = ""

    @property
    def watch_url(self) -> str:
        """Its page at the provider."""
        if self.provider is YOUTUBE:
            return f"https://www.youtube.com/watch?v={self.key}"
        return f"https://vimeo.com/{self.key}" + (f"/{self.secret}" if self.secret else "")

    @property
    def frame_url(self) -> str:
        """Its player, which begins at once: it is loaded by the click of a reader."""
        if self.provider is YOUTUBE:
            return f"{self.provider.frame}/embed/{self.key}?autoplay=1&rel=0"
        secret = f"&h={self.secret}" if self.secret else ""
        return f"{self.provider.frame}/video/{self.key}?autoplay=1&dnt=1{secret}"


def read_video(address: str) -> Video:
    """The video at an address as people copy it. Raises UnknownVideo."""
    try:
        parts = urlsplit(address.strip())
        provider = next(each for each in PROVIDERS if parts.hostname in each.hosts)
    except (ValueError, StopIteration):
        raise UnknownVideo(address) from None
    if parts.scheme not in ("http", "https"):
        raise UnknownVideo(address)
    return READERS[provider.name](parts)


def read_youtube(parts: SplitResult) -> Video:
    steps = parts.path.strip("/").split("/")
    if parts.hostname == "youtu.be":
        key = steps[0]
    elif steps[0] in YOUTUBE_PATHS and len(steps) > 1:
        key = steps[1]
    else:
        key = parse_qs(parts.query).get("v", [""])[0]
    if not YOUTUBE_KEY.fullmatch(key):
        raise UnknownVideo(parts.geturl())
    return Video(YOUTUBE, key)


def read_vimeo(parts: SplitResult) -> Video:
    found = VIMEO_KEY.fullmatch(parts.path.strip("/").removeprefix("video/"))
    if found is None:
        raise UnknownVideo(parts.geturl())
    secret = found[2] or parse_qs(parts.query).get("h", [""])[0]
    return Video(VIMEO, found[1], secret if re.fullmatch("[0-9a-f]{6,20}", secret) else "")


READERS: Mapping[str, Callable[[SplitResult], Video]] = {"YouTube": read_youtube, "Vimeo": read_vimeo}
