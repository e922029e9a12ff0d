"""Backup of database and pictures into one folder for each run, encrypted, and its way back (ADR 0045)."""
