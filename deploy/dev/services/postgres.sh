# PostgreSQL: reachable by a socket only, so its port is no port of the machine.
postgres_port=54329

postgres_found() {
    local places=(/usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin)
    bin=$(printf '%s\n' "${places[@]}" | grep -v '[*]' | sort -V | tail -n 1) || true
    [ -n "$bin" ] || bin=$(dirname "$(command -v initdb || true)")
    data=$home/data
    [ -x "$bin/initdb" ] ||
        { reason="PostgreSQL is not installed. Debian, Ubuntu: sudo apt-get install postgresql. macOS: brew install postgresql."; return 1; }
}

# The path of a socket is limited to about 100 characters, so a clone that lies deep uses the temporary folder.
postgres_socket() {
    if [ ! -f "$home/socket" ]; then
        if [ ${#home} -le 80 ]; then echo "$home" >"$home/socket"
        else mktemp -d >"$home/socket"; fi
    fi
    socket=$(cat "$home/socket")
    mkdir -p "$socket"
}

postgres_running() { postgres_socket; "$bin/pg_isready" -q -h "$socket" -p "$postgres_port"; }

postgres_create() {
    as_user postgres "$bin/initdb" -D "$data" -U app -E UTF8 --locale=C.UTF-8 --auth=trust --no-sync >"$home/initdb.log" 2>&1 ||
        { cat "$home/initdb.log" >&2; rm -rf "$data"; fail "initdb failed, see above"; }
}

# After a hard end of the server the first starts can find its old pid file: try again for five seconds.
postgres_launch() {
    local try options="-p $postgres_port -k '$socket' -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    for try in 1 2 3 4 5 6 7 8 9 10; do
        as_user postgres "$bin/pg_ctl" -D "$data" -l "$home/log" -w -o "$options" start </dev/null >"$home/pg_ctl.log" 2>&1 && return
        sleep 0.5
    done
    cat "$home/pg_ctl.log" "$home/log" >&2
    fail "PostgreSQL did not start, see above"
}

postgres_start() {
    postgres_socket
    [ -f "$data/PG_VERSION" ] || postgres_create
    postgres_running || postgres_launch
    [ "$("$bin/psql" -h "$socket" -p "$postgres_port" -U app -d postgres -Atc "SELECT 1 FROM pg_database WHERE datname = 'app'")" = 1 ] ||
        "$bin/createdb" -h "$socket" -p "$postgres_port" -U app app
    echo "export TEST_POSTGRES_URL=postgres://app@${socket//\//%2F}:$postgres_port/app"
}

postgres_stop() {
    if [ -f "$data/postmaster.pid" ]; then as_user postgres "$bin/pg_ctl" -D "$data" -m fast -w stop >/dev/null || true; fi
}

postgres_clean() {
    local socket
    [ -d "$home" ] || return 0
    socket=$(cat "$home/socket" 2>/dev/null || echo "$home")
    case $socket in "$home") ;; *) rm -rf "$socket" ;; esac
    rm -rf "$home"
}
