#!/usr/bin/env bash
# PostgreSQL, Redis and Elasticsearch for development and tests, without Docker; everything of theirs lies in var/.
#   deploy/dev/services.sh start [SERVICE...]   starts them and prints the lines that set TEST_..._URL
#   deploy/dev/services.sh status [SERVICE...]  says which of them run
#   deploy/dev/services.sh stop [SERVICE...]    stops them, data stay
#   deploy/dev/services.sh clean [SERVICE...]   stops them and removes all that they left
# A SERVICE is postgres, redis or search. Without a name: all that this machine has the programs for, the others are
# named with what to install. Works as root too (PostgreSQL and Elasticsearch refuse root, so they run as another user).
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
for part in common java postgres redis search; do . "$root/deploy/dev/services/$part.sh"; done

usage() { sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2; }

command=${1:-}
[ $# -eq 0 ] || shift
asked=("$@")
services=(postgres redis search)
[ $# -eq 0 ] || services=("$@")
for service in "${services[@]}"; do case $service in postgres | redis | search) ;; *) usage ;; esac; done

# What can't run here: an error where it was asked for by name, else a line that says so.
each() {
    local service
    for service in "${services[@]}"; do
        home=$root/var/$service
        reason=
        if "${service}_found"; then "$1"
        elif [ ${#asked[@]} -gt 0 ]; then fail "$reason"
        else echo "services.sh: $service left out. $reason" >&2; fi
    done
}

start_one() { mkdir -p "$home"; "${service}_start"; }
stop_one() { [ ! -d "$home" ] || "${service}_stop"; }
status_one() { if [ -d "$home" ] && "${service}_running"; then echo "$service runs"; else echo "$service does not run"; stopped=1; fi; }

stopped=0
case $command in
    start) each start_one ;;
    stop) each stop_one ;;
    status) each status_one; exit $stopped ;;
    clean) each stop_one; for service in "${services[@]}"; do home=$root/var/$service; "${service}_clean"; done ;;
    *) usage ;;
esac
