"""The picture of an article as a file, for sites that show where a link leads."""

from __future__ import annotations

from io import BytesIO

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from PIL import Image, ImageDraw

from blog.cover import MOST, houses

WIDTH, HEIGHT, MARGIN = 1200, 630, 60
SMOOTH = 2  # drawn so many times larger, for even edges
GROUND, WALL = "#dcebea", "#0b5560"
A_DAY = 24 * 60 * 60


def png(count: int) -> bytes:
    """So many houses as a PNG."""
    picture = Image.new("RGB", (WIDTH * SMOOTH, HEIGHT * SMOOTH), GROUND)
    draw = ImageDraw.Draw(picture)
    for outline in houses(count, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN):
        draw.polygon([((x + MARGIN) * SMOOTH, (y + MARGIN) * SMOOTH) for x, y in outline], fill=WALL)
    file = BytesIO()
    picture.resize((WIDTH, HEIGHT)).save(file, "PNG", optimize=True)
    return file.getvalue()


@cache_control(public=True, max_age=A_DAY)
def cover(request: HttpRequest, count: int) -> HttpResponse:
    """The picture with this number of houses. Raises Http404 for a number that no article can have."""
    if not 1 <= count <= MOST:
        raise Http404
    return HttpResponse(png(count), content_type="image/png")
