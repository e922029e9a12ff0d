"""Pieces of pages for tests, as the database keeps them."""

from __future__ import annotations

from typing import Any

from wagtail.images.tests.utils import get_test_image_file

from media_library.models import File, Picture
from tests.page_factories import found

NUMBER = iter(range(1, 10_000))
VIDEO = {
    "title": "Rozpočet na škole", "note": "Webinář", "url": "https://youtu.be/aaaaaaaaaaa", "still": None,
    "transcript": "<p>Dobrý den.</p>",
}  # fmt: skip


def block(kind: str, value: Any) -> dict[str, Any]:
    """A piece with a name of its own."""
    return {"type": kind, "value": value, "id": f"0d1f8a52-8f3c-4b5e-9a55-3f1d1c6f{next(NUMBER):04}"}


def picture(title: str = "Hlasování", alt: str = "Žáci u urny") -> dict[str, Any]:
    """A new picture with its words."""
    image = Picture.objects.create(title=title, file=get_test_image_file(f"{title}.png"))
    return {"image": {"image": image.pk, "alt_text": alt, "decorative": False}, "caption": "Brno, 2025"}


def document(name: str = "prezentace.pdf", size: int = 1_258_291) -> File:
    """A new file."""
    return File.objects.create(title="Prezentace", file=name, file_size=size)


def every_kind(page: str = "method") -> dict[str, Any]:
    """A section with everything that asks the database for something; `page`: where its links lead."""
    target = found(page).pk
    content = [
        block("image", picture(f"p{next(NUMBER)}")),
        block("gallery", {"images": [picture(f"g{next(NUMBER)}") for _ in range(2)]}),
        block("files", {"files": [{"document": document().pk, "title": "", "text": ""}]}),
        block("people", {"title": "", "people": [{"name": "A B", "photo": picture()["image"]["image"]}]}),
        block("partners", {"title": "", "partners": [{"name": "A", "logo": picture()["image"]["image"]}]}),
        block("video", {**VIDEO, "still": picture()["image"]["image"]}),
        block("related", {"title": "", "pages": [{"type": "item", "value": target, "id": f"item-{next(NUMBER)}"}]}),
        block("button", {"text": "Dál", "page": target, "url": ""}),
        block("text", f'<p><a linktype="page" id="{target}">Dál</a></p>'),
    ]
    return block("section", {"title": "Část", "content": content})
