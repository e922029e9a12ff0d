# Elasticsearch: the maker's small distribution from Maven Central. For tests and development, never for production.
search_sum=bec49f3b8d00e75c8d1cec85c35298635ec9fbd3ae80ef5aeb6bc05abdb3db2d
search_zip=elasticsearch-9.5.3.zip

search_found() {
    local hint="Debian 13, Ubuntu 24.04: sudo apt-get install openjdk-21-jdk-headless maven curl. macOS: brew install openjdk maven. Or: ES_JAVA_HOME=/path/to/jdk"
    program=$home/elasticsearch-9.5.3
    if ! find_jdk; then reason="Elasticsearch needs a JDK 21 or newer. $hint"; return 1; fi
    if ! command -v curl >/dev/null; then reason="curl is not installed. $hint"; return 1; fi
    if [ ! -d "$program" ] && ! command -v mvn >/dev/null; then reason="Maven is not installed. $hint"; return 1; fi
}

search_sum_of() { if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1; }

search_fetch() {
    local folder=$home/download
    rm -rf "$folder"
    mvn -B -q -f "$root/deploy/dev/search/pom.xml" dependency:copy-dependencies -DoutputDirectory="$folder" >"$home/mvn.log" 2>&1 ||
        { cat "$home/mvn.log" >&2; fail "Maven did not bring Elasticsearch, see above"; }
    [ "$(search_sum_of "$folder/$search_zip")" = "$search_sum" ] || fail "$search_zip is not the file that is known: its checksum differs"
    (cd "$folder" && "$jdk/bin/jar" xf "$search_zip" && chmod +x elasticsearch-9.5.3/bin/*)
    mv "$folder/elasticsearch-9.5.3" "$program"
    rm -rf "$folder"
}

search_configure() { # a keystore is made beside the settings, so they lie in a folder of their own
    mkdir -p "$home/config/jvm.options.d" "$home/data" "$home/logs" "$home/tmp"
    cp "$program/config/jvm.options" "$program/config/log4j2.properties" "$home/config/"
    cat >"$home/config/elasticsearch.yml" <<EOF
discovery.type: single-node
network.host: 127.0.0.1
http.port: $(cat "$home/port")
transport.port: $(cat "$home/transport")
path.data: "$home/data"
path.logs: "$home/logs"
xpack.security.enabled: false
action.auto_create_index: false
cluster.routing.allocation.disk.threshold_enabled: false
EOF
}

search_ours() { [ -s "$home/data/es.pid" ] && ours "$(cat "$home/data/es.pid")" "$home"; }

search_running() {
    search_ours && curl -fsS --noproxy '*' --max-time 35 -o /dev/null \
        "http://127.0.0.1:$(cat "$home/port")/_cluster/health?wait_for_status=yellow&timeout=30s" 2>/dev/null
}

# Without a limit the heap is half of the machine; without CLI_JAVA_OPTS each start leaves a folder behind.
search_launch() {
    rm -f "$home/data/es.pid"
    as_user nobody env ES_JAVA_HOME="$jdk" HOME="$home/tmp" ES_TMPDIR="$home/tmp" ES_PATH_CONF="$home/config" \
        CLI_JAVA_OPTS="-Djava.io.tmpdir=$home/tmp" \
        ES_JAVA_OPTS="-Xms256m -Xmx256m -XX:TieredStopAtLevel=1 -XX:-AlwaysPreTouch" \
        "$program/bin/elasticsearch" -d -p "$home/data/es.pid" </dev/null >"$home/start.log" 2>&1
}

search_start() {
    local try file
    [ -d "$program" ] || search_fetch
    if ! search_running; then
        search_stop
        for try in 1 2 3; do
            for file in port transport; do ! listened "$(remembered_port $file)" || remembered_port $file new >/dev/null; done
            search_configure
            ! search_launch || break
        done
        search_running || { tail -n 30 "$home/start.log" >&2; fail "Elasticsearch did not start, see above"; }
    fi
    echo "export TEST_SEARCH_URL=http://127.0.0.1:$(cat "$home/port")"
}

search_stop() {
    local pid
    search_ours || return 0
    pid=$(cat "$home/data/es.pid")
    kill -TERM "$pid" && kill -CONT "$pid" # a test may have stopped it
    gone "$pid" "$home" || kill -KILL "$pid"
}

search_clean() { rm -rf "$home"; }
