"""Workshops that never were, each called an example: what a new site shows before it has workshops of its own."""
