"""Behind a proxy that speaks HTTPS. Everything else comes from the environment."""

import os
from pathlib import Path

from site_core.settings.base import *  # noqa: F403
from site_core.settings.base import LOGGING, PAGE_CACHE_WANTED, REDIS_URL, env
from site_core.settings.environment import WEB_PROCESSES, Environment

env.text("ALLOWED_HOSTS")  # must be set
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
WAGTAILADMIN_BASE_URL = env.url("BASE_URL", "http", "https")
# What `make run` once wrote into var/local.env for one machine does not count here.
SECOND_FACTOR = Environment(Path(os.devnull)).flag("SECOND_FACTOR", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.flag("SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
PROCESSES = env.number("WEB_CONCURRENCY", WEB_PROCESSES, least=1)  # the worker has to know it too
PAGE_CACHE = PAGE_CACHE_WANTED and bool(REDIS_URL or PROCESSES == 1)
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": env.text("MAIL_HOST", default="localhost"),
            "port": env.number("MAIL_PORT", default=25),
            "username": env.text("MAIL_USER", default=""),
            "password": env.text("MAIL_PASSWORD", default=""),
            "use_tls": env.flag("MAIL_TLS", default=False),
            "timeout": 20,
        },
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # `manage.py db_worker` does them (ADR 0038)
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # the preview of pages in the admin is a frame of our own, so SAMEORIGIN
LOG_FORMAT = LOGGING["handlers"]["console"]["formatter"] = env.choice("LOG_FORMAT", "json", "plain")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
