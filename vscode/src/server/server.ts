// SPDX-License-Identifier: EPL-2.0
import { spawn, type ChildProcess } from 'node:child_process';
import * as vscode from 'vscode';
import { CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn, type LanguageClientOptions } from 'vscode-languageclient/node';
import type { Java } from '../java/find';
import { aboutSearch } from '../java/messages';
import { log } from '../log';
import { notice, say } from '../notices';
import { search, settings } from '../settings';
import type { ServerStatus } from '../status';
import type { StatusItems } from '../statusItem';
import { StartupArchive } from './archive';
import { Crashes, MOST_CRASHES } from './crashes';
import { middleware } from './middleware';
import { shortCommand } from './options';

/** How long after the start the archive is made, in milliseconds: not while the first texts are looked at. */
const PATIENCE = 20_000;
/** Of what a server writes before it ends, in characters. */
const LAST_WORDS = 2_000;

/** What goes wrong is told by FluxServer, once; here it is only logged. */
class QuietClient extends LanguageClient {
    override error(message: string, data?: unknown): void {
        super.error(message, data, false);
    }
}

/** The language server: started, told of crashes, restarted. */
export class FluxServer implements vscode.Disposable {
    private client: LanguageClient | undefined;
    private child: ChildProcess | undefined;
    private found: Java | undefined;
    private lastWords = '';
    private readonly crashes = new Crashes();
    /** Starts and stops come one after the other. */
    private queue: Promise<void> = Promise.resolve();
    private archiveTimer: NodeJS.Timeout | undefined;
    private readonly connected = new vscode.EventEmitter<void>();
    private readonly diagramChanged = new vscode.EventEmitter<readonly string[]>();
    /** There is a connection from now on, or there is none. */
    readonly onConnection = this.connected.event;
    /** The diagrams of some programs, by their URIs, are not what they were. */
    readonly onDiagramChanged = this.diagramChanged.event;

    /**
     * @param jar flux.jar
     * @param storage a folder of this extension's own
     */
    constructor(readonly jar: string, private readonly storage: string, private readonly status: StatusItems) {}

    /** The Java that was found by the last start. */
    get java(): Java | undefined {
        return this.found;
    }

    /** The connection, while there is one. */
    get connection(): LanguageClient | undefined {
        return this.client?.isRunning() ? this.client : undefined;
    }

    /** Of the process that serves at present. */
    get pid(): number | undefined {
        return this.connection && this.child?.pid;
    }

    start(): Promise<void> {
        return this.next(() => this.startNow());
    }

    restart(): Promise<void> {
        this.crashes.forget();
        return this.next(async () => {
            await this.stopNow();
            await this.startNow();
        });
    }

    stop(): Promise<void> {
        return this.next(() => this.stopNow());
    }

    dispose(): void {
        clearTimeout(this.archiveTimer);
        void this.stop();
        this.connected.dispose();
        this.diagramChanged.dispose();
    }

    /** What it has found is shown again, since something else has written over it. */
    republish(): void {
        const diagnostics = this.client?.diagnostics;
        const all: [vscode.Uri, readonly vscode.Diagnostic[]][] = [];
        diagnostics?.forEach((uri, found) => all.push([uri, found]));
        all.forEach(([uri, found]) => diagnostics?.set(uri, found));
    }

    private next(step: () => Promise<void>): Promise<void> {
        this.queue = this.queue.then(step).catch(error => log.error(error instanceof Error ? error : String(error)));
        return this.queue;
    }

    private async startNow(): Promise<void> {
        const found = search();
        this.found = found.java;
        this.status.setJava(found.java);
        void vscode.commands.executeCommand('setContext', 'flux.javaFound', found.java !== undefined);
        const message = aboutSearch(found);
        if (message) {
            log.warn(message.text);
            say(message);
        }
        if (!found.java) {
            this.status.set({ kind: 'noJava' });
            return;
        }
        const archive = StartupArchive.of(found.java, this.jar, settings.javaOptions(), this.storage, process.env);
        const whole = await archive?.whole();
        let problem = await this.connect(found.java, whole);
        if (problem !== undefined && whole !== undefined) {
            log.warn(`The server did not start from its archive, which is not used any more: ${problem}`);
            await archive?.refuse();
            problem = await this.connect(found.java, undefined);
        }
        if (problem !== undefined) {
            this.cannotStart(problem);
        } else if (whole === undefined && archive) {
            this.archiveTimer = setTimeout(() => {
                if (archive.makeLater(process.env)) {
                    log.info(`Making ${archive.file}, with which the next start is faster`);
                }
            }, PATIENCE);
        }
    }

