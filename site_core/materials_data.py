"""What is left of a workshop, for search engines: its recording as a video, its photos. Of pages that show both."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from site_core.structured_data import Thing, video

LARGE = "width-1600"  # a size that readers get; the file that an editor uploaded is never named


def recordings(request: HttpRequest, materials: Any, language: str) -> list[Thing]:
    """Recordings at providers that we know."""
    found = [block.value for block in materials if block.block_type == "recording" and block.value.video]
    return [recording(request, each, language) for each in found]


def recording(request: HttpRequest, value: Any, language: str) -> Thing:
    """One recording in the words beside it; what is not known of it is left out."""
    return video(
        value["title"],
        value["note"] or value["title"],
        watch=value.video.watch_url,
        frame=value.video.frame_url,
        still=picture(request, value["still"]) if value["still"] else "",
        published=value["published_on"],
        language=language,
    )


def photos(request: HttpRequest, materials: Any) -> list[str]:
    """Whole addresses of the photos."""
    galleries = [block.value for block in materials if block.block_type == "photos"]
    shown = [each["image"] for gallery in galleries for each in gallery["images"] if each["image"]]
    return [picture(request, each) for each in shown]


def picture(request: HttpRequest, image: Any) -> str:
    """The whole address of a picture as readers get it."""
    return str(request.build_absolute_uri(image.get_rendition(LARGE).url))
