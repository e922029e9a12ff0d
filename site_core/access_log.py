"""Logs never hold the secret part of a link: a token in a path is written as `<token>`, what anybody looks for as
`<search>`, for it may be the name of somebody who registered, and an address of e-mail as `<address>`.
"""

import logging
import re

from django.conf import settings
from gunicorn.glogging import Logger

from site_core.json_lines import JsonLines

# A mail program may put anything behind it. Files of the code, which tracebacks name, have small letters and an ending.
HIDDEN = "<token>"
TOKEN = re.compile(r"(?<=[/%'\"])(?![a-z0-9_]+\.(?:py|html)(?![\w/]))[A-Za-z0-9_-]{22,}")
ADMIN, SEARCHED = "/admin/", "<search>"
FIELDS = {"method": "m", "path": "U", "status": "s", "bytes": "B", "microseconds": "D", "request_id": "{x-request-id}o"}
QUERY = ("q", "{query_string}e")  # what gunicorn calls it
SEARCH = re.compile(rf"({ADMIN}[^\s?\"]*\?)[^\s\"]+")
# Also in an address in an address. A quote ends the words only where nothing follows: O'Brien is a name.
WORDS = re.compile(r"((?:^|[?&]|%3F|%26)q(?:(?:\[|%5B)[^=&\s]*?)?(?:=|%3D))(?:[^&\s\"']|[\"'](?=\S))+", re.IGNORECASE)
MAIL = re.compile(r"[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+")
# What PostgreSQL quotes of rows and statements. Values may have several lines, so all goes as far as the traceback.
REST = r"(?:(?!\n\n(?:The above exception was|During handling of the above)).)*"
DETAIL = re.compile(rf"\b(DETAIL:|CONTEXT:|Failing row contains|LINE \d+:){REST}", re.DOTALL)
VALUE = re.compile(rf"\)=\({REST}\)", re.DOTALL)  # Key (name)=(…) already exists
QUOTED = re.compile(
    rf"((?<![\"'\w])(?:invalid|malformed|out of range|syntax error|no operand)[^\n]*?: "
    rf"|expected an? \w+ but got )[\"']{REST}"
    rf"|(\bvalue )\"{REST}\"(?= is out of range)",
    re.DOTALL,
)


def without_searches(text: str) -> str:
    """The text without the words of a search, and without whatever the staff ask for in the administration."""
    return WORDS.sub(rf"\1{SEARCHED}", SEARCH.sub(rf"\1{SEARCHED}", text))


def clean(text: str) -> str:
    """The text as a log may hold it."""
    return MAIL.sub("<address>", without_searches(without_tokens(without_values(text))))


def without_values(text: str) -> str:
    """The text without what a database quotes of what somebody wrote."""
    text = VALUE.sub(")=(<value>)", DETAIL.sub(r"\1 <value>", text))
    return QUOTED.sub(lambda found: f"{found[1] or found[2]}<value>", text)


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
        self.as_json = settings.LOG_FORMAT == "json"
        for handler in (*self.error_log.handlers, *self.access_log.handlers):
            handler.addFilter(WithoutTokens())
            if self.as_json:
                handler.setFormatter(JsonLines())

    def access(self, resp, req, environ, request_time):  # type: ignore[no-untyped-def]
        """As gunicorn writes it, or as a line of JSON without the address of the reader and where they came from."""
        if not self.as_json:
            return super().access(resp, req, environ, request_time)
        if self.cfg.accesslog or self.cfg.logconfig or self.cfg.logconfig_dict:
            atoms = self.atoms(resp, req, environ, request_time)
            fields = {name: atoms.get(atom) for name, atom in FIELDS.items()}
            self.access_log.info("%s %s", atoms["m"], atoms["U"], extra={"fields": fields})

    def atoms(self, resp, req, environ, request_time):  # type: ignore[no-untyped-def]
        atoms = super().atoms(resp, req, environ, request_time)
        if environ.get("PATH_INFO", "").startswith(ADMIN) and atoms.get("q"):
            atoms |= dict.fromkeys(QUERY, SEARCHED)
        return {name: clean(value) if isinstance(value, str) else value for name, value in atoms.items()}
