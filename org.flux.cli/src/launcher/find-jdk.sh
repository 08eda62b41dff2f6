# SPDX-License-Identifier: EPL-2.0
# Finds a JDK for Flux. Sourced by the launchers, works in any POSIX shell.
#
# find_jdk [preferred]: sets jdk to the home of a JDK (javac included) of at least version 21 and jdk_version to its version, or fails.
# Order: the argument, JAVA_HOME, the java on the PATH, then the newest one in the usual install folders. Versions are read from the JDK's
# `release` file, and by the shell itself: neither a JVM nor any other process is started for the question, since each would be felt.

FLUX_JDK_MINIMUM=21

# read_jdk_version HOME: sets version, to nothing if there is no JDK.
read_jdk_version() {
    version=
    [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 0
    while IFS= read -r line || [ -n "$line" ]; do
        case "$line" in
            JAVA_VERSION=*)
                version=${line#JAVA_VERSION=\"}
                version=${version#1.}
                version=${version%%[!0-9]*}
                return 0
                ;;
        esac
    done <"$1/release"
}

# is_jdk HOME: whether that will do; sets jdk and jdk_version if so.
is_jdk() {
    read_jdk_version "$1"
    [ -n "$version" ] && [ "$version" -ge "$FLUX_JDK_MINIMUM" ] && jdk=$1 jdk_version=$version
}

find_jdk() {
    if is_jdk "${1:-}" || is_jdk "${JAVA_HOME:-}"; then return 0; fi
    onpath=$(command -v java 2>/dev/null) || onpath=
    if [ -n "$onpath" ]; then
        while [ -L "$onpath" ]; do
            link=$(readlink "$onpath")
            case "$link" in /*) onpath=$link ;; *) onpath=${onpath%/*}/$link ;; esac
        done
        if is_jdk "${onpath%/bin/java}"; then return 0; fi
    fi
    best= best_version=0
    for home in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /opt/java/* /opt/jdk* /opt/*jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
        "${HOME:-}"/.local/share/jdks/*; do
        if is_jdk "$home" && [ "$version" -gt "$best_version" ]; then
            best=$home best_version=$version
        fi
    done
    jdk=$best jdk_version=$best_version
    [ -n "$best" ]
}

no_jdk() {
    cat >&2 <<TEXT
flux: no JDK of version $FLUX_JDK_MINIMUM or newer found.
  Looked at JAVA_HOME (${JAVA_HOME:-not set}), the java on the PATH ($(command -v java || echo none)) and the usual install folders.
  Install one (on Debian: apt-get install openjdk-21-jdk-headless, or a newer one) or set JAVA_HOME to it, then try again.
TEXT
}
