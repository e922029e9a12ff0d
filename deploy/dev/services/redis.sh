# Redis: keeps nothing on disk.

redis_found() {
    command -v redis-server >/dev/null && command -v redis-cli >/dev/null ||
        { reason="Redis is not installed. Debian, Ubuntu: sudo apt-get install redis-server. macOS: brew install redis."; return 1; }
}

# Another clone's server may have taken the port meanwhile: what answers there must be the one that we started.
redis_running() {
    local port pid
    [ -s "$home/port" ] && [ -s "$home/redis.pid" ] || return 1
    port=$(cat "$home/port") pid=$(cat "$home/redis.pid")
    ours "$pid" "127.0.0.1:$port" && [ "$(redis-cli -p "$port" ping 2>/dev/null)" = PONG ]
}

redis_start() {
    local try port
    redis_running || for try in 1 2 3; do
        port=$(remembered_port port)
        ! listened "$port" || port=$(remembered_port port new)
        redis-server --port "$port" --bind 127.0.0.1 --dir "$home" --save '' --appendonly no --daemonize yes \
            --pidfile "$home/redis.pid" --logfile "$home/log" >/dev/null
        for try in $(seq 50); do ! redis_running || break 2; sleep 0.1; done
        remembered_port port new >/dev/null
    done
    redis_running || { tail -n 20 "$home/log" >&2; fail "Redis did not start, see above"; }
    echo "export TEST_REDIS_URL=redis://127.0.0.1:$(cat "$home/port")/0"
}

redis_stop() {
    local pid
    [ -s "$home/redis.pid" ] || return 0
    pid=$(cat "$home/redis.pid")
    ours "$pid" redis-server || return 0
    kill -TERM "$pid" && kill -CONT "$pid" # a test may have stopped it
    gone "$pid" redis-server || kill -KILL "$pid"
}

redis_clean() { rm -rf "$home"; }
