"""Translations as a PO file: for translators who work in a program of their own. Import never publishes anything."""
