"""Writes seeded pages into the page tree, field by field, and never over what a person did."""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import ManyToManyField
from django.db.models.fields.reverse_related import ManyToOneRel
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from site_core.seed_blocks import is_entry, with_ids
from site_core.seed_files import PAGE_LINK, PageSeed
from site_core.seed_rows import plain_rows, rows_from
from site_core.seed_types import key_of, of_another_type, turn_into
from site_core.seeded import SeedMemory
from site_core.seeding import ABSENT, CONFLICT, SAME, WRITE, Merge, equal, merge

KIND = "page"
EMPTY = (None, "", [])
BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
LINK, ATTRIBUTE = re.compile(r"<a ([^>]*)>"), re.compile(r'[\w-]+="[^"]*"')


@dataclass
class Report:
    """What a seed did: how many pages of each kind, and what a person should know."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    left: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"Pages: {self.added} added, {self.changed} changed, {self.unchanged} left as they are."


class PageTree:
    """The pages that the seed has made, and the memory of what it wrote into them."""

    def __init__(self, seeds: list[PageSeed]) -> None:
        self.seeds = seeds
        self.report = Report()
        self.memory = SeedMemory(KIND)
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        self.pages = existing_pages(seeds)
        self.touched: set[uuid.UUID] = set()  # translation keys of pages that this run wrote

    def write(self) -> Report:
        """Adds and updates all pages of the seed; the caller opens the transaction."""
        self.change_types()
        for seed in self.seeds:
            for language in seed.fields:
                self.write_page(seed, language)
        self.report_gone()
        self.memory.save()
        return self.report

    def change_types(self) -> None:
        """Pages whose type has changed in the files become pages of the new one."""
        missing = [
            seed
            for seed in self.seeds
            for language in seed.fields
            if (seed.translation_key, language) not in self.pages and self.memory.fields(name_of(seed, language))
        ]
        by_key = {seed.translation_key: seed for seed in missing}
        for page in of_another_type({key: apps.get_model(seed.model) for key, seed in by_key.items()}):
            seed, language = by_key[key_of(page)], page.locale.language_code
            turned = turn_into(page, apps.get_model(seed.model))
            if page.alias_of_id is None and language in seed.fields:
                self.pages[seed.translation_key, language] = turned
                self.expect_new_fields(turned, seed, language)

    def expect_new_fields(self, page: Page, seed: PageSeed, language: str) -> None:
        """Notes that what the former type lacked is empty, so that it is filled in.

        Not where people changed what the file replaces by it: then all of it is reported, and theirs stays alone.
        """
        key, fields = name_of(seed, language), self.fields(seed, language)
        known = fields.keys() & self.memory.fields(key)
        decisions = [decide(self.memory.last(key, name), current(page, name), fields[name]) for name in known]
        if CONFLICT not in decisions:
            for name in fields.keys() - known:
                self.memory.remember(key, name, current(page, name))

    def write_page(self, seed: PageSeed, language: str) -> None:
        """One page in one language: adds it, updates it, or leaves what a person made of it."""
        page = self.pages.get((seed.translation_key, language))
        if page is None and self.memory.fields(name_of(seed, language)):
            return  # a person deleted it
        if page is None:
            self.add(seed, language)
        elif page.alias_of_id is None:
            self.update(page, seed, language)

    def add(self, seed: PageSeed, language: str) -> None:
        """Makes the page below its parent in the same language; without the parent it is left out and reported."""
        parent = self.parent(seed, language)
        if parent is None:
            self.report.left.append(f"{name_of(seed, language)}: the page above it is gone")
            return
        fields = self.fields(seed, language)
        page = new_page(seed, self.locales[language])
        fill(page, fields)
        try:
            parent.add_child(instance=page)
        except ValidationError as fault:
            self.report.left.append(f"{name_of(seed, language)}: {'; '.join(fault.messages)}")
            return
        self.pages[seed.translation_key, language] = page
        self.touched.add(seed.translation_key)
        for name, value in fields.items():
            self.memory.remember(name_of(seed, language), name, value)
        self.report.added += 1

    def update(self, page: Page, seed: PageSeed, language: str) -> None:
        """Writes the fields that changed in the file and that no person touched, as a published revision."""
        key, changes, fields = name_of(seed, language), {}, self.fields(seed, language)
        for name in sorted(self.memory.fields(key) - fields.keys()):
            self.report.left.append(f"{key}: {name} is gone from the file")
        for name, value in fields.items():
            decision = decide(self.last(page, key, name), current(page, name), value)
            if decision is WRITE:
                changes[name] = value
            elif decision is CONFLICT:
                self.report.left.append(f"{key}: {name} was changed here and in the file")
            elif decision is SAME:
                self.memory.remember(key, name, value)
                if lacks_ids(page, name):
                    changes[name] = value
        if changes and (not page.live or page.has_unpublished_changes):
            state = "has an unpublished draft" if page.live else "is not published"
            self.report.left.append(f"{key}: {', '.join(changes)} changed in the file, but the page {state}")
        elif changes:
            self.publish(page, key, changes)
        self.report.unchanged += not changes

    def last(self, page: Page, key: str, name: str) -> Any:
        """What the seed last wrote into a field. A new one that is empty waits for it, if nobody touched the page."""
        last, now = self.memory.last(key, name), current(page, name)
        if last is not ABSENT or now not in EMPTY:
            return last
        known = ((current(page, other), self.memory.last(key, other)) for other in self.memory.fields(key))
        return now if all(equal(words(here), words(written)) for here, written in known) else ABSENT

    def publish(self, page: Page, key: str, changes: dict[str, Any]) -> None:
        """Saves the changes as a revision and publishes it."""
        fill(page, changes)
        page.save_revision(log_action=True).publish(skip_permission_checks=True)  # both languages are written
        page.refresh_from_db()
        self.touched.add(page.translation_key)
        for name, value in changes.items():
            self.memory.remember(key, name, value)
        self.report.changed += 1

    def as_seeded(self, seed: PageSeed, language: str) -> Page | None:
        """The live page, if nobody has changed what the seed wrote or is about to."""
        page = self.pages.get((seed.translation_key, language))
        if page is None or page.alias_of_id or not page.live or page.has_unpublished_changes:
            return None
        fields = self.fields(seed, language)
        same = all(equal(words(current(page, name)), words(value)) for name, value in fields.items())
        return page if same else None

    def parent(self, seed: PageSeed, language: str) -> Page | None:
        """The page above: the root for a home page."""
        if seed.parent is None:
            return Page.objects.get(depth=1)
        above = next(other for other in self.seeds if other.key == seed.parent)
        return self.pages.get((above.translation_key, language))

    def fields(self, seed: PageSeed, language: str) -> dict[str, Any]:
        """The fields of the page with the links in its rich text led to pages.

        All languages link to the page of the first one, as translations do; it is shown in the language of the reader.
        """
        if not seed.links:
            return dict(seed.fields[language])
        return {name: self.linked(value) for name, value in seed.fields[language].items()}

    def linked(self, value: Any) -> Any:
        """Replaces `<a page="key">` at any depth; a page that is gone gives a link to nothing, which Wagtail drops."""
        if isinstance(value, dict):
            return {name: self.linked(part) for name, part in value.items()}
        if isinstance(value, list):
            return [self.linked(part) for part in value]
        return PAGE_LINK.sub(lambda link: self.link(link[1]), value) if isinstance(value, str) else value

    def link(self, key: str) -> str:
        target = next(other for other in self.seeds if other.key == key)
        page = self.pages.get((target.translation_key, settings.LANGUAGE_CODE))
        return f'<a linktype="page" id="{page.pk}"' if page else "<a"

    def report_gone(self) -> None:
        """Names pages that the seed once wrote and that no file holds any more; nothing is deleted."""
        wanted = {name_of(seed, language) for seed in self.seeds for language in seed.fields}
        self.report.left += [f"{key}: gone from the files" for key in sorted(self.memory.keys() - wanted)]


def name_of(seed: PageSeed, language: str) -> str:
    """What the memory and the report call a page in one language."""
    return f"{seed.key} ({language})"


def existing_pages(seeds: Iterable[PageSeed]) -> dict[tuple[uuid.UUID, str], Page]:
    """All seeded pages that exist, by translation key and language; one query for each type of page."""
    keys: dict[str, list[uuid.UUID]] = {}
    for seed in seeds:
        keys.setdefault(seed.model, []).append(seed.translation_key)
    return {
        (page.translation_key, page.locale.language_code): page
        for model, wanted in keys.items()
        for page in apps.get_model(model).objects.filter(translation_key__in=wanted).select_related("locale")
    }


def new_page(seed: PageSeed, locale: Locale) -> Page:
    """A live page that is not saved yet."""
    now = timezone.now()
    return apps.get_model(seed.model)(
        locale=locale, translation_key=seed.translation_key, first_published_at=now, last_published_at=now
    )


def fill(page: Page, values: dict[str, Any]) -> None:
    """Sets fields from their plain form; what a page is joined with stands there by its keys."""
    for name, value in values.items():
        described = page._meta.get_field(name)
        if isinstance(described, ManyToOneRel):
            setattr(page, name, rows_from(described, value))
            continue
        if isinstance(described, StreamField):
            value = described.stream_block.to_python(with_ids(described.stream_block, value, place_of(page, name)))
        elif isinstance(described, ManyToManyField):
            value = list(described.related_model.objects.filter(pk__in=value))
        setattr(page, described.attname, value)


def place_of(page: Page, name: str) -> uuid.UUID:
    """What the ids of the parts of a field are made from: the same in all languages of a page."""
    return uuid.uuid5(page.translation_key, name)


def lacks_ids(page: Page, name: str) -> bool:
    """Whether parts of a field have no id yet: a former version of the seed wrote it."""
    described, value = page._meta.get_field(name), current(page, name)
    stream = isinstance(described, StreamField)
    return stream and bool(value != with_ids(described.stream_block, value, place_of(page, name)))


def current(page: Page, name: str) -> Any:
    """The plain form of what a field holds now."""
    described = page._meta.get_field(name)
    if isinstance(described, ManyToOneRel):
        return plain_rows(page, described)
    value = getattr(page, described.attname)
    if isinstance(described, StreamField):
        return value.get_prep_value()
    if isinstance(described, ManyToManyField):
        return sorted(joined.pk for joined in value.all())
    return value.isoformat() if isinstance(value, datetime.date) else value


def decide(last: Any, now: Any, incoming: Any) -> Merge:
    """The merge of three values, blind to what the page editor changes on its own."""
    return merge(last if last is ABSENT else words(last), words(now), words(incoming))


def words(value: Any) -> Any:
    """A value without what the editors of pages and translations change on their own.

    That is ids of blocks and entries of lists, parts without text, keys of paragraphs, and the order of what stands in
    the tag of a link.
    """
    if is_entry(value):
        return words(value["value"])
    if isinstance(value, dict):
        kept = {name: part for name, part in value.items() if part not in ("", None)}
        return {name: words(part) for name, part in kept.items() if not (name == "id" and "type" in value)}
    if isinstance(value, list):
        return [words(part) for part in value]
    return LINK.sub(in_order_of_names, BLOCK_KEY.sub("", value)) if isinstance(value, str) else value


def in_order_of_names(link: re.Match[str]) -> str:
    return f"<a {' '.join(sorted(ATTRIBUTE.findall(link[1])))}>"
