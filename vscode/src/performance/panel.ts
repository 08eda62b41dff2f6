// SPDX-License-Identifier: EPL-2.0
// One page with what-ifs: asks the server for the profile, and for a prediction each time that somebody changes something.
import * as path from 'node:path';
import * as vscode from 'vscode';
import { ProgressType } from 'vscode-languageclient/node';
import { isChanged, params, type Purpose } from '../../whatif/choices';
import { NOTHING_CHANGED, type Choices, type Profile, type Saved, type Simulated, type ToHost, type ToPage } from '../../whatif/protocol';
import type { Context } from '../commands/context';
import { log } from '../log';
import { Page, RESTART, SHOW_LOG } from '../pages/page';

export const VIEW = 'flux.whatIf';

/** What the server says if it has been told that nobody wants an answer any more, or has better things to do. */
const CANCELLED = new Set([-32800, -32802]);

export interface PanelOptions {
    readonly uri: vscode.Uri;
    readonly saved: Saved | undefined;
    /** Called each time that the server has a new prediction to be shown; it tells diagrams and lenses itself. */
    readonly predicted: (panel: WhatIfPanel) => void;
    readonly showDiagram: (panel: WhatIfPanel) => void;
}

export class WhatIfPanel implements vscode.Disposable {
    private readonly page: Page<ToPage, ToHost>;
    private choices: Choices;
    private profile: Profile | undefined;
    private base: Simulated | undefined;
    private asking: vscode.CancellationTokenSource | undefined;
    /** Numbers of what has been asked for: answers to the last question count. */
    private loading = 0;
    private tokens = 0;

    constructor(private readonly context: Context, readonly panel: vscode.WebviewPanel, private readonly options: PanelOptions) {
        this.choices = options.saved?.choices ?? NOTHING_CHANGED;
        panel.title = `What If: ${this.name}`;
        panel.onDidDispose(() => this.dispose());
        this.page = new Page(context, panel, {
            title: 'What If', folder: 'whatif', scripts: ['whatif.js'], styles: ['whatif.css'],
            saved: options.saved ?? { program: options.uri.toString(), choices: this.choices },
        }, (message: ToHost) => this.receive(message));
    }

    get uri(): vscode.Uri {
        return this.options.uri;
    }

    /** The URI of the program's root, as far as it is known. */
    get program(): string {
        return this.profile?.uri ?? this.options.uri.toString();
    }

    private get name(): string {
        return path.posix.basename(this.options.uri.path, '.flux');
    }

    dispose(): void {
        this.asking?.cancel();
        // Lenses and diagrams tell what was measured again. A server that has ended meanwhile shows no prediction either.
        this.context.server.connection?.sendNotification('flux/simulate/withdraw', { textDocument: { uri: this.options.uri.toString() } })
            .catch((error: unknown) => log.warn(`The prediction of ${this.program} is still shown: ${String(error)}`));
        this.page.dispose();
    }

    appear(): void {
        this.page.appear();
    }

    private async receive(message: ToHost): Promise<void> {
        switch (message.kind) {
            case 'ready':
                this.page.listens();
                this.choices = message.saved?.choices ?? this.choices;
                await this.load();
                break;
            case 'ask':
                this.choices = message.choices;
                await this.simulate();
                break;
            case 'showDiagram':
                this.options.showDiagram(this);
                break;
            case 'command':
                if (OFFERED.some(({ command }) => command === message.command)) {
                    await vscode.commands.executeCommand(message.command, this.options.uri);
                }
        }
    }

