"""A record of the log as one line of JSON, for programs that collect logs."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

from site_core.request_id import CURRENT


class JsonLines(logging.Formatter):
    """Time, level, logger, process, message, id of the request, a traceback if there is one. Nothing of the reader."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps({**self.basics(record), **getattr(record, "fields", {})}, ensure_ascii=False)

    def basics(self, record: logging.LogRecord) -> dict[str, Any]:
        """What every record has."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "process": record.process,
            "message": record.getMessage(),
        }
        if CURRENT.get():
            line["request_id"] = CURRENT.get()
        if record.exc_info or record.exc_text:
            line["traceback"] = record.exc_text or self.formatException(record.exc_info)  # type: ignore[arg-type]
        return line
