// SPDX-License-Identifier: EPL-2.0
// The page with the diagram: one for every host. What the host says comes as messages of the window, what the page says goes to
// `window.fluxHost`, which the host has put there before (protocol.ts).
import { appear, patterns } from './appearance';
import { Details } from './details';
import { Finds } from './finds';
import { html } from './html';
import { listenToKeys } from './keys';
import { Legend } from './legend';
import { arcAt, neighbour, type Direction } from './neighbours';
import { Contents, type Picture } from './picture';
import { idOf, listenToPointer } from './pointer';
import type { Host, Saved, ServersOverlay, ToPage, Viewport, Want } from './protocol';
import { Stage } from './stage';
import { Surroundings } from './surroundings';
import { Toolbar } from './toolbar';
import { allCollapsed, allExpanded, expanded, filtered, granted, NOTHING_SPECIAL, overlaid } from './want';

declare global {
    interface Window {
        fluxHost?: Host;
    }
}

/** In milliseconds, before what has changed is saved. */
const PAUSE = 200;

class Page {
    private readonly host: Host;
    private readonly surroundings: Surroundings;
    private readonly spoken = html('div', { 'class': 'spoken', 'aria-live': 'polite' });
    private readonly view = html('div', { id: 'view', class: 'flux-diagram' }, patterns(), html('div', { id: 'diagram' }));
    private readonly toolbar: Toolbar;
    private readonly legend = new Legend(() => this.showLegend(false));
    private readonly stage: Stage;
    private readonly details: Details;
    private readonly finds: Finds;
    private want: Want;
    private program: string | undefined;
    private picture: Picture | undefined;
    private painted: ServersOverlay | undefined;
    private contents: Contents | undefined;
    private restored: Viewport | undefined;
    private animate = true;
    private another = false;
    /** What somebody has just opened or closed stays in sight. */
    private anchor: string | undefined;
    /** What the text's cursor is in, to be shown as soon as there is a picture that has it. */
    private wanted: { ids: readonly string[]; reveal: boolean } | undefined;
    private saving: ReturnType<typeof setTimeout> | undefined;

