#!/usr/bin/env bash
# Puts the programs of `npm run test:clients` where they can be found: what Debian has onto the machine, the rest into the
# folder that is given. What cannot be had is left out, and then listed as not run.
set -uo pipefail
folder="${1:?a folder for what is no program of the machine}"
mkdir -p "$folder"

missing() { ! command -v "$1" >/dev/null 2>&1; }

if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ] && { missing ogr2ogr || missing soffice; }; then
  export DEBIAN_FRONTEND=noninteractive
  timeout 60 apt-get -qq update
  timeout 240 apt-get -qq install -y --no-install-recommends gdal-bin libreoffice-calc-nogui >"$folder/debian.log" 2>&1 ||
    echo "Debian's packages could not be installed: see $folder/debian.log"
fi

cat >"$folder/package.json" <<'JSON'
{ "private": true, "dependencies": { "@duckdb/node-api": "1.5.6-r.1", "datapackage": "1.1.10" } }
JSON
timeout 120 npm install --prefix "$folder" --no-audit --no-fund --loglevel=error >"$folder/npm.log" 2>&1 ||
  echo "The packages of npm could not be installed: see $folder/npm.log"

if ! missing python3 && python3 -m venv "$folder/python" >/dev/null 2>&1; then
  for client in pyarrow frictionless; do
    timeout 60 "$folder/python/bin/python3" -m pip install --quiet --retries 1 --timeout 10 "$client" >"$folder/$client.log" 2>&1 ||
      echo "$client could not be installed: see $folder/$client.log"
  done
fi
exit 0
