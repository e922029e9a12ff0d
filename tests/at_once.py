"""Requests that reach the real server at the same moment."""

import threading
from collections.abc import Callable
from urllib.request import HTTPRedirectHandler


class NoRedirect(HTTPRedirectHandler):
    """A redirect is an answer to look at, not to follow."""

    def redirect_request(self, *_words):
        return None


def together(*requests: Callable[[], int]) -> list[int]:
    """Sends requests from threads that wait for each other; returns their statuses, sorted."""
    barrier, statuses = threading.Barrier(len(requests)), []

    def one(send: Callable[[], int]) -> None:
        barrier.wait()
        statuses.append(send())

    threads = [threading.Thread(target=one, args=[request]) for request in requests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(statuses)
