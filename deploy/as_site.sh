#!/bin/sh
# Runs a command in the folder of the site as its user, with the settings that its units have. As root:
#   deploy/as_site.sh manage.py new_admin_password
#   deploy/as_site.sh deploy/set_up.sh /srv/civicport-static
# SITE_USER (civicport) and SITE_SETTINGS (/etc/civicport.env) name others.
set -eu
cd "$(dirname "$0")/.."
user=${SITE_USER:-civicport}
home=$(getent passwd "$user" | cut -d: -f6)
[ -n "$home" ] || { echo "There is no user $user here. SITE_USER names another." >&2; exit 1; }

# The file is written for systemd, not for a shell: < and spaces need no quotes, $ means nothing, quotes around go.
unquoted() { case $1 in \"*\" | \'*\') inner=${1#?}; printf %s "${inner%?}" ;; *) printf %s "$1" ;; esac; }
while IFS= read -r line || [ -n "$line" ]; do
  case $line in [A-Z]*=*) export "${line%%=*}=$(unquoted "${line#*=}")" ;; esac
done <"${SITE_SETTINGS:-/etc/civicport.env}"
export HOME="$home" DJANGO_SETTINGS_MODULE=site_core.settings.production

[ "${1:-}" != manage.py ] || set -- .venv/bin/python "$@"
[ "$(id -un)" = "$user" ] || set -- runuser -u "$user" -- "$@"
exec "$@"
