#!/usr/bin/env bash
# Builds the image of the Dockerfile and serves the site from it once, without a Docker engine. For Debian, as root.
# The base image is made here from Debian's packages, with the certificates that this machine trusts.
# Not covered: limits of memory and processor, HEALTHCHECK, volumes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export STORAGE_DRIVER=vfs BUILDAH_ISOLATION=chroot
base=localhost/debian:trixie-slim
folder=$(mktemp -d)
container=
trap '[ -z "$container" ] || buildah rm "$container" >/dev/null; rm -rf "$folder"' EXIT
took() { echo "› $1: $((SECONDS - since)) s"; since=$SECONDS; }
since=$SECONDS

command -v buildah >/dev/null && command -v debootstrap >/dev/null ||
    apt-get -o DPkg::Lock::Timeout=300 install -qq -y --no-install-recommends buildah debootstrap crun >/dev/null
took "buildah and debootstrap"

make_base() {
    local mirror system=$folder/system
    mirror=$(apt-get indextargets --format '$(SITE)' | head -n 1)
    debootstrap --variant=minbase --include=ca-certificates,python3,python3-venv trixie "$system" "$mirror" >"$folder/log" ||
        { tail -n 20 "$folder/log" >&2; exit 1; }
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

buildah bud -q --network host --build-arg BASE=$base -t civicport . >"$folder/build.log" 2>&1 || { tail -n 40 "$folder/build.log" >&2; exit 1; }
took "image"

container=$(buildah from civicport)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
echo "› it runs as $(buildah run "$container" -- id -un)"
buildah run "$container" -- .venv/bin/python manage.py serve --port "$port" >"$folder/site.log" 2>&1 &
site=$!
until curl -fsS -o /dev/null --max-time 5 "http://127.0.0.1:$port/" 2>/dev/null; do
    kill -0 $site 2>/dev/null && [ $((SECONDS - since)) -lt 180 ] || { cat "$folder/site.log" >&2; kill $site; exit 1; }
    sleep 0.5
done
took "start page at port $port"
python3 .ci/visitor.py "http://127.0.0.1:$port" >/dev/null
took "a stored result"
kill $site
wait $site || true
