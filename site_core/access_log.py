"""Logs never hold the secret part of a link: a token in a path is written as `<token>`."""

import logging
import re

from gunicorn.glogging import Logger

TOKEN = re.compile(r"(?<=/)[A-Za-z0-9_-]{22,}(?=[/?\s'\"]|$)")


def without_tokens(text: str) -> str:
    """The text with every path segment that may be a token (22 characters or more of base64url) replaced."""
    return TOKEN.sub("<token>", text)


class WithoutTokens(logging.Filter):
    """Cleans the finished message of a record, whoever wrote it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = without_tokens(record.getMessage()), ()
        return True


class AccessLog(Logger):
    """gunicorn's log with clean paths, without query strings and referrers' paths."""

    def atoms(self, resp, req, environ, request_time):  # type: ignore[no-untyped-def]
        atoms = super().atoms(resp, req, environ, request_time)
        return {name: without_tokens(value) if isinstance(value, str) else value for name, value in atoms.items()}
