#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# How long short commands take, process and launcher included, and the language server until it is ready and has ended again: without and
# with the start-up archive, each several times in turn. Called by `./dev bench startup [RUNS]`, which sets FLUX_LAUNCHER and FLUX_JAR.
# Fails if `flux check` with the archive takes three times its budget.
set -euo pipefail
export LC_ALL=C
runs=${1:-20}
budget=0.6
case "$runs" in '' | *[!0-9]* | 0) echo "bench startup: $runs is no number of runs" >&2; exit 2 ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset CI
export XDG_CACHE_HOME=$work/cache
cat >"$work/small.flux" <<'TEXT'
package example;

Listen () => (int number);
Show (int number) => ();

source Listen => Show;
TEXT

# What an editor says to the language server of a folder with 50 files, as little as it can: initialize, shutdown, exit.
mkdir "$work/folder"
for ((i = 0; i < 50; i++)); do cp "$work/small.flux" "$work/folder/$i.flux"; done
tell() {
    local LC_ALL=C content
    content="{\"jsonrpc\": \"2.0\", $1}"
    printf 'Content-Length: %d\r\n\r\n%s' "${#content}" "$content"
}
{
    folders="[{\"uri\": \"file://$work/folder\", \"name\": \"folder\"}]"
    tell "\"id\": 1, \"method\": \"initialize\", \"params\": {\"processId\": null, \"capabilities\": {}, \"workspaceFolders\": $folders}"
    tell '"id": 2, "method": "shutdown"'
    tell '"method": "exit"'
} >"$work/session"

# measure FILE COMMAND...: adds a line of seconds to FILE: elapsed, user and system together.
measure() {
    local file=$1 TIMEFORMAT='%R %U %S'
    shift
    { time "$FLUX_LAUNCHER" "$@" <"$work/session" >"$work/said" 2>&1; } 2>"$work/time" || { cat "$work/said" >&2; exit 1; }
    [ "$1" != lsp ] || grep -q '"capabilities"' "$work/said" || { cat "$work/said" >&2; exit 1; }
    awk '{ print $1, $2 + $3 }' "$work/time" >>"$file"
}

# statistics FILE LABEL
statistics() {
    sort -n "$1" | awk -v label="$2" '
        { wall[NR] = $1; sum += $1; squares += $1 * $1; cpu += $2 }
        function at(share,   i) { i = int(share * NR); if (i < share * NR) i++; return wall[i < 1 ? 1 : i] }
        END {
            mean = sum / NR; spread = squares / NR - mean * mean
            printf "%-28s %6.3f %6.3f %6.3f %6.3f %6.3f %8.3f\n", label, mean, sqrt(spread > 0 ? spread : 0), wall[1], at(0.5), at(0.95), cpu / NR
        }'
}

FLUX_NO_CACHE='' "$FLUX_LAUNCHER" --make-archive
commands=("--version" "--help" "check small.flux" "format --check small.flux" "generate small.flux -o out" "lsp --stdio")
cd "$work"
for ((run = 0; run < runs; run++)); do
    for i in "${!commands[@]}"; do
        # shellcheck disable=SC2086
        FLUX_NO_CACHE=1 measure "without-$i" ${commands[i]}
        # shellcheck disable=SC2086
        measure "with-$i" ${commands[i]}
    done
done
echo "$runs runs each in turn, seconds; $(nproc 2>/dev/null || echo '?') processors, load $(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || echo unknown)"
printf '%-28s %6s %6s %6s %6s %6s %8s\n' command mean sd min p50 p95 cpu-mean
for i in "${!commands[@]}"; do
    statistics "without-$i" "${commands[i]}, without"
    statistics "with-$i" "${commands[i]}, with"
done
median=$(statistics with-2 x | awk '{ print $5 }')
echo "budget of flux check with the archive: $budget s; median $median s"
awk -v m="$median" -v b="$budget" 'BEGIN { exit m > 3 * b }' || { echo "three times the budget" >&2; exit 1; }