    /** Starts it and waits until it has answered; returns what is wrong if it does not. */
    private async connect(java: Java, archive: string | undefined): Promise<string | undefined> {
        this.status.set({ kind: 'told', told: { state: 'starting' } });
        const client: LanguageClient = new QuietClient('flux', 'Flux', () => this.launch(java, archive),
            this.clientOptions(() => this.closed(client)));
        this.client = client;
        client.onNotification('flux/status', (told: ServerStatus) => this.status.set({ kind: 'told', told }));
        client.onNotification('flux/diagramChanged', ({ uris }: { uris: string[] }) => this.diagramChanged.fire(uris));
        client.onDidChangeState(() => this.connected.fire());
        let reason = '';
        try {
            await client.start();
        } catch (error) {
            reason = error instanceof Error ? error.message : String(error);
        }
        // If the process ends while it is being asked, the client's promise says nothing of it.
        if (client.isRunning()) {
            return undefined;
        }
        await this.stopNow();
        return this.lastWords.trim() || reason || 'it ended before it had answered';
    }

    private launch(java: Java, archive: string | undefined): Promise<ChildProcess> {
        const args = shortCommand(java, this.jar, settings.javaOptions(), archive, ['lsp', '--stdio']);
        log.info(`Starting ${java.executable} ${args.join(' ')}`);
        const child = spawn(java.executable, args, { stdio: 'pipe' });
        this.child = child;
        this.lastWords = '';
        child.stderr.setEncoding('utf8').on('data', (text: string) => {
            this.lastWords = (this.lastWords + text).slice(-LAST_WORDS);
        });
        child.on('exit', (code, signal) => log.info(`The server (process ${child.pid}) has ended: ${signal ?? `exit code ${code}`}`));
        return new Promise((resolve, reject) => {
            child.once('spawn', () => resolve(child));
            child.once('error', reject);
        });
    }

    private clientOptions(closed: () => void): LanguageClientOptions {
        return {
            documentSelector: [{ language: 'flux', scheme: 'file' }, { language: 'flux', scheme: 'untitled' }],
            diagnosticCollectionName: 'flux',
            outputChannel: log,
            revealOutputChannelOn: RevealOutputChannelOn.Never,
            initializationOptions: () => ({
                flux: JSON.parse(JSON.stringify(vscode.workspace.getConfiguration('flux'))) as object,
                diagnostics: 'push',
                // What lenses and actions may name; the server offers nothing else.
                commands: ['flux.run', 'flux.showReferences', 'flux.explain', 'flux.showDiagram', 'flux.showProfile',
                    'flux.showPrediction', 'editor.action.triggerSuggest'],
            }),
            synchronize: { configurationSection: 'flux' },
            markdown: { isTrusted: { enabledCommands: ['flux.explain', 'flux.run', 'flux.showReferences', 'flux.showDiagram'] } },
            errorHandler: {
                error: () => ({ action: ErrorAction.Continue, handled: true }),
                closed: () => {
                    closed();
                    return { action: CloseAction.DoNotRestart, handled: true };
                },
            },
            initializationFailedHandler: () => false,
            middleware: middleware(),
        };
    }

    /** The connection has ended although nobody wanted it to. A new client tells a new server of all texts as they are now. */
    private closed(client: LanguageClient): void {
        if (client !== this.client || !client.isRunning()) {
            return; // it never ran: who started it says so
        }
        if (this.crashes.another(Date.now())) {
            log.warn('The server ended by itself and is started again; no text is lost');
            this.status.set({ kind: 'restarting' });
            void this.next(async () => {
                await this.stopNow();
                await this.startNow();
            });
            return;
        }
        const reason = `it ended ${MOST_CRASHES} times within minutes`;
        this.status.set({ kind: 'stopped', reason });
        notice('error', `The Flux server was not started again: ${reason}. Your texts are not concerned; the log tells more.`,
            'Restart', 'Show Log');
    }

    private cannotStart(problem: string): void {
        const first = problem.split(/\r?\n/).find(line => line.trim() !== '') ?? 'it says nothing';
        log.error(`The server cannot start: ${problem}`);
        this.status.set({ kind: 'stopped', reason: 'It cannot start' });
        const options = settings.javaOptions().length > 0 ? ` The setting flux.java.options is: ${settings.javaOptions().join(' ')}` : '';
        notice('error', `The Flux server cannot start: ${first.trim()}${options}`, 'Show Log', 'Open Settings', 'Restart');
    }

    private async stopNow(): Promise<void> {
        clearTimeout(this.archiveTimer);
        const { client, child } = this;
        this.client = undefined;
        try {
            // One that has never run, or runs no more, cannot be stopped, and has nothing to stop.
            if (client?.isRunning() && child?.exitCode === null && child.signalCode === null) {
                await client.dispose();
            }
        } catch (error) {
            log.warn(`The server did not stop when asked to: ${error instanceof Error ? error.message : String(error)}`);
        }
        if (child && child.exitCode === null && child.signalCode === null) {
            child.kill();
        }
    }
}
