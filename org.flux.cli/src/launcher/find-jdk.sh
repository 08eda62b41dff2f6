# SPDX-License-Identifier: EPL-2.0
# Finds a JDK for Flux. Sourced by the launchers, works in any POSIX shell.
#
# find_jdk [preferred]: prints the home of a JDK (javac included) of at least version 21, or prints nothing and fails. Order: the argument,
# JAVA_HOME, the java on the PATH, then the newest one in the usual install folders. Versions are read from the JDK's `release` file, so
# that no JVM is started for the question.

FLUX_JDK_MINIMUM=21

jdk_version() {
    [ -f "$1/release" ] || return 1
    sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release" | head -n 1
}

is_jdk() {
    [ -n "$1" ] && [ -x "$1/bin/javac" ] || return 1
    version=$(jdk_version "$1") && [ -n "$version" ] && [ "$version" -ge "$FLUX_JDK_MINIMUM" ]
}

find_jdk() {
    for home in "${1:-}" "${JAVA_HOME:-}"; do
        if is_jdk "$home"; then echo "$home"; return 0; fi
    done
    onpath=$(command -v java 2>/dev/null) || onpath=
    if [ -n "$onpath" ]; then
        while [ -L "$onpath" ]; do
            link=$(readlink "$onpath")
            case "$link" in /*) onpath=$link ;; *) onpath=$(dirname "$onpath")/$link ;; esac
        done
        home=$(cd "$(dirname "$onpath")/.." 2>/dev/null && pwd)
        if is_jdk "$home"; then echo "$home"; return 0; fi
    fi
    best= bestversion=0
    for home in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /opt/java/* /opt/jdk* /opt/*jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/jdks/*; do
        if is_jdk "$home" && [ "$(jdk_version "$home")" -gt "$bestversion" ]; then
            best=$home bestversion=$(jdk_version "$home")
        fi
    done
    [ -n "$best" ] && echo "$best"
}

no_jdk() {
    cat >&2 <<TEXT
flux: no JDK of version $FLUX_JDK_MINIMUM or newer found.
  Looked at JAVA_HOME (${JAVA_HOME:-not set}), the java on the PATH ($(command -v java || echo none)) and the usual install folders.
  Install one (on Debian: apt-get install openjdk-21-jdk-headless, or a newer one) or set JAVA_HOME to it, then try again.
TEXT
}
