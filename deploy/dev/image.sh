#!/usr/bin/env bash
# Builds the image of the Dockerfile and runs it once as compose.yaml does: as a user without rights, on a root that
# cannot be written, without capabilities, with a PostgreSQL of its own; with its backup and the way back. Without a
# Docker engine. For Debian, as root.
# The base image is made here from Debian's packages, with the certificates that this machine trusts: the result is for
# trying, not for shipping. It stays, to be looked at (STORAGE_DRIVER=vfs buildah images).
# Not covered: networks, ports and volumes of an engine, limits of memory and processor, the images of other makers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export STORAGE_DRIVER=vfs BUILDAH_ISOLATION=chroot
base=localhost/debian:trixie-slim
folder=$(mktemp -d)
container= site=
fail() { echo "image.sh: $*" >&2; exit 1; }
took() { echo "› $1: $((SECONDS - since)) s"; since=$SECONDS; }
since=$SECONDS

clean_up() {
    [ -z "$site" ] || kill -TERM -- "-$site" 2>/dev/null || true
    [ -z "$site" ] || wait "$site" 2>/dev/null || true
    [ -z "$container" ] || buildah rm "$container" >/dev/null
    [ ! -d "$folder/servers" ] || "$folder/servers/deploy/dev/services.sh" clean postgres
    rm -rf "$folder"
}
trap clean_up EXIT

apt() { DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq "$@" >/dev/null; }
command -v buildah >/dev/null && command -v debootstrap >/dev/null && compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null ||
    { apt update && apt install -y --no-install-recommends buildah debootstrap crun postgresql; }
chmod 711 "$folder" # PostgreSQL runs as another user
mkdir -p "$folder/servers/deploy" && cp -r deploy/dev "$folder/servers/deploy/dev"
eval "$("$folder/servers/deploy/dev/services.sh" start postgres)"
took "buildah, debootstrap, PostgreSQL"

