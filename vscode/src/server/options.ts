// SPDX-License-Identifier: EPL-2.0
// How Java is started for Flux: what the launcher of the command line does, for processes that an editor starts.
import type { Java } from '../java/find';

/**
 * For a process that lives as long as the editor, most of the time idle, beside other people's programs: the collector with the smallest
 * footprint, which gives memory back when a peak is over. The launcher of the command line starts `flux lsp` in the same way.
 */
const SMALL = ['-XX:+UseSerialGC', '-XX:-UsePerfData', '-Xmx1g', '-XX:MinHeapFreeRatio=15', '-XX:MaxHeapFreeRatio=30'];

/** Results and protocol go to standard output, so the JVM's own words must not. */
const LOGGING = ['-Xlog:disable', '-Xlog:all=warning:stderr', '-Xlog:aot*=off:stderr', '-Xlog:cds*=off:stderr'];

/** What every Flux needs. */
export function always(java: Java): string[] {
    const options = ['-Dguice_bytecode_gen_option=DISABLED'];
    if (java.version >= 24) {
        // Guava and Netty still use memory access that newer JVMs announce the end of.
        options.push('--sun-misc-unsafe-memory-access=allow', '--enable-native-access=ALL-UNNAMED');
    }
    return options;
}

/** What decides whether an archive of loaded classes fits. */
export function archived(java: Java, users: readonly string[]): string[] {
    return [...SMALL, ...always(java), ...users];
}

/** The options of a JVM that has an archive. */
export function fromArchive(java: Java, archive: string): string[] {
    return [`${java.version >= 24 ? '-XX:AOTCache=' : '-XX:SharedArchiveFile='}${archive}`, `-Dflux.startup.archive=${archive}`];
}

/**
 * The arguments of Java for the language server and for short commands.
 *
 * @param users what the setting flux.java.options says
 * @param archive of loaded classes, or undefined
 */
export function shortCommand(java: Java, jar: string, users: readonly string[], archive: string | undefined, command: readonly string[]) {
    return [...LOGGING, ...(archive === undefined ? [] : fromArchive(java, archive)), ...archived(java, users), '-jar', jar, ...command];
}

/** The arguments of Java for a program of the user, which gets the JVM's own choice of collector and heap. */
export function userProgram(java: Java, jar: string, command: readonly string[]): string[] {
    return [...LOGGING, ...always(java), '-jar', jar, ...command];
}