    /** The profile may have come, gone or changed, or the server has. The page then asks for a prediction. */
    async load(): Promise<void> {
        const loading = ++this.loading;
        this.asking?.cancel();
        if (!this.page.isListening) {
            return; // it is asked for as soon as somebody looks
        }
        const program = this.options.uri.toString();
        const { connection } = this.context.server;
        if (!connection) {
            this.page.tell({ kind: 'notice', program, title: 'The Flux server does not run', text: 'It is what simulates.',
                actions: [SHOW_LOG, RESTART] });
            return;
        }
        try {
            const profile = await connection.sendRequest<Profile>('flux/profile', { textDocument: { uri: program } });
            if (loading !== this.loading) {
                return; // it is asked for once more
            }
            this.asking?.cancel();
            this.base = undefined;
            this.profile = undefined;
            if (profile.problem !== undefined) {
                this.page.tell({ kind: 'notice', program, title: `No profile of ${this.name} yet`,
                    text: `${sentence(profile.problem)}\n${WHY}`, actions: [RUN] });
            } else if (profile.unfit !== undefined) {
                this.page.tell({ kind: 'notice', program, title: `The profile of ${this.name} does not fit`,
                    text: `${sentence(profile.unfit)}\n${ANEW}`, actions: [RUN] });
            } else {
                this.profile = profile;
                this.page.tell({ kind: 'profile', program, name: this.name, profile });
            }
        } catch (error) {
            if (loading === this.loading) {
                this.failed(error);
            }
        }
    }

    /** What was asked before is not wanted any more. */
    private async simulate(): Promise<void> {
        this.asking?.cancel();
        const { profile } = this;
        if (!profile) {
            return;
        }
        const asking = new vscode.CancellationTokenSource();
        this.asking = asking;
        this.page.tell({ kind: 'busy', share: 0 });
        try {
            const { choices } = this;
            const changed = isChanged(choices);
            // What is to be shown is asked for even if its figures are known: the server shows it, too.
            if (!this.base || !changed) {
                this.base = await this.ask(profile, NOTHING_CHANGED, changed ? 'compare' : 'show', asking.token);
                if (this.base.figures) {
                    this.page.tell({ kind: 'base', figures: this.base.figures });
                }
            }
            const { figures, assumptions } = changed ? await this.ask(profile, choices, 'show', asking.token) : this.base;
            if (figures) {
                this.page.tell({ kind: 'figures', figures, assumptions });
                this.options.predicted(this);
            }
            const { curve } = await this.ask(profile, choices, 'curve', asking.token);
            if (curve) {
                this.page.tell({ kind: 'curve', curve });
            }
        } catch (error) {
            if (!asking.token.isCancellationRequested) {
                this.failed(error);
            }
        } finally {
            if (this.asking === asking) {
                this.page.tell({ kind: 'busy', share: undefined });
            }
            asking.dispose();
        }
    }

    private async ask(profile: Profile, choices: Choices, purpose: Purpose, token: vscode.CancellationToken): Promise<Simulated> {
        const { connection } = this.context.server;
        if (!connection) {
            throw new Error('the Flux server does not run');
        }
        const progress = `what-if-${this.options.uri.toString()}-${++this.tokens}`;
        const heard = connection.onProgress(PROGRESS, progress, ({ percentage }) => {
            if (percentage !== undefined && !token.isCancellationRequested) {
                this.page.tell({ kind: 'busy', share: percentage / 100 });
            }
        });
        try {
            const answer = await connection.sendRequest<Simulated>('flux/simulate',
                params(this.options.uri.toString(), choices, profile, purpose, progress), token);
            if (token.isCancellationRequested) {
                throw new vscode.CancellationError();
            }
            return answer;
        } finally {
            heard.dispose();
        }
    }

    private failed(error: unknown): void {
        const { code, message } = error as { code?: number; message?: string };
        if (code !== undefined && CANCELLED.has(code)) {
            return;
        }
        const text = sentence(message ?? String(error));
        log.warn(`What if of ${this.program}: ${text}`);
        if (this.profile) {
            this.page.tell({ kind: 'problem', text });
        } else {
            this.page.tell({ kind: 'notice', program: this.options.uri.toString(), title: `No profile of ${this.name} can be read`, text,
                actions: [SHOW_LOG, RESTART] });
        }
    }
}

const PROGRESS = new ProgressType<{ readonly percentage?: number }>();
const WHY = 'A profile says what nodes and locks take while the server works. Run it under load for half a minute, stop it, and this page '
    + 'predicts what it does elsewhere: with more cores, under more load, with a faster node.';
const ANEW = 'The program has been changed since, or nothing happened while it was profiled: run it under load once more.';
const RUN = { label: 'Run with Profile', command: 'flux.runWithProfile' };
/** The page can ask for no other command. */
const OFFERED = [RUN, SHOW_LOG, RESTART];

function sentence(text: string): string {
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}
