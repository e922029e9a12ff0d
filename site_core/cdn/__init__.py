"""Caches in front of the site (a CDN, Varnish): what they may keep, and that they throw it away (ADR 0047)."""
