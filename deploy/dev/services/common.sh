# What all services need. Sourced by services.sh; `home` is the folder of the service at hand, `reason` why it can't run.

fail() { echo "services.sh: $*" >&2; exit 1; }

# Some servers refuse root: then each of their programs is started as someone else, to whom root's files belong.
as_user() { # $1: the account for machines that know no user namespaces, then the command
    local account=$1; shift
    if [ "$(id -u)" -ne 0 ]; then "$@"
    elif unshare --user --map-user=1000 --map-group=1000 -- true 2>/dev/null; then
        unshare --user --map-user=1000 --map-group=1000 -- "$@"
    else
        chown -R "$account" "$home"
        runuser -u "$account" -- "$@"
    fi
}

listened() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# A port that nobody listens on, remembered in the folder of the service: two clones on one machine take different
# ones, and a server keeps its address. Below 32768, so that no outgoing connection happens to have it.
remembered_port() { # $1: file in the folder, $2: "new" to take another one
    local file=$home/$1 port
    if [ "${2:-}" = new ] || [ ! -s "$file" ]; then
        port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
        while listened "$port"; do port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000)); done
        echo "$port" >"$file"
    fi
    cat "$file"
}

# Waits until a process is gone. The process is known by its whole command line (-ww: not cut to the width of a
# terminal, which COLUMNS may give), for a number may belong to another by now.
ours() { ps -ww -o args= -p "$1" 2>/dev/null | grep -F "$2" >/dev/null; } # $1: number, $2: what stands in its command line
gone() {
    local try
    for try in $(seq 100); do ours "$1" "$2" || return 0; sleep 0.1; done
    return 1
}
