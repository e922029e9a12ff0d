"""Indexes of the server: each is an alias, so that a new one takes the place of the old one in an instant."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from elasticsearch import NotFoundError
from modelsearch.backends.elasticsearch9 import Elasticsearch9Index
from modelsearch.backends.elasticsearchbase import ElasticsearchAtomicIndexRebuilder
from modelsearch.index import class_is_indexed, get_indexed_instance

from search.backends.elasticsearch import behind
from search.backends.elasticsearch.asking import FAULTS, MISSING, PATIENT, Unanswered
from search.backends.elasticsearch.documents import fields_below, signature
from site_core.leases import Lease

UNDER_WAY_SECONDS = 1  # as long as a search may take that began with the old index
LONGEST_REBUILD = timedelta(hours=6)  # one that takes longer has crashed
SEPARATOR = "--"  # between the name of an alias and the word of a rebuild
OUTRUN = 409  # status of an answer: a later version is there
NEW = timedelta(minutes=10)  # further apart no two clocks are
logger = logging.getLogger(__name__)


class Index(Elasticsearch9Index):  # type: ignore[misc]  # the library has no types
    """Writes once the change is in the database: a server that is stuck holds up no transaction."""

    root: type[Any]  # the model whose relatives stand in it

    @property
    def patient(self) -> Any:
        """The client for what nobody waits for."""
        return self.es.options(**PATIENT)

    def put(self) -> None:
        """Makes the index with the fields of all its models at once: each change of an index takes its time."""
        made_for = {"made_for": signature(self.root)}
        mappings = {"dynamic": False, "_meta": made_for, "properties": fields_below(self.root)}
        self.patient.indices.create(index=self.name, mappings=mappings, **self.backend.settings)

    def add_model(self, model: type[Any]) -> None:
        """Nothing: it has the fields from the start."""

    def is_fit(self) -> bool:
        """Whether it exists and has the fields that the models have now."""
        try:
            found = self.es.indices.get_mapping(index=self.name)
        except NotFoundError:
            return False
        made_for = {each["mappings"].get("_meta", {}).get("made_for") for each in found.values()}
        return made_for == {signature(self.root)}

    def add_items(self, model: type[Any], items: Iterable[Any]) -> None:
        """Writes many at once, as a rebuild does."""
        if not class_is_indexed(model):
            return
        mapping = self.mapping_class(model)
        actions = [{"_id": mapping.get_document_id(each), "_source": mapping.get_document(each)} for each in items]
        if actions:
            self.backend.bulk(self.patient, actions, index=self.name)

    def add_item(self, item: Any) -> None:
        """Brings an object once its change is in the database."""
        self._soon(item, item.pk)

    def delete_item(self, item: Any) -> None:
        """Forgets an object once it is gone from the database; it loses its key then."""
        self._soon(item, item.pk)

    def bring(self, model: type[Any], key: Any) -> None:
        """Makes the server know an object as the database has it now; Unanswered where the server does not take it.

        Several may be at it at once. The time at which each began to read is its version: the latest one is kept.
        """
        self.backend.server.ask(lambda: self._bring(model, key))

    def _bring(self, model: type[Any], key: Any) -> None:
        version = {"version": database_time(), "version_type": "external_gte"}
        if item := as_indexed(model, key):
            document = self.mapping_class(type(item)).get_document(item)
            self.es.options(ignore_status=OUTRUN).index(index=self.name, id=str(key), document=document, **version)
        else:
            self.es.options(ignore_status=[OUTRUN, MISSING]).delete(index=self.name, id=str(key), **version)

    def _soon(self, item: Any, key: Any) -> None:
        model = type(item)

        def make() -> None:
            try:
                noted = behind.is_being_rebuilt()
                self.bring(model, key)
            except Unanswered:
                noted = True
            if noted:
                behind.note(model, [key])

        if class_is_indexed(model):
            transaction.on_commit(make, robust=True)


def as_indexed(model: type[Any], key: Any) -> Any:
    """An object in the type in which it is indexed; None where it is gone or does not belong into the index.

    One query where `model` is that type already, as it nearly always is; the library takes two and more.
    """
    if found := model.get_indexed_objects().filter(pk=key).first():
        return get_indexed_instance(found, check_exists=False)
    other = model._default_manager.filter(pk=key).first()
    return other and get_indexed_instance(other)


def database_time() -> int:
    """In microseconds, by a clock that all machines of the site share: PostgreSQL's; a SQLite is on one machine."""
    if connection.vendor != "postgresql":
        return time.time_ns() // 1000
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM clock_timestamp()) * 1000000")
        return int(cursor.fetchone()[0])


