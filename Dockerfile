# The site as `make run` serves it, in a container: docker build -t civicport . && docker run -p 8000:8000 -v civicport:/site/var civicport
# Without a Docker engine: deploy/dev/image.sh
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
RUN sh deploy/dev/setup.sh
COPY . .
RUN .venv/bin/python manage.py shell --settings site_core.settings.local --no-imports \
        -c 'from site_core.set_up import collect_static; collect_static(print)' \
    && rm -rf node_modules var assets && mkdir var

# --- what runs
FROM ${BASE}
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends ca-certificates python3 >/dev/null \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /site --shell /usr/sbin/nologin civicport
COPY --from=build /site /site
RUN chown civicport /site/var
WORKDIR /site
USER civicport
ENV PYTHONUNBUFFERED=1
VOLUME /site/var
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s \
    CMD [".venv/bin/python", "-c", "import os, urllib.request as web; host = os.environ.get('ALLOWED_HOSTS', '').split(',')[0].strip(' .*') or 'localhost'; web.urlopen(web.Request('http://127.0.0.1:8000/healthz', headers={'Host': host}), timeout=4)"]
CMD [".venv/bin/python", "manage.py", "serve", "--host", "0.0.0.0"]