    constructor(host: Host) {
        this.host = host;
        const saved = host.load();
        this.want = saved?.want ?? NOTHING_SPECIAL;
        this.program = saved?.program;
        this.restored = saved?.viewport;
        this.toolbar = this.makeToolbar();
        const around = new Surroundings(command => host.post({ kind: 'command', command }),
            range => host.post({ kind: 'open', range }));
        this.surroundings = around;
        this.view.append(around.notice, around.banner, this.legend.element);
        document.body.replaceChildren(this.toolbar.element, this.view, around.elsewhere, around.overlay, this.spoken);
        around.await();
        this.stage = new Stage('diagram', viewport => this.seen(viewport));
        this.stage.marks.selected = new Set(saved?.selected);
        this.details = new Details(id => this.told(id), id => this.stage.drawn(id)?.getBoundingClientRect());
        this.finds = new Finds(this.stage, this.toolbar);
        this.listen();
        window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => this.receive(data));
        host.post({ kind: 'ready', ...(saved ? { saved } : {}) });
    }

    private makeToolbar(): Toolbar {
        return new Toolbar({
            search: text => this.search(text),
            walk: by => this.finds.walk(by) && this.revealFind(),
            filter: flow => this.askForAnother(filtered(this.want, flow)),
            overlay: kind => {
                if (kind === 'file') {
                    this.showChoices(); // until a file has been chosen
                    this.host.post({ kind: 'chooseOverlay' });
                } else if (kind !== 'again') {
                    this.ask(overlaid(this.want, kind === 'none' ? undefined : { kind }));
                }
            },
            all: open => this.askForAnother(open ? allExpanded(this.want)
                : this.picture ? allCollapsed(this.want, this.picture) : this.want),
            zoom: factor => this.stage.zoom(factor, this.moving),
            natural: () => this.stage.natural(this.moving),
            fit: () => this.stage.fit(this.moving),
            export: format => this.host.post({ kind: 'export', format }),
            legend: () => this.showLegend(!this.legend.shown),
            leave: () => this.focus(),
        });
    }

    private listen(): void {
        listenToPointer(this.view, {
            click: (id, modified) => this.clicked(id, modified),
            doubleClick: id => {
                const box = this.contents?.boxes.get(id)?.node;
                if (box?.expanded !== undefined) {
                    this.toggle(id, !box.expanded);
                } else {
                    this.host.post({ kind: 'reveal', id, what: 'declaration', focus: true });
                }
            },
            toggle: (id, open) => this.toggle(id, open),
            rest: (id, at) => this.details.later(id, at),
            moved: () => this.stage.moved(),
        });
        listenToKeys(() => this.stage.div.contains(document.activeElement), {
            walk: direction => this.walk(direction),
            toArc: direction => {
                const arc = this.current && this.contents && arcAt(this.contents, this.current, direction);
                if (arc) {
                    this.goTo(arc);
                }
            },
            scroll: (dx, dy) => this.stage.scroll(dx, dy),
            edge: last => {
                const ids = [...this.contents?.boxes.keys() ?? []];
                const id = last ? ids.at(-1) : ids[0];
                if (id !== undefined) {
                    this.goTo(id);
                }
            },
            open: declaration => this.current !== undefined
                && this.host.post({ kind: 'reveal', id: this.current, what: declaration ? 'declaration' : 'step', focus: true }),
            toggle: () => {
                const box = this.current === undefined ? undefined : this.contents?.boxes.get(this.current)?.node;
                if (box?.expanded !== undefined) {
                    this.toggle(box.id, !box.expanded);
                }
            },
            details: () => this.current !== undefined && (this.details.of === this.current ? this.details.hide()
                : this.details.show(this.current)),
            search: () => this.toolbar.search(),
            zoom: factor => this.stage.zoom(factor, this.moving),
            natural: () => this.stage.natural(this.moving),
            fit: () => this.stage.fit(this.moving),
            legend: () => this.showLegend(!this.legend.shown),
            escape: () => this.escape(),
        });
        // Who comes by Tab is told where; the mouse has its own ways.
        this.view.addEventListener('focusin', ({ target }) => {
            const id = idOf(target);
            if (id !== undefined && id !== this.stage.marks.current) {
                this.stage.marks.current = id;
                this.stage.refresh();
            }
        });
    }

    private receive(message: ToPage): void {
        switch (message.kind) {
            case 'picture':
                this.painted = message.overlay;
                void this.show(message.program, message.model, message.stale, message.incomplete);
                break;
            case 'notice':
                this.surroundings.tell(message.title, message.text, message.actions);
                break;
            case 'busy':
                document.body.classList.toggle('busy', message.busy);
                break;
            case 'select':
                this.wanted = { ids: message.ids, reveal: message.reveal };
                this.selectWanted();
                break;
            case 'overlay':
                this.ask(overlaid(this.want, message.overlay));
                break;
            case 'settings':
                this.animate = message.animate;
                break;
            case 'theme':
                appear(message.appearance);
        }
    }

    private async show(program: string, picture: Picture, stale: string | undefined, incomplete: string | undefined): Promise<void> {
        const focused = document.hasFocus() && idOf(document.activeElement) !== undefined;
        this.program = program;
        this.picture = picture;
        this.contents = new Contents(picture);
        this.showChoices();
        this.surroundings.show(picture, stale, incomplete);
        this.keepCurrent();
        this.finds.seek(this.contents, this.toolbar.text);
        const viewport = this.restored;
        this.restored = undefined;
        await this.stage.draw(picture, this.moving, viewport);
        if (this.picture !== picture) {
            return; // there is a newer one already
        }
        // What had the focus may be gone. Somebody who is elsewhere in the editor by now is not called back.
        if (focused && document.hasFocus() && idOf(document.activeElement) === undefined) {
            this.focus();
        }
        if (this.another) {
            this.another = false;
            this.stage.refit(this.moving);
        }
        this.selectWanted();
        const anchor = this.anchor === undefined ? undefined : this.contents.areaOf(this.anchor);
        this.anchor = undefined;
        if (anchor) {
            this.stage.reveal({ ...anchor, height: Math.min(anchor.height, 200) }, this.moving);
        }
    }

    private showChoices(): void {
        this.toolbar.show(this.picture, granted(this.want, this.painted));
    }

    private showLegend(shown: boolean): void {
        this.legend.show(shown);
        this.toolbar.legendShown(shown);
        if (!shown) {
            this.focus();
        }
    }

    private escape(): void {
        if (this.details.of !== undefined) {
            this.details.hide();
        } else if (this.legend.shown) {
            this.showLegend(false);
        } else {
            this.select([]);
        }
    }

    private clicked(id: string | undefined, modified: boolean): void {
        this.select(id === undefined ? [] : [id]);
        if (id === undefined) {
            return;
        }
        this.stage.marks.current = id;
        this.stage.refresh();
        this.focus();
        this.host.post({ kind: 'reveal', id, what: modified ? 'declaration' : 'step', focus: false });
    }

    private toggle(id: string, open: boolean): void {
        this.anchor = id;
        this.details.hide();
        this.ask(expanded(this.want, id, open));
    }

    /** Of what is quite another picture, all is shown. */
    private askForAnother(want: Want): void {
        this.another = true;
        this.ask(want);
    }

    private ask(want: Want): void {
        this.want = want;
        this.showChoices();
        this.saveNow();
        this.host.post({ kind: 'want', want });
    }

    private select(ids: readonly string[]): void {
        this.stage.marks.selected = new Set(ids);
        this.stage.refresh();
        this.save();
    }

    /** As soon as the picture has it. */
    private selectWanted(): void {
        const { wanted, contents } = this;
        if (!wanted || !contents) {
            return;
        }
        const ids = wanted.ids.filter(id => contents.boxes.has(id) || contents.arcs.has(id));
        if (ids.length === 0 && wanted.ids.length > 0) {
            return;
        }
        this.wanted = undefined;
        const { marks } = this.stage;
        const [first] = ids;
        const changes = ids.length !== marks.selected.size || ids.some(id => !marks.selected.has(id));
        if (first !== undefined && !document.hasFocus()) {
            marks.current = first;
        }
        if (changes) {
            this.select(ids);
        }
        const area = first === undefined ? undefined : contents.areaOf(first);
        if (wanted.reveal && area) {
            this.stage.reveal(area, this.moving);
        }
    }

    private get current(): string | undefined {
        return this.stage.marks.current;
    }

    /** What has the focus may have gone; then it is what it was in that has it. */
    private keepCurrent(): void {
        const { boxes, arcs } = this.contents ?? {};
        let id = this.stage.marks.current;
        while (id !== undefined && !boxes?.has(id) && !arcs?.has(id)) {
            id = id.includes('/') ? id.slice(0, id.lastIndexOf('/')) : undefined;
        }
        this.stage.marks.current = id ?? boxes?.keys().next().value;
    }

    private walk(direction: Direction): void {
        const { contents, current } = this;
        const step = contents && current !== undefined ? neighbour(contents, current, direction) : undefined;
        if (step) {
            const arc = step.along === undefined ? undefined : contents?.arcs.get(step.along)?.edge;
            this.spoken.textContent = arc ? `along ${arc.label}` : '';
            this.goTo(step.to);
        }
    }

    private goTo(id: string): void {
        const telling = this.details.of !== undefined;
        this.details.hide();
        this.stage.marks.current = id;
        this.stage.refresh();
        const area = this.contents?.areaOf(id);
        if (area) {
            this.stage.reveal(area, this.moving);
        }
        this.focus();
        if (telling) {
            this.details.show(id);
        }
    }

    private focus(): void {
        // Focus may scroll what is not to be scrolled.
        (this.current === undefined ? undefined : this.stage.drawn(this.current))?.focus({ preventScroll: true });
    }

    private search(text: string): void {
        this.details.hide();
        this.finds.seek(this.contents, text);
        this.stage.refresh();
        this.revealFind();
    }

    private revealFind(): void {
        const area = this.finds.at === undefined ? undefined : this.contents?.areaOf(this.finds.at);
        if (area) {
            this.stage.reveal(area, this.moving);
        }
    }

    /** What is told of an element. */
    private told(id: string): string | undefined {
        const { title } = this.contents?.boxes.get(id)?.node ?? this.contents?.arcs.get(id)?.edge ?? {};
        return title ?? this.picture?.rings?.find(ring => ring.id === id)?.text;
    }

    private get moving(): boolean {
        return this.animate && !matchMedia('(prefers-reduced-motion: reduce)').matches;
    }

    private seen({ zoom }: Viewport): void {
        this.toolbar.zoomed(zoom);
        this.details.follow();
        this.save();
    }

    private save(): void {
        if (!this.picture) {
            return;
        }
        clearTimeout(this.saving);
        this.saving = setTimeout(() => this.saveNow(), PAUSE);
    }

    private saveNow(): void {
        clearTimeout(this.saving);
        const saved: Saved = { want: this.want, viewport: this.stage.viewport, selected: [...this.stage.marks.selected],
            ...(this.program === undefined ? {} : { program: this.program }) };
        this.host.save(saved);
    }
}

if (window.fluxHost) {
    appear(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    new Page(window.fluxHost);
} else {
    document.body.textContent = 'This page needs a host: see protocol.ts.';
}
