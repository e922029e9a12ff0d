"""The site as in production, without containers: gunicorn with processes and threads behind a real nginx with HTTPS."""

import contextlib
import os
import secrets
import shutil
import string
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.database_snapshot import ROOT, manage
from tests.served_site import free_port, running

NGINX = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")
SETTINGS = "tests.production_settings"
TEMPLATES = ROOT / "deploy" / "nginx"
MAIN = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx-start.log;
events {{ worker_connections 256; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/civicport.conf;
}}
"""
CERTIFICATE = (
    "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
    "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "key.pem", "-out", "certificate.pem",
)  # fmt: skip


@dataclass
class Production:
    """Where the site is (`application`: gunicorn behind nginx) and what its processes are given."""

    folder: Path
    database: str
    address: str
    plain: str
    application: str
    environment: dict[str, str]

    def manage(self, *words):
        return manage(*words, database=self.database, **self.environment).stdout

    @property
    def certificate(self):
        return self.folder / "certificate.pem"

    def log(self, name):
        return (self.folder / name).read_text()


def filled_in(**values):
    """The template of nginx's configuration with values, as envsubst fills it in."""
    return string.Template((TEMPLATES / "civicport.conf.template").read_text()).safe_substitute(values)


def write_configuration(folder, *, http, https, application):
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder))
    text = filled_in(
        APPLICATION=f"127.0.0.1:{application}", HTTP_PORT=f"127.0.0.1:{http}", HTTPS_PORT=f"127.0.0.1:{https}",
        SERVER_NAME="127.0.0.1", CERTIFICATE=folder / "certificate.pem", CERTIFICATE_KEY=folder / "key.pem",
        ACCESS_LOG=folder / "access.log", ERROR_LOG=folder / "error.log",
        STATIC_FOLDER=folder / "static", INCLUDES=TEMPLATES,
    )  # fmt: skip
    (folder / "civicport.conf").write_text(text)


@contextlib.contextmanager
def proxied(folder, **ports):
    """nginx runs; as whoever starts it, so that it can read the files of the test."""
    write_configuration(folder, **ports)
    user = ["-g", "user root;"] if os.getuid() == 0 else []
    with (folder / "nginx-output.log").open("w") as output:
        process = subprocess.Popen(
            [NGINX, "-e", folder / "nginx-start.log", "-c", folder / "nginx.conf", *user],
            stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        end = time.monotonic() + 20
        while not (folder / "nginx.pid").exists():
            assert process.poll() is None, (folder / "nginx-output.log").read_text()
            assert time.monotonic() < end
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextlib.contextmanager
def in_production(database, folder, **wishes):
    """Everything set up and running on a database given by its address; `wishes`: more of its environment."""
    subprocess.run(CERTIFICATE, cwd=folder, check=True, capture_output=True)
    http, https, application = free_port(), free_port(), free_port()
    environment = {
        "DJANGO_SETTINGS_MODULE": SETTINGS, "TEST_FOLDER": str(folder), "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "127.0.0.1", "BASE_URL": f"https://127.0.0.1:{https}", "PROXIES_IN_FRONT": "1",
        "SECOND_FACTOR": "true", **wishes,
    }  # fmt: skip
    addresses = (f"https://127.0.0.1:{https}", f"http://127.0.0.1:{http}", f"127.0.0.1:{application}")
    site = Production(folder, database, *addresses, environment)
    site.manage("setup")
    command = ["-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "site_core.wsgi"]
    around = environment | {"LISTEN": site.application}
    with (
        running(command, application, database, folder / "gunicorn.log", **around),
        proxied(folder, http=http, https=https, application=application),
    ):
        yield site


@contextlib.contextmanager
def worker(site):
    """`manage.py db_worker` runs; must end well when it is told to."""
    around = {**os.environ, "DATABASE_URL": site.database, **site.environment}
    command = [sys.executable, "manage.py", "db_worker", "--interval", "0.2"]
    process = subprocess.Popen(command, cwd=ROOT, env=around, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)
    assert process.returncode == 0
