// SPDX-License-Identifier: EPL-2.0
// The page with what-ifs: one changes the machine, the load, nodes and locks, and sees at once what that would do. What the host says comes
// as messages of the window, what the page says goes to `window.fluxHost` (protocol.ts).
import { html } from '../diagram/html';
import { isChanged } from './choices';
import { Controls } from './controls';
import { NOTHING_CHANGED, type Choices, type Host, type Profile, type ToPage } from './protocol';
import { Results } from './results';

/** In milliseconds, after which somebody who moves a slider is taken to have found a place for it. */
const PAUSE = 120;

class Page {
    private readonly title = html('h1', {});
    private readonly about = html('p', { id: 'about' });
    private readonly bar = html('progress', { 'max': '1', 'aria-label': 'Simulating', 'hidden': '' });
    private readonly reset = html('button', { type: 'button', class: 'plain' }, 'As Profiled');
    private readonly paint = html('button', { type: 'button' }, 'Show in Diagram');
    private readonly notice = html('div', { id: 'notice', role: 'status' });
    private readonly main = html('main', { hidden: '' });
    private readonly controls = new Controls(choices => this.choose(choices));
    private readonly results = new Results();
    private choices: Choices;
    private program = '';
    private profile: Profile | undefined;
    private asking: ReturnType<typeof setTimeout> | undefined;

    constructor(private readonly host: Host) {
        const saved = host.load();
        this.choices = saved?.choices ?? NOTHING_CHANGED;
        this.program = saved?.program ?? '';
        // It keeps the focus, which a button that is disabled would lose.
        this.reset.addEventListener('click', () => isChanged(this.choices) && this.again(NOTHING_CHANGED));
        this.paint.addEventListener('click', () => host.post({ kind: 'showDiagram' }));
        this.main.append(
            html('header', {}, html('div', {}, this.title, this.about), html('div', { class: 'actions' }, this.reset, this.paint)),
            this.bar, html('div', { id: 'columns' }, this.results.element, this.controls.element, this.results.load));
        document.body.replaceChildren(this.notice, this.main);
        window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => this.receive(data));
        host.post({ kind: 'ready', ...(saved ? { saved } : {}) });
    }

    private receive(message: ToPage): void {
        switch (message.kind) {
            case 'profile':
                this.program = message.program;
                this.profile = message.profile;
                this.show(message.name);
                break;
            case 'notice':
                this.program = message.program;
                this.save();
                this.tell(message.title, message.text, message.actions);
                break;
            case 'base':
                this.results.compareWith(message.figures);
                break;
            case 'figures':
                this.results.show(message.figures, message.assumptions);
                break;
            case 'curve':
                this.results.draw(message.curve);
                break;
            case 'busy':
                this.busy(message.share);
                break;
            case 'problem':
                this.results.fail(message.text);
                break;
            case 'theme':
                document.documentElement.dataset['appearance'] = message.appearance;
        }
    }

    private show(name: string): void {
        this.notice.hidden = true;
        this.main.hidden = false;
        this.title.textContent = `What if: ${name}`;
        this.about.textContent = this.profile?.title ?? '';
        this.again(this.choices);
    }

    /** Everything is shown as it is chosen now. */
    private again(choices: Choices): void {
        if (this.profile) {
            this.controls.show(this.profile, choices);
            this.choose(choices, 0);
        }
    }

    private choose(choices: Choices, pause = PAUSE): void {
        this.choices = choices;
        this.reset.setAttribute('aria-disabled', String(!isChanged(choices)));
        clearTimeout(this.asking);
        this.asking = setTimeout(() => {
            this.save();
            this.host.post({ kind: 'ask', choices });
        }, pause);
    }

    private save(): void {
        this.host.save({ program: this.program, choices: this.choices });
    }

    private busy(share: number | undefined): void {
        this.bar.hidden = share === undefined;
        this.bar.value = share ?? 0;
        document.body.setAttribute('aria-busy', String(share !== undefined));
    }

    private tell(title: string, text: string, actions: readonly { label: string; command: string }[]): void {
        this.main.hidden = true;
        this.notice.hidden = false;
        this.notice.replaceChildren(html('h1', {}, title), ...text.split('\n').map(line => html('p', {}, line)),
            ...actions.map(({ label, command }) => {
                const made = html('button', { type: 'button' }, label);
                made.addEventListener('click', () => this.host.post({ kind: 'command', command }));
                return made;
            }));
    }
}

// One that is loaded without a host has nobody to talk to.
const host = (window as unknown as { fluxHost?: Host }).fluxHost;
if (host) {
    new Page(host);
}
