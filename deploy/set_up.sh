#!/bin/sh
# Once for each release, before its web server: database and content, then the static files to where nginx sends them
# from. Names with a hash of the content never change, so files of the release before stay for pages that readers have;
# of the few names without one the newer file stays.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/python manage.py setup
cp -ru staticfiles/. "$1/"
