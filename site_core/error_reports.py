"""Errors to an address that understands Sentry's protocol, only if the site's owner names one. Nothing about readers.

A report holds the type of the error, its words and the lines of code. What a request brought (address, headers,
cookies, form), values of variables and what happened before stay here; words go through the filter of the logs.
"""

from typing import Any

from site_core.access_log import clean

LEFT_OUT = ("request", "user", "breadcrumbs", "extra", "server_name", "modules")


def start(address: str) -> None:
    """From now on errors are sent there. The library is loaded only now: most installations do without it."""
    import sentry_sdk

    sentry_sdk.init(
        dsn=address,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        auto_session_tracking=False,
        send_client_reports=False,
        traces_sample_rate=None,
        before_send=lambda event, hint: without_secrets(event),
    )


def without_secrets(event: Any) -> Any:
    """The report as it may leave."""
    return cleaned({name: value for name, value in event.items() if name not in LEFT_OUT})


def cleaned(value: Any) -> Any:
    """The same value with every text cleaned, however deep."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {name: cleaned(inner) for name, inner in value.items()}
    return [cleaned(inner) for inner in value] if isinstance(value, list | tuple) else value
