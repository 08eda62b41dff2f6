# SPDX-License-Identifier: EPL-2.0
# The archive of loaded classes that makes `flux` start fast. Sourced by the launcher, works in any POSIX shell; the work itself is done by
# org.flux.cli.startup in the jar. Needs jar, jdk, jdk_version, short and always of the launcher.
#
# Archives lie in the user's cache directory, named after all that they depend on: the paths of jar and JDK, the options, and the state
# (size, time) of jar and JDK. So a new jar or JDK has another archive, and who finds none by that name starts without.

# find_archive: sets archive to the archive's path if it exists, else to nothing, and wanted to the path of one that should be made, or to
# nothing. One that is damaged is removed, so that the next command has a new one made.
find_archive() {
    archive= wanted= damaged=
    [ -z "${FLUX_NO_CACHE:-}" ] || return 0
    # The user's own options for archives exclude ours; with agents a JVM uses none.
    options="$always ${JAVA_TOOL_OPTIONS:-} ${JDK_JAVA_OPTIONS:-} ${_JAVA_OPTIONS:-}"
    case "$options" in
        *-Xshare* | *AOT* | *SharedArchive* | *-agent* | *-javaagent*) return 0 ;;
    esac
    archives=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
    case "$archives" in /*) archives=$archives/flux/startup ;; *) return 0 ;; esac
    state=$(stat -L -c %s.%Y "$jar" "$jdk/release" 2>/dev/null || stat -L -f %z.%m "$jar" "$jdk/release" 2>/dev/null) || return 0
    place=$(printf '%s\n' "$jar" "$jdk" "$short $options" | cksum) || return 0
    wanted=$archives/${place%% *}-${state%%[!0-9.]*}-${state##*[!0-9.]}.archive
    if [ "$jdk_version" -ge 24 ]; then archive_option=-XX:AOTCache=; else archive_option=-XX:SharedArchiveFile=; fi
    if [ -f "$wanted" ]; then
        # A JVM that is given a damaged archive may end with an error of its own, before flux begins; its check leaves parts out.
        sum=
        [ ! -r "$wanted.sum" ] || read -r sum <"$wanted.sum"
        if [ -n "$sum" ] && [ "$(cksum <"$wanted" 2>/dev/null)" = "$sum" ]; then
            archive=$wanted wanted=
        else
            rm -f "$wanted" "$wanted.sum" 2>/dev/null
            damaged=yes
        fi
    fi
}

# make_archive PID: makes the wanted archive, once the process PID (0: none) has ended.
make_archive() {
    (umask 077 && mkdir -p "$archives") 2>/dev/null || return 1
    # shellcheck disable=SC2086
    nice -n 19 "$jdk/bin/java" $short -Xmx64m -cp "$jar" org.flux.cli.startup.MakeArchive "$wanted" "$1" $short $always
}

# make_archive_later: has the archive made in the background, if one is wanted and there is a place for it. That process is cut off from
# everything here: it keeps no pipe and no folder in use, hears no Ctrl-C and no closing terminal, waits until this command has ended, and
# has an end itself.
make_archive_later() {
    # On a machine of continuous integration, gone after a command or two, it would cost more than it saves.
    [ -n "$wanted" ] && [ -z "$damaged" ] && [ -z "${CI:-}" ] && [ ! -e "$wanted.refused" ] || return 0
    (
        trap '' HUP INT QUIT
        cd / && make_archive $$
    ) </dev/null >/dev/null 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&- &
}
