#!/usr/bin/env bash
# PostgreSQL for tests: its own server, reachable by a socket only, data in var/postgres.
#   deploy/dev/services.sh start    starts it and prints the line that sets TEST_POSTGRES_URL
#   deploy/dev/services.sh status   says whether it runs
#   deploy/dev/services.sh stop     stops it, data stay
#   deploy/dev/services.sh clean    stops it and removes the data
# Works as root too (PostgreSQL itself refuses root, so it then runs as another user).
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
home=$root/var/postgres
data=$home/data
port=54329

fail() { echo "services.sh: $*" >&2; exit 1; }

find_programs() {
    local places=(/usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin)
    bin=$(printf '%s\n' "${places[@]}" | grep -v '[*]' | sort -V | tail -n 1) || true
    [ -n "$bin" ] || bin=$(dirname "$(command -v initdb || true)")
    [ -x "$bin/initdb" ] || fail "PostgreSQL is not installed. Debian, Ubuntu: sudo apt-get install postgresql. macOS: brew install postgresql."
}

# PostgreSQL does not run as root: then each of its programs is started as someone else.
as_user() {
    if [ "$(id -u)" -ne 0 ]; then "$@"
    elif unshare --user --map-user=1000 --map-group=1000 -- true 2>/dev/null; then
        unshare --user --map-user=1000 --map-group=1000 -- "$@"
    else
        chown -R postgres "$home"
        runuser -u postgres -- "$@"
    fi
}

# The path of a socket is limited to about 100 characters, so a clone that lies deep uses the temporary folder.
socket_folder() {
    mkdir -p "$home"
    if [ ! -f "$home/socket" ]; then
        if [ ${#home} -le 80 ]; then echo "$home" >"$home/socket"
        else mktemp -d >"$home/socket"; fi
    fi
    socket=$(cat "$home/socket")
    mkdir -p "$socket"
}

running() { "$bin/pg_isready" -q -h "$socket" -p "$port"; }

create() {
    as_user "$bin/initdb" -D "$data" -U app -E UTF8 --locale=C.UTF-8 --auth=trust --no-sync >"$home/initdb.log" 2>&1 ||
        { cat "$home/initdb.log" >&2; rm -rf "$data"; fail "initdb failed, see above"; }
}

# After a hard end of the server the first starts can find its old pid file: try again for five seconds.
launch() {
    local try options="-p $port -k '$socket' -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    for try in 1 2 3 4 5 6 7 8 9 10; do
        as_user "$bin/pg_ctl" -D "$data" -l "$home/log" -w -o "$options" start </dev/null >"$home/pg_ctl.log" 2>&1 && return
        sleep 0.5
    done
    cat "$home/pg_ctl.log" "$home/log" >&2
    fail "PostgreSQL did not start, see above"
}

start() {
    [ -f "$data/PG_VERSION" ] || create
    running || launch
    [ "$("$bin/psql" -h "$socket" -p "$port" -U app -d postgres -Atc "SELECT 1 FROM pg_database WHERE datname = 'app'")" = 1 ] ||
        "$bin/createdb" -h "$socket" -p "$port" -U app app
    echo "export TEST_POSTGRES_URL=postgres://app@${socket//\//%2F}:$port/app"
}

stop() {
    if [ -f "$data/postmaster.pid" ]; then as_user "$bin/pg_ctl" -D "$data" -m fast -w stop >/dev/null || true; fi
}

find_programs
socket_folder
case ${1:-} in
    start) start ;;
    stop) stop ;;
    status) if running; then echo "PostgreSQL runs in $home"; else echo "PostgreSQL does not run"; exit 1; fi ;;
    clean) stop; case $socket in "$home") ;; *) rm -rf "$socket" ;; esac; rm -rf "$home" ;;
    *) sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2 ;;
esac
