#!/bin/sh
# Prints the path of a Python 3.12 to 3.14 that has venv, pip and SQLite; nothing and status 1 if there is none.
# A name on the PATH proves nothing (version managers leave shims that do not run), so each candidate is run.
fits='import sys, venv, ensurepip, sqlite3, ssl; sys.exit(not (3, 12) <= sys.version_info[:2] <= (3, 14))'

try() {
  [ -n "$1" ] || return 1
  "$1" -c "$fits" >/dev/null 2>&1 || return 1
  "$1" -c 'import sys; print(sys.executable)'
}

try "${PYTHON:-}" && exit 0
for name in python3.13 python3.12 python3.14 python3 python; do try "$name" && exit 0; done
for version in 3.14 3.13 3.12; do
  for path in "${PYENV_ROOT:-$HOME/.pyenv}/versions/$version"*/bin/python; do try "$path" && exit 0; done
done
for folder in ${PYTHON_FOLDERS:-/opt/homebrew/bin /usr/local/bin}; do
  for version in 3.13 3.14 3.12; do try "$folder/python$version" && exit 0; done
done
try "$(UV_PYTHON_DOWNLOADS=never uv python find --no-project '>=3.12,<3.15' 2>/dev/null)" && exit 0
exit 1
