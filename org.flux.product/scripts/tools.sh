# SPDX-License-Identifier: EPL-2.0
# What Flux for Eclipse is built, tried and tested with. Sourced by ./dev, whose say, die, root, build, maven, need_cli, may_install and
# apt_install it uses, and build_extension of the extension for VS Code, which has the page with the diagram, too.

eclipse_plugins=org.flux.lang.ui,org.flux.feature,org.flux.diagram.sirius,org.flux.diagram.sirius.feature,updatesite
eclipse_workbench=org.flux.workbench,org.flux.product
eclipse_tests=org.flux.lang.ui.tests
update_site=$root/updatesite/target/repository
materialised=$root/org.flux.product/target/products/org.flux.workbench.product/linux/gtk/x86_64

# Java for minutes: what the second compiler would make of its programs comes too late, and takes a processor meanwhile.
brief_java="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"

eclipse_possible() { [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ]; }

# The page with the diagram, which the extension for VS Code has, too, and is built with.
need_page() {
    local page=$root/vscode/target/extension/dist/diagram/diagram.js newer
    if [ -f "$page" ]; then
        newer=$(cd "$root" && find vscode/diagram vscode/package-lock.json vscode/scripts/build.mjs \
            org.flux.diagram/src/main/resources/org/flux/diagram/write -newer "$page" -type f -print -quit)
        [ -n "$newer" ] || return 0
    fi
    say "building the page with the diagram"
    build_extension
}

# build_eclipse MODULES [ARGS]
build_eclipse() {
    need_cli
    need_page
    build -Peclipse -pl "$@" package
}

clean_eclipse() {
    (cd "$root" && for module in ${eclipse_plugins//,/ } ${eclipse_workbench//,/ } ${eclipse_tests//,/ }; do rm -rf "$module/target"; done)
    rm -rf "$root/org.flux.lang.ui/server" "$root/org.flux.lang.ui/web" "$root/org.flux.diagram.sirius/lib"
}

# What a workbench and its pages need of the system.
missing_for_display() {
    local library libraries
    # Not through a pipe: who stops reading at the first match makes ldconfig fail now and then.
    libraries=$(PATH=$PATH:/usr/sbin:/sbin ldconfig -p 2>/dev/null) || true
    for library in libgtk-3.so.0 libwebkit2gtk-4.1.so.0; do
        case "$libraries" in *"$library"*) ;; *) echo "$library" ;; esac
    done
    if [ -n "${1:-}" ]; then command -v Xvfb >/dev/null || echo Xvfb; fi
}
need_gtk() {
    if [ -n "$(missing_for_display "$@")" ] && may_install; then
        say "installing GTK, WebKit and a virtual display"
        apt_install xvfb libgtk-3-0 libwebkit2gtk-4.1-0 || true
    fi
    [ -z "$(missing_for_display "$@")" ]
}

# workbench FOLDER [-DNAME=VALUE...] [ARGS]: starts the workbench there, and ends it after $workbench_limit seconds if that is set.
workbench() {
    local eclipse=$1 launcher
    local options=()
    shift
    while [ $# -gt 0 ]; do
        case "$1" in -D* | -X*) options+=("$1"); shift ;; *) break ;; esac
    done
    launcher=$(echo "$eclipse"/plugins/org.eclipse.equinox.launcher_*.jar)
    GDK_BACKEND=x11 NO_AT_BRIDGE=1 ${workbench_limit:+timeout "$workbench_limit"} "$JAVA_HOME/bin/java" "${options[@]}" -Dosgi.requiredJavaVersion=21 \
        --enable-native-access=ALL-UNNAMED -jar "$launcher" "$@"
}

# install_from_site FOLDER: a workbench without Flux, there, and into it Flux from the update site, by p2. What p2 says is the log.
install_from_site() {
    local eclipse=$1 log=$root/target/eclipse-install.log
    rm -rf "$eclipse"
    mkdir -p "$(dirname "$eclipse")"
    cp -a "$materialised" "$eclipse"
    need_jdk
    # shellcheck disable=SC2086
    workbench "$eclipse" $brief_java -nosplash -consoleLog -application org.eclipse.equinox.p2.director -repository "file:$update_site" \
        -installIU org.flux.feature.feature.group -data "$eclipse/install-workspace" >"$log" 2>&1 \
        || { tail -n 20 "$log" >&2; say "p2 could not install Flux; its whole log is in $log"; return 1; }
    rm -rf "$eclipse/install-workspace"
}

