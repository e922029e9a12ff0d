"""Where everything stands in the picture of the questionnaire. All measures are in pixels of the SVG.

Pages stand in columns, one band of them for each section. Arrows run only in the gutters between the columns and
in a channel above the pages of each band, each in a lane of its own, so that none crosses a page.
"""

import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .graph_flow import Flow, Link, Page, Question, Section

PAGE_WIDTH = 300
LINE = 16
LETTERS = 42  # of the smaller letters that fit on a line
HEAD = 28  # of a page
BAND_HEAD = 34
PADDING = 12
LANE = 8
TOP = 64  # for the title of the picture

type Point = tuple[float, float]


@dataclass(frozen=True)
class Row:
    """A question on its page."""

    question: Question
    text: tuple[str, ...]
    condition: tuple[str, ...]
    x: float
    y: float

    @property
    def height(self) -> float:
        return PADDING + LINE * (1 + len(self.text) + len(self.condition))

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True)
class Box:
    """A page in its column."""

    page: Page
    rows: tuple[Row, ...]
    column: int
    x: float
    y: float

    @property
    def height(self) -> float:
        return HEAD + sum(row.height for row in self.rows) + PADDING / 2


@dataclass(frozen=True)
class Band:
    """A section; `channel` is where its arrows run, above the pages."""

    section: Section
    boxes: tuple[Box, ...]
    y: float
    channel: float
    height: float


@dataclass(frozen=True)
class Arrow:
    link: Link
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Layout:
    width: float
    height: float
    bands: tuple[Band, ...]
    arrows: tuple[Arrow, ...]


@dataclass
class Lanes:
    """Hands out a lane of a gutter or channel to each arrow that needs one."""

    taken: Counter[str] = field(default_factory=Counter)

    def next(self, of: str) -> float:
        """Distance of the next free lane of this gutter or channel from its first one."""
        self.taken[of] += 1
        return LANE * (self.taken[of] - 1)


def layout_of(flow: Flow) -> Layout:
    """Places bands, pages, questions and arrows."""
    gutter = 2 * PADDING + LANE * (len(flow.links) + 1)
    bands = tuple(_bands(flow, gutter))
    columns = max((len(section.pages) for section in flow.sections), default=0)
    width = gutter + columns * (PAGE_WIDTH + gutter)
    bottom = bands[-1].y + bands[-1].height if bands else TOP
    return Layout(width, bottom + PADDING, bands, tuple(_arrows(flow, bands, gutter)))


def _bands(flow: Flow, gutter: float) -> Iterator[Band]:
    y: float = TOP
    entering = _entering(flow)
    for section in flow.sections:
        channel = y + BAND_HEAD
        top = channel + LANE * entering[section.key] + PADDING
        boxes = tuple(_box(page, column, gutter, top) for column, page in enumerate(section.pages))
        height = top - y + max((box.height for box in boxes), default=0) + 2 * PADDING
        yield Band(section, boxes, y, channel, height)
        y += height + PADDING


def _entering(flow: Flow) -> Mapping[str, int]:
    """How many arrows can run in the channel of each section."""
    section_of = {q.key: s.key for s in flow.sections for page in s.pages for q in page.questions}
    return Counter(section_of.get(link.target, "") for link in flow.links)


def _box(page: Page, column: int, gutter: float, top: float) -> Box:
    x = gutter + column * (PAGE_WIDTH + gutter)
    rows: list[Row] = []
    y = top + HEAD
    for question in page.questions:
        text = tuple(textwrap.wrap(question.text, LETTERS))
        condition = tuple(textwrap.wrap(f"if {question.condition}", LETTERS)) if question.condition else ()
        rows.append(Row(question, text, condition, x, y))
        y += rows[-1].height
    return Box(page, tuple(rows), column, x, top)


def _arrows(flow: Flow, bands: tuple[Band, ...], gutter: float) -> Iterator[Arrow]:
    places = {row.question.key: (band, box, row) for band in bands for box in band.boxes for row in box.rows}
    lanes = Lanes()
    ends: dict[str, float] = defaultdict(float)
    for link in flow.links:
        if link.source in places and link.target in places:
            points = _route(places[link.source], places[link.target], lanes, gutter)
            *before, (x, y) = points
            ends[link.target] += LANE  # two arrows to one question end side by side
            shift = ends[link.target] - LANE
            yield Arrow(link, (*before[:-1], (before[-1][0], y + shift), (x, y + shift)))


type Place = tuple[Band, Box, Row]


def _route(source: Place, target: Place, lanes: Lanes, gutter: float) -> tuple[Point, ...]:
    """From the right edge of a question to the left edge of another, or to the right one on the same page."""
    (band, box, row), (to_band, to_box, to_row) = source, target
    right = box.x + PAGE_WIDTH
    out = right + PADDING + lanes.next(f"gutter {box.column + 1}")
    if box == to_box:
        return (right, row.middle), (out, row.middle), (out, to_row.middle), (right, to_row.middle)
    if band == to_band and to_box.column == box.column + 1:
        return (right, row.middle), (out, row.middle), (out, to_row.middle), (to_box.x, to_row.middle)
    into = to_box.x - gutter + PADDING + lanes.next(f"gutter {to_box.column}")
    channel = to_band.channel + lanes.next(f"channel {to_band.section.key}")
    start: tuple[Point, ...] = ((right, row.middle), (out, row.middle), (out, channel))
    return (*start, (into, channel), (into, to_row.middle), (to_box.x, to_row.middle))
