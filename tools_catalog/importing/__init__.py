"""Loads the catalogue's data files and shares the records with people: read, check all, plan each record, write."""

from tools_catalog.importing.checking import InvalidFiles
from tools_catalog.importing.reading import NothingToImport
from tools_catalog.importing.report import Report
from tools_catalog.importing.running import import_catalogue

__all__ = ["InvalidFiles", "NothingToImport", "Report", "import_catalogue"]