make_base() {
    local mirror system=$folder/system
    mirror=$(apt-get indextargets --format '$(SITE)' | head -n 1)
    debootstrap --variant=minbase --include=ca-certificates trixie "$system" "$mirror" >"$folder/log" ||
        { tail -n 20 "$folder/log" >&2; exit 1; }
    rm -f "$system"/var/cache/apt/archives/*.deb
    # A machine that reaches the registries through its own certificate needs it in the image too.
    cp /etc/ssl/certs/ca-certificates.crt "$system/etc/ssl/certs/ca-certificates.crt"
    container=$(buildah from scratch)
    cp -a "$system/." "$(buildah mount "$container")"
    buildah config --env PIP_CERT=/etc/ssl/certs/ca-certificates.crt --env NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt "$container"
    buildah commit -q "$container" $base >/dev/null
    buildah rm "$container" >/dev/null
    container=
}
buildah inspect --type image $base >/dev/null 2>&1 || make_base
took "base image"

former=$(buildah images -q --no-trunc civicport 2>/dev/null || true)
buildah bud -q --format docker --network host --build-arg BASE=$base -t civicport . >"$folder/build.log" 2>&1 ||
    { tail -n 40 "$folder/build.log" >&2; exit 1; }
took "image"
[ -z "$former" ] || [ "$former" = "$(buildah images -q --no-trunc civicport)" ] || buildah rmi "$former" >/dev/null

container=$(buildah from civicport)
root=$(buildah mount "$container")
echo "› it has $(du -smx "$root" | cut -f 1) MB"
of_image() { buildah inspect --format "$1" "$container"; }
user=$(of_image '{{.Docker.Config.User}}')
[ "$user" = civicport ] || fail "the image runs as \"$user\""
for volume in var static backups fresh; do
    mkdir "$folder/$volume"
    chown --reference "$root/site/var" "$folder/$volume"
done
mkdir "$folder/root"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
variables=(
    PATH=/usr/bin:/bin SECRET_KEY="$(head -c 48 /dev/urandom | base64 | tr -d '/+=')" SSL_REDIRECT=false
    ALLOWED_HOSTS=127.0.0.1 BASE_URL="https://127.0.0.1:$port" WEB_CONCURRENCY=1
)
while read -r line; do variables+=("$line"); done < <(of_image '{{range .Docker.Config.Env}}{{println .}}{{end}}' | grep =)
variables+=(LISTEN="127.0.0.1:$port")
server=postgres://app@%2Ftmp%2Fpostgres:54329

# What an engine does for `read_only: true`, `cap_drop: [ALL]` and `no-new-privileges` with volumes and a tmpfs. The
# socket of PostgreSQL stands for the network. `inside DATABASE VAR WORDS…`: VAR is a folder, with :ro as in compose.yaml.
inside() {
    local database=$1 var=$folder/${2%:ro} mode=rw
    [ "$2" = "${2%:ro}" ] || mode=ro
    shift 2
    ROOT=$root HERE=$folder/root VAR=$var MODE=$mode VOLUMES=$folder USER=$user unshare --mount --pid --ipc --uts --fork --kill-child bash -c '
        set -e
        mount --bind "$ROOT" "$HERE"
        mount -t proc proc "$HERE/proc"
        mount --rbind /dev "$HERE/dev"
        mount -t tmpfs -o mode=1777 tmpfs "$HERE/tmp"
        mkdir "$HERE/tmp/postgres"
        mount --bind "$VOLUMES/servers/var/postgres" "$HERE/tmp/postgres"
        mount --bind "$VAR" "$HERE/site/var"
        mount -o "remount,bind,$MODE" "$HERE/site/var"
        for volume in static backups; do mount --bind "$VOLUMES/$volume" "$HERE/$volume"; done
        mount -o remount,bind,ro "$HERE"
        words=(setpriv --reuid "$USER" --regid "$USER" --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all)
        exec chroot "$HERE" "${words[@]}" env -i -C /site "$@"' inside "${variables[@]}" DATABASE_URL="$server/$database" "$@"
}
for name in site fresh; do inside app var psql -q "$server/app" -c "CREATE DATABASE $name"; done
inside app var age-keygen >"$folder/fresh/key" 2>/dev/null
variables+=(BACKUP_RECIPIENT="$(grep -o -m 1 'age1[0-9a-z]*' "$folder/fresh/key")")

looking='
echo "› it runs as $(id -un)"
[ "$(id -u)" -ne 0 ] || { echo "as root"; exit 1; }
for file in /x /site/x /site/site_core/x /usr/x /etc/x; do
    if touch "$file" 2>/dev/null; then echo "$file can be written"; exit 1; fi
done
touch var/x && rm var/x
grep -q "^CapBnd:[[:space:]]*0*$" /proc/self/status || { echo "it has capabilities"; exit 1; }
for program in gcc g++ cc ld as make cargo npm node pip uv git curl; do
    if command -v "$program" || ls .venv/bin/"$program"; then echo "$program is in the image"; exit 1; fi
done 2>/dev/null
if find / -xdev -name "node" -type f -o -xdev -path "*-packages/pip/__init__.py" 2>/dev/null | grep .; then echo "is in the image"; exit 1; fi
for name in .env .git .npmrc .ci certificates node_modules requirements tests deploy/dev var/local.env /etc/pip.conf; do
    if [ -e "$name" ]; then echo "$name is in the image"; exit 1; fi
done
'
inside site var sh -c "$looking" || fail "see above"
took "no rights, nothing to write, nothing to build with"

inside site var deploy/set_up.sh /static >"$folder/setup.log" 2>&1 || { cat "$folder/setup.log" >&2; fail "set-up"; }
[ -n "$(ls "$folder/static")" ] || fail "no static files for nginx"
took "set-up"

mapfile -t command < <(of_image '{{range .Docker.Config.Cmd}}{{println .}}{{end}}' | grep .)
set -m
inside site var "${command[@]}" >"$folder/site.log" 2>&1 </dev/null &
site=$!
set +m
until curl -fsS -o "$folder/start.html" --max-time 5 "http://127.0.0.1:$port/" 2>/dev/null; do
    kill -0 $site 2>/dev/null && [ $((SECONDS - since)) -lt 120 ] || { cat "$folder/site.log" >&2; fail "no start page"; }
    sleep 0.2
done
read -r style < <(grep -o '/static/[^"]*\.css' "$folder/start.html")
curl -fsS "http://127.0.0.1:$port$style" | cmp - "$folder$style" || fail "the style of the start page is not what nginx sends"
took "start page of \"${command[*]}\""
python3 .ci/visitor.py "http://127.0.0.1:$port" >/dev/null
inside site var .venv/bin/python manage.py run_due
took "a stored result, and what is due"
mapfile -t check < <(of_image '{{range .Docker.Config.Healthcheck.Test}}{{println .}}{{end}}' | grep .)
inside site var "${check[@]:1}" || fail "the health check of the image fails"
took "health check"

inside site var:ro .venv/bin/python manage.py backup /backups || fail "no backup"
inside fresh fresh .venv/bin/python manage.py restore "/backups/$(ls "$folder/backups")" --identity var/key || fail "no way back"
took "a backup and its way back"
