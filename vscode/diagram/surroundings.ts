// SPDX-License-Identifier: EPL-2.0
// What is said around the picture: that it is old, what an overlay's colours mean, findings that have no place in it, why there is none.
import { html } from './html';
import type { FileRange, Finding, Picture } from './picture';

export interface Action {
    readonly label: string;
    readonly command: string;
}

export class Surroundings {
    readonly banner = html('div', { id: 'banner', role: 'status', hidden: '' });
    readonly overlay = html('div', { id: 'overlay', hidden: '' });
    readonly elsewhere = html('ul', { 'id': 'elsewhere', 'aria-label': 'Findings that concern nothing in the diagram', 'hidden': '' });
    readonly notice = html('div', { id: 'notice', role: 'status', hidden: '' });

    /**
     * @param command what is called when a button of a notice is pressed
     * @param open what is called when somebody wants to see where a finding is
     */
    constructor(private readonly command: (command: string) => void, private readonly open: (range: FileRange) => void) {}

    /**
     * @param stale why the picture is of an older text
     * @param incomplete why it is not of all of the text
     */
    show(picture: Picture, stale: string | undefined, incomplete: string | undefined): void {
        this.banner.hidden = stale === undefined && incomplete === undefined;
        this.banner.replaceChildren(html('strong', {}, stale === undefined ? 'Incomplete. ' : 'Out of date. '), stale ?? incomplete ?? '');
        document.body.classList.toggle('stale', stale !== undefined);
        this.showOverlay(picture);
        this.showElsewhere(picture.findings ?? []);
        if (picture.children.length === 0) {
            this.tell('Nothing to draw yet', 'A diagram begins with a source. Write for instance:\nsource Listen => Page;', []);
        } else {
            this.notice.hidden = true;
        }
    }

    /** A picture has been asked for and will be there soon. */
    await(): void {
        this.tell('Drawing…', '', []);
        this.notice.classList.add('soon');
    }

    /** Instead of a picture, or over it. */
    tell(title: string, text: string, actions: readonly Action[]): void {
        this.notice.hidden = false;
        this.notice.classList.remove('soon');
        const [sentence = '', ...code] = text.split('\n');
        this.notice.replaceChildren(html('h2', {}, title), html('p', {}, sentence), ...code.map(line => html('code', {}, line)),
            ...actions.map(({ label, command }) => {
                const made = html('button', { type: 'button' }, label);
                made.addEventListener('click', () => this.command(command));
                return made;
            }));
    }

    private showOverlay({ title = '', legend = [] }: Picture): void {
        this.overlay.hidden = title === '' && legend.length === 0;
        this.overlay.replaceChildren(html('strong', {}, title), ...legend.map(({ color, heat, text }) => {
            const chip = html('i', {});
            chip.style.background = color ?? `var(--flux-heat-${heat ?? 1})`;
            return html('span', {}, chip, text);
        }));
    }

    private showElsewhere(findings: readonly Finding[]): void {
        this.elsewhere.hidden = findings.length === 0;
        this.elsewhere.replaceChildren(...findings.map(({ severity, code, message, range }) => {
            const entry = html('button', { type: 'button', ...(range ? { title: `${range.file}:${range.line}` } : {}) },
                html('b', {}, code), ` ${message}`);
            entry.addEventListener('click', () => range && this.open(range));
            return html('li', { class: severity }, entry);
        }));
    }
}
