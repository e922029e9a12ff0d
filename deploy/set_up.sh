#!/bin/sh
# Once for each release, before its web server: database and content, then the static files to where nginx sends them
# from. Names with a hash of the content never change, so files of the release before stay for pages that readers have.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/python manage.py setup
cp -r --update=none staticfiles/. "$1/"
cp -r --update=older staticfiles/. "$1/"
