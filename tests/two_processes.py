"""People in front of the two processes of production, and which of them has answered: the log says it of each request.

A visitor asks through nginx, where either process may answer, or over a line that one process of gunicorn has taken
and keeps.
"""

import contextlib
import http.client
import json
import re
import ssl
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.form_reader import fields_of
from tests.site_core.accounts.phone import PASSWORD, code_of

TOGETHER = 8  # readers who come at once, so that no process has to answer them all
PATIENCE = 60  # seconds
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # of the phone that makes codes
STAFF = f"""
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth import get_user_model
for name in ("jana", "petr", "eva"):
    TOTP.activate(get_user_model().objects.create_superuser(name, password={PASSWORD!r}), {SECRET!r})
"""
LOGIN, CODE, DOOR = "/ucet/prihlaseni/", "/ucet/kod/", "/admin/"


@dataclass
class Answer:
    """What came back, and the number of the process that made it."""

    status: int
    headers: http.client.HTTPMessage
    body: str
    process: int


def process_of(site, number):
    """The process that answered the request with this id; it writes the line after it has answered."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for line in site.log("gunicorn.log").splitlines():
            if f'"{number}"' in line and '"status"' in line:
                return json.loads(line)["process"]
        time.sleep(0.02)
    raise TimeoutError(f"No process has written of {number}.")


class Visitor:
    """Somebody with a browser, which keeps cookies."""

    def __init__(self, site):
        self.site, self.cookies = site, {}

    def asks(self, path, fields=None, line=None, **headers):
        """The answer of whoever takes the request, or of the process at the other end of the line."""
        with contextlib.nullcontext(line) if line else contextlib.closing(through_nginx(self.site)) as door:
            body = urlencode(fields) if fields else None
            door.request("POST" if body else "GET", path, body, self.headers(bool(body), headers))
            answer = door.getresponse()
            text = answer.read().decode().replace("\xa0", " ")
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, value = re.match(r"([^=]+)=([^;]*)", cookie).groups()
            self.cookies[name] = value
        return Answer(answer.status, answer.headers, text, process_of(self.site, answer.headers["X-Request-ID"]))

    def sends(self, path, line=None, **fields):
        """What comes back to somebody who fills in the form of a page; the form is asked for at the same place."""
        form = fields_of(self.asks(path, line=line).body)
        return self.asks(path, form | fields, line=line)

    def logs_in(self, name, first=None, second=None):
        """The password is sent to one process, the code to another one."""
        assert self.sends(LOGIN, first, login=name, password=PASSWORD).headers["Location"] == CODE
        assert self.sends(CODE, second, code=code_of(SECRET)).headers["Location"] == DOOR

    def headers(self, sends, more):
        """What a browser says, and what nginx adds to it."""
        scheme, _, host = self.site.address.partition("://")
        given = {"Host": host, "X-Forwarded-Proto": scheme, "Accept": "text/html"}
        if self.cookies:
            given["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if sends:
            given |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.site.address}
            given["Sec-Fetch-Site"] = "same-origin"
        return given | {name.replace("_", "-"): value for name, value in more.items()}


def through_nginx(site):
    context = ssl.create_default_context(cafile=site.certificate)
    return http.client.HTTPSConnection(site.address.partition("://")[2], timeout=PATIENCE, context=context)


def asked_together(site, path, **headers):
    """Answers of both processes to readers without cookies who came at the same time."""
    answers, end = [], time.monotonic() + PATIENCE
    with ThreadPoolExecutor(TOGETHER) as pool:
        while len({answer.process for answer in answers}) < 2:
            assert time.monotonic() < end, "One process has answered everybody."
            answers += pool.map(lambda _: Visitor(site).asks(path, **headers), range(TOGETHER))
    return answers


@contextlib.contextmanager
def lines(site):
    """A line to each of the two processes, by its number."""
    found = {}
    with contextlib.ExitStack() as stack:
        end = time.monotonic() + PATIENCE
        while len(found) < 2:
            assert time.monotonic() < end, "One process takes all lines."
            line = http.client.HTTPConnection(site.application, timeout=PATIENCE)
            stack.callback(line.close)
            found.setdefault(Visitor(site).asks("/healthz", line=line).process, line)
        yield found