class Begun(threading.local):
    """Rebuilds that this thread has begun and not finished."""

    def __init__(self) -> None:
        self.rebuilders: list[Rebuilder] = []


_begun = Begun()


def give_up() -> None:
    """Removes what this thread has begun and could not finish: the disk may be full already."""
    while _begun.rebuilders:
        _begun.rebuilders.pop().abandon()


class Rebuilder(ElasticsearchAtomicIndexRebuilder):  # type: ignore[misc]
    """The library gives an alias two indexes for a while, so that everything counts twice, and forgets what is saved
    meanwhile."""

    def __init__(self, index: Index) -> None:
        self.alias = index
        word = get_random_string(7).lower()
        self.index = index.backend.index_class(index.backend, f"{index.name}{SEPARATOR}{word}")
        self.index.root = index.root
        self.lease = f"{behind.REBUILDING}{word}"

    def start(self) -> Index:
        """Makes the new index. From now on all changes are noted."""
        Lease.objects.filter(name__startswith=behind.REBUILDING, until__lt=timezone.now()).delete()
        Lease.take(self.lease, timezone.now(), LONGEST_REBUILD)
        _begun.rebuilders.append(self)
        self._delete(self._lost())
        self.index.put()
        return self.index

    def finish(self) -> None:
        """Puts the new index in the place of the old one, then brings what has changed since the start.

        In this order: whoever finds the lease gone meets the new index. Where another is made anew the notes stay.
        """
        self.index.patient.indices.refresh(index=self.index.name)
        old = self._swap()
        _begun.rebuilders.remove(self)
        self._release()
        behind.catch_up(self.index.backend)
        if old:
            time.sleep(UNDER_WAY_SECONDS)
        self._delete(old)

    def abandon(self) -> None:
        """Removes the new index, unless searches use it already: an answer may have been lost on the way."""
        self._release()
        name, once = self.index.name, self.index.es.options(request_timeout=5, max_retries=0, ignore_status=MISSING)
        try:
            if not once.indices.get_alias(index=name).get(name, {}).get("aliases"):
                once.indices.delete(index=name)
        except FAULTS as fault:
            logger.warning("The unfinished index %s stays until the next is made (%s).", name, type(fault).__name__)
        else:
            logger.warning("The unfinished index %s is given up.", name)

    def _release(self) -> None:
        Lease.objects.filter(name=self.lease).delete()

    def _delete(self, names: list[str]) -> None:
        if names:
            self.index.patient.indices.delete(index=names, ignore_unavailable=True)

    def _swap(self) -> list[str]:
        """One change of the alias, so that each search meets either the old or the new. Gives the old ones."""
        indices, alias = self.index.patient.indices, self.alias.name
        found = list(indices.get(index=alias, ignore_unavailable=True, features="aliases"))
        old = [name for name in found if name != alias]
        stray = [{"remove_index": {"index": alias}}] if alias in found else []  # an index where the alias belongs
        removed = [{"remove": {"index": name, "alias": alias}} for name in old]
        indices.update_aliases(actions=[*stray, *removed, {"add": {"index": self.index.name, "alias": alias}}])
        return old

    def _lost(self) -> list[str]:
        """Indexes of rebuilds that are over and were never used: none that is new, none that a lease speaks for.

        Leases are read first: of one that ends meanwhile the alias is there already.
        """
        leases = set(Lease.objects.filter(name__startswith=behind.REBUILDING).values_list("name", flat=True))
        found = self.index.patient.indices.get(index=f"{self.alias.name}{SEPARATOR}*")
        before = (timezone.now() - NEW).timestamp() * 1000
        unused = {
            name: int(each["settings"]["index"]["creation_date"]) for name, each in found.items() if not each["aliases"]
        }
        return [
            name
            for name, made in unused.items()
            if made < before and f"{behind.REBUILDING}{name.rpartition(SEPARATOR)[2]}" not in leases
        ]
