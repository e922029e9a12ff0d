"""Batches as records: what the database itself holds to."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.factories import superuser, tool
from tools_catalog.models import ReviewBatch

pytestmark = pytest.mark.django_db


def test_a_reviewer_works_on_one_batch_of_a_tool_and_the_one_sent_in_does_not_count():
    jana, anketa = superuser(), tool()
    sent = ReviewBatch.objects.create(tool=anketa, author=jana, author_name="Jana", state="submitted")
    ReviewBatch.objects.create(tool=anketa, author=jana, author_name="Jana")

    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewBatch.objects.filter(pk=sent.pk).update(state="returned")


def test_a_batch_keeps_the_name_of_an_account_that_is_gone():
    jana = superuser()
    batch = ReviewBatch.objects.create(tool=tool(), author=jana, author_name="Jana Nováková", state="published")
    jana.delete()

    batch.refresh_from_db()
    assert (batch.author, batch.author_name) == (None, "Jana Nováková")