build_usage() {
    cat <<'TEXT'
Usage: ./dev build [--all]

  Builds the command line and the Maven plug-in, without tests. --all: also the extension for VS Code, and for Eclipse the update site
  updatesite/target/repository (Linux on x86_64; the first time Maven fetches an Eclipse to compile against, 200 MB).
TEXT
}

build_all() {
    local extension
    case "${1:-}" in
        '') build package && say "built $jar" ;;
        --all)
            build package
            say "built $jar"
            extension=$(build_extension --package)
            say "built $extension"
            eclipse_possible || die "the update site is built on Linux on x86_64 only"
            build_eclipse "$eclipse_plugins"
            say "built $update_site"
            ;;
        -h | --help) build_usage ;;
        *) build_usage >&2; die "build takes no $1" ;;
    esac
}

eclipse_usage() {
    cat <<'TEXT'
Usage: ./dev eclipse [FOLDER...]

  Starts an Eclipse with Flux, installed from the update site of this checkout, on the programs of each FOLDER (the examples): nothing
  else is installed, and what you edit are the files themselves. Linux on x86_64 with a display; the first time Maven fetches Eclipse,
  200 MB. Its workspace is target/eclipse-workspace; each start makes the workbench anew.
TEXT
}

eclipse() {
    local folder folders='' first
    case "${1:-}" in
        -h | --help) eclipse_usage; exit 0 ;;
        -*) eclipse_usage >&2; die "eclipse takes no $1" ;;
    esac
    eclipse_possible || die "the workbench is made for Linux on x86_64 only. Elsewhere install Flux into your own Eclipse: docs/eclipse.md"
    [ $# -gt 0 ] || set -- "$root"/examples/*-server
    for folder in "$@"; do
        [ -d "$folder" ] || die "$folder is no folder"
        folders=$folders${folders:+:}$(cd "$folder" && pwd)
    done
    need_gtk || die "no $(missing_for_display | tr '\n' ' '); install it (on Debian: apt-get install libgtk-3-0 libwebkit2gtk-4.1-0) and try again"
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || die "there is no display to show Eclipse on"
    build_eclipse "$eclipse_plugins,$eclipse_workbench"
    install_from_site "$root/target/eclipse" || exit 1
    first=$(find "${folders%%:*}" -name target -prune -o -name '*.flux' -print | sort | head -n 1)
    say "starting Eclipse"
    workbench "$root/target/eclipse" "-Dflux.workbench.import=$folders" ${first:+"-Dflux.workbench.open=$first"} \
        -data "$root/target/eclipse-workspace" >"$root/target/eclipse.log" 2>&1 || die "Eclipse failed; its log is target/eclipse.log"
}

# on_screen COMMAND: with a display of its own.
on_screen() {
    local number server status=0
    number=$(mktemp)
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$number" >/dev/null 2>&1 &
    server=$!
    until [ -s "$number" ] || ! kill -0 "$server" 2>/dev/null; do sleep 0.05; done
    DISPLAY=:$(cat "$number") "$@" || status=$?
    kill "$server" 2>/dev/null || true
    wait "$server" || true
    rm -f "$number"
    return "$status"
}

# try_installed: Flux in a workbench of its own, there by p2 from the update site, which then opens a program with a finding. What is found
# and seen is in target/eclipse-trial.
try_installed() {
    local results=$root/target/eclipse-trial eclipse=$root/target/eclipse-trial/eclipse
    rm -rf "$results"
    mkdir -p "$results/trial"
    install_from_site "$eclipse" || return 1
    cp "$root/target/eclipse-install.log" "$results/install.log"
    cp "$root/org.flux.product/trial/trial.flux" "$results/trial/"
    # shellcheck disable=SC2086
    FLUX_NO_CACHE=1 workbench_limit=150 on_screen workbench "$eclipse" $brief_java "-Dflux.workbench.import=$results/trial" \
        "-Dflux.workbench.open=$results/trial/trial.flux" "-Dflux.workbench.trial=$results" -nosplash -data "$results/workspace" \
        >"$results/workbench.log" 2>&1 || true
    if ! grep -q '^problem in line 8: .*Anwser' "$results/report.txt" 2>/dev/null; then
        say "the installed Flux found nothing wrong with org.flux.product/trial/trial.flux; this is what there was:"
        cat "$results/report.txt" >&2 || tail -n 20 "$results/workbench.log" >&2
        return 1
    fi
}

