"""Seeds and the people who edit what they made."""

from __future__ import annotations

from tests.factories import TODAY, tool_file, write_files
from tools_catalog.importing import import_catalogue
from tools_catalog.models import Assessment


def load(folder, *tools, dry_run=False):
    return import_catalogue(write_files(folder, *tools), TODAY, dry_run=dry_run)


def edit(record, **values):
    """A person's edit, published. Rows below are given by relation."""
    for name, value in values.items():
        setattr(record, name, value)
    record.save_revision().publish()


def with_surveys(changed, **values):
    """The data file with another assessment of surveys."""
    return tool_file(assessments={**tool_file()["assessments"], "surveys": changed}, **values)


def surveys(key="anketa"):
    return Assessment.objects.get(tool__key=key, criterion="surveys")
