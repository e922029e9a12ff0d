"""Logs never hold the secret part of a link: a token in a path is written as `<token>`, what the staff look for as
`<search>`, for it may be the name of somebody who registered.
"""

import logging
import re

from gunicorn.glogging import Logger

# A mail program may put a full stop or a bracket behind it; a dot with letters behind it is the name of a file.
HIDDEN = "<token>"
TOKEN = re.compile(r"(?<=[/%'\"])[A-Za-z0-9_-]{22,}(?![A-Za-z0-9_-]|\.\w)")
ADMIN, SEARCHED = "/admin/", "<search>"
QUERY = ("q", "{query_string}e")  # what gunicorn calls it
SEARCH = re.compile(rf"({ADMIN}[^\s?\"]*\?)[^\s\"]+")


def without_searches(text: str) -> str:
    """The text without what comes after the question mark in an address of the administration."""
    return SEARCH.sub(rf"\1{SEARCHED}", text)


def clean(text: str) -> str:
    """The text as a log may hold it."""
    return without_searches(without_tokens(text))


def without_tokens(text: str, hidden: str = HIDDEN) -> str:
    """The text without what may be a token: 22 characters or more of base64url, in a path or quoted."""
    return TOKEN.sub(hidden, text)


class WithoutTokens(logging.Filter):
    """Cleans the finished message of a record and its traceback, whoever wrote it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = clean(record.getMessage()), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = clean(logging.Formatter().formatException(record.exc_info))
        return True


class AccessLog(Logger):
    """gunicorn's logs with clean paths, also in the address that a reader came from and in errors."""

    def setup(self, cfg):  # type: ignore[no-untyped-def]
        super().setup(cfg)
        for handler in (*self.error_log.handlers, *self.access_log.handlers):
            handler.addFilter(WithoutTokens())

    def atoms(self, resp, req, environ, request_time):  # type: ignore[no-untyped-def]
        atoms = super().atoms(resp, req, environ, request_time)
        if environ.get("PATH_INFO", "").startswith(ADMIN) and atoms.get("q"):
            atoms |= dict.fromkeys(QUERY, SEARCHED)
        return {name: clean(value) if isinstance(value, str) else value for name, value in atoms.items()}