# same_site_again: whether the update site, built anew from nothing, is the one that is there, byte for byte.
same_site_again() {
    local before
    before=$(checksums "$update_site")
    (cd "$root" && rm -rf $(for module in ${eclipse_plugins//,/ }; do echo "$module/target"; done))
    (cd "$root" && "$mvn" -B --no-transfer-progress -Peclipse -pl "$eclipse_plugins" package >"$root/target/eclipse-again.log" 2>&1) || return 1
    if [ "$(checksums "$update_site")" != "$before" ]; then
        say "the update site, built again, is another one:"
        diff <(echo "$before") <(checksums "$update_site") >&2
        return 1
    fi
}
checksums() { (cd "$1" && find . -type f -exec cksum {} + | sort -k 3); }

# test_eclipse LONG: all of it, and one plain line of result.
test_eclipse() {
    local long=${1:-false} log=$root/target/eclipse-test.log shots=$root/org.flux.lang.ui.tests/target/screenshots
    local status=0 counted missing more=0 worked=0
    if ! eclipse_possible; then
        echo "eclipse: 0 passed, 0 failed, 1 skipped (the workbench is made for Linux on x86_64 only)"
        return 0
    fi
    if ! need_gtk --virtual; then
        missing=$(missing_for_display --virtual | paste -sd ' ')
        echo "eclipse: 0 passed, 0 failed, 1 skipped (no $missing)"
        return 0
    fi
    (need_cli && need_page) || { echo "eclipse: could not be built"; return 1; }
    need_jdk
    need_maven
    mkdir -p "$root/target"
    rm -rf "$shots" "$root/org.flux.product/target/products" "$update_site"
    say "building Flux for Eclipse and testing it in a workbench (the first time Maven fetches Eclipse, 200 MB)"
    (cd "$root" && MAVEN_OPTS="${MAVEN_OPTS:-} $brief_java" on_screen "$mvn" -B --no-transfer-progress -T 2 -Peclipse --fail-at-end \
        -pl "$eclipse_plugins,$eclipse_workbench,$eclipse_tests" verify >"$log" 2>&1) || status=$?
    if [ "$status" != 0 ]; then
        # What failed, and the line after it, which says why.
        grep -E -A 2 '^\[ERROR\]|FAILURE!$|<<< (ERROR|FAILURE)' "$log" | grep -v '^--$' | head -n 80 >&2 || true
        say "the whole log is in $log, pictures are in $shots"
    fi
    sed -n '/^Flakes:/,/^$/ { /: PASS$/d; s/^  Run [0-9]*: /  once /p }' "$log" >&2
    more=$((more + 1))
    if [ -d "$update_site" ] && [ -d "$materialised" ] && try_installed; then
        worked=$((worked + 1))
        say "installed from the update site ($(du -sk "$update_site" | awk '{ printf "%.1f MB", $1 / 1024 }')):" \
            "$(sed -n 's/^bundle \(org.flux.lang.ui [^ ]*\).*/\1/p' "$root/target/eclipse-trial/report.txt")"
    else
        status=1
    fi
    if [ "$long" = true ]; then
        more=$((more + 1))
        if same_site_again; then worked=$((worked + 1)); else status=1; fi
    fi
    counted=$(awk -v status=$status -v more=$more -v worked=$worked '/^Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+(, Flakes: [0-9]+)?$/ {
            gsub(/,/, ""); all += $3; failed += $5 + $7; skipped += $9
        }
        END {
            passed = all - failed - skipped + worked
            failed += more - worked
            # What could not even be compiled.
            if (status != 0 && failed == 0) failed = 1
            printf "%d passed, %d failed, %d skipped", passed, failed, skipped
        }' "$log")
    echo "eclipse: $counted"
    return "$status"
}
