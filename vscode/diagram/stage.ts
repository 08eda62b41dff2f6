// SPDX-License-Identifier: EPL-2.0
// The part of the page where the picture is: Sprotty draws it, moves it, and moves the window over it.
import 'reflect-metadata';
import { Container, ContainerModule, injectable } from 'inversify';
import { Command, configureCommand, configureModelElement, configureViewerOptions, defaultModule, type CommandExecutionContext,
    type CommandReturn, type IActionDispatcher, type IVNodePostprocessor, NullLogger, setAttr, type SModelElementImpl, SModelRootImpl,
    TYPES, viewportModule } from 'sprotty';
import { SetViewportAction, type Action } from 'sprotty-protocol';
import type { VNode } from 'snabbdom';
import { DrawCommand, type DrawAction } from './draw';
import { ArcItem, BoxItem, Drawing, LabelItem, RingItem, rootId, schema } from './elements';
import { first, fit, revealing, zoomed, ZOOM } from './geometry';
import { Marks } from './marks';
import type { Picture, Point, Size } from './picture';
import type { Viewport } from './protocol';
import { ArcView, BoxView, DrawingView, LabelView, RingView } from './views';

/** In milliseconds. */
const MOVING = 260;

/** Everything as it is, but with other marks. */
@injectable()
class RefreshCommand extends Command {
    static readonly KIND = 'refresh';

    execute({ root }: CommandExecutionContext): CommandReturn {
        if (root instanceof Drawing) {
            root.version++;
        }
        return root;
    }

    undo({ root }: CommandExecutionContext): CommandReturn {
        return root;
    }

    redo({ root }: CommandExecutionContext): CommandReturn {
        return root;
    }
}

/** What goes wrong is told as everything is that goes wrong in a page, not swallowed. */
@injectable()
class Reporter extends NullLogger {
    override error(_: unknown, message: string, ...params: unknown[]): void {
        reportError(params.find(param => param instanceof Error) ?? new Error(message));
    }
}

/** Tells what is drawn at the moment. */
@injectable()
class Watcher implements IVNodePostprocessor {
    drawing: Drawing | undefined;
    rendered: () => void = () => undefined;

    decorate(vnode: VNode, element: SModelElementImpl): VNode {
        if (element instanceof SModelRootImpl) {
            this.drawing = element instanceof Drawing ? element : undefined;
            // Tab leads to what has the focus in the picture, not to the picture first.
            setAttr(vnode, 'tabindex', -1);
        }
        return vnode;
    }

    postUpdate(): void {
        this.rendered();
    }
}

export class Stage {
    readonly marks = new Marks();
    private readonly watcher = new Watcher();
    private readonly dispatcher: IActionDispatcher;
    private picture: Picture | undefined;
    /** What is to be seen of the first picture, which is drawn only with the screen's next frame. */
    private begun: Viewport | undefined;
    /** Nobody has moved the window since everything was fitted into it. */
    private fitted = false;
    /** Nobody has moved the window at all since the picture was shown first. */
    private fresh = false;
    /** What was to be seen last. */
    private sought: (Point & Size) | undefined;

    /**
     * @param element what is replaced by the picture; has an id
     * @param changed called after each change of what is seen
     */
    constructor(private readonly element: string, changed: (viewport: Viewport) => void) {
        const container = new Container();
        container.load(defaultModule, viewportModule, this.module());
        this.dispatcher = container.get<IActionDispatcher>(TYPES.IActionDispatcher);
        this.watcher.rendered = () => this.watcher.drawing && changed(this.viewport);
        // Of what is around it: Sprotty replaces the element itself.
        new ResizeObserver(() => this.resized()).observe(this.div.parentElement ?? this.div);
    }

    private module(): ContainerModule {
        return new ContainerModule((bind, unbind, isBound, rebind) => {
            const context = { bind, unbind, isBound, rebind };
            bind(Marks).toConstantValue(this.marks);
            bind(TYPES.IVNodePostprocessor).toConstantValue(this.watcher);
            configureCommand(context, DrawCommand);
            configureCommand(context, RefreshCommand);
            configureModelElement(context, 'graph', Drawing, DrawingView);
            configureModelElement(context, 'node', BoxItem, BoxView);
            configureModelElement(context, 'edge', ArcItem, ArcView);
            configureModelElement(context, 'label', LabelItem, LabelView);
            configureModelElement(context, 'ring', RingItem, RingView);
            rebind(TYPES.ILogger).to(Reporter).inSingletonScope();
            rebind(TYPES.CommandStackOptions).toConstantValue({ defaultDuration: MOVING, undoHistoryLimit: 1 });
            const far = { min: -1_000_000, max: 1_000_000 };
            configureViewerOptions(context, { needsClientLayout: false, needsServerLayout: false, baseDiv: this.element, zoomLimits: ZOOM,
                horizontalScrollLimits: far, verticalScrollLimits: far });
        });
    }

    /** Sprotty replaces it now and then. */
    get div(): HTMLElement {
        const div = document.getElementById(this.element);
        if (!div) {
            throw new Error(`no element ${this.element}`);
        }
        return div;
    }

    get canvas(): Size {
        const { width, height } = this.div.getBoundingClientRect();
        return { width, height };
    }

    get viewport(): Viewport {
        const { scroll = { x: 0, y: 0 }, zoom = 1 } = this.watcher.drawing ?? this.begun ?? {};
        return { scroll, zoom };
    }

    /**
     * Shows a picture.
     *
     * @param viewport of a picture that was shown at an earlier time; the best one if it is absent
     */
    async draw(picture: Picture, animate: boolean, viewport: Viewport | undefined): Promise<void> {
        const before = this.picture;
        this.picture = picture;
        const another = before?.program !== picture.program;
        const start = viewport ?? (another ? first(picture.area, this.canvas) : undefined);
        this.fitted = another ? viewport === undefined && start?.zoom === fit(picture.area, this.canvas).zoom : this.fitted;
        if (another) {
            this.fresh = viewport === undefined;
            this.sought = undefined;
        }
        this.begun = start;
        const action: DrawAction = { kind: DrawCommand.KIND, root: schema(picture), animate: animate && !another, viewport: start };
        await this.dispatcher.dispatch(action);
        if (this.fitted && !another && !this.shows(picture.area)) {
            this.show(fit(picture.area, this.canvas), animate);
        }
    }

    refresh(): void {
        const action: Action = { kind: RefreshCommand.KIND };
        void this.dispatcher.dispatch(action);
    }

    /** All of another picture, if all of the one before could be seen. */
    refit(animate: boolean): void {
        if (this.fitted) {
            this.fit(animate);
        }
    }

    fit(animate: boolean): void {
        if (this.picture) {
            this.show(fit(this.picture.area, this.canvas), animate);
            this.fitted = true;
        }
    }

    /** @param at the place of the screen that stays; the middle if it is absent */
    zoom(factor: number, animate: boolean, at?: Point): void {
        this.moved();
        this.show(zoomed(this.viewport, factor, at ?? { x: this.canvas.width / 2, y: this.canvas.height / 2 }), animate);
    }

    /** As large as it is made to be. */
    natural(animate: boolean): void {
        this.zoom(1 / this.viewport.zoom, animate);
    }

    scroll(dx: number, dy: number): void {
        this.moved();
        const { scroll, zoom } = this.viewport;
        this.show({ zoom, scroll: { x: scroll.x + dx / zoom, y: scroll.y + dy / zoom } }, false);
    }

    /** Moves the window no more than it takes to see an area of the picture. */
    reveal(area: Point & Size, animate: boolean): void {
        this.sought = area;
        const viewport = revealing(this.viewport, this.canvas, area);
        if (viewport) {
            this.fitted = false;
            this.show(viewport, animate);
        }
    }

    /** Hosts may give the page its size only after the first picture. */
    private resized(): void {
        if (!this.picture) {
            return;
        }
        const whole = fit(this.picture.area, this.canvas);
        if (this.fitted) {
            this.show(whole, false);
        } else if (this.fresh) {
            const start = first(this.picture.area, this.canvas);
            const other = this.sought && revealing(start, this.canvas, this.sought);
            this.fitted = !other && start.zoom === whole.zoom;
            this.show(other ?? start, false);
        }
    }

    /** Somebody has moved the window. */
    moved(): void {
        this.fitted = false;
        this.fresh = false;
    }

    /** What is drawn of a box, an arc or a ring. */
    drawn(id: string): SVGGElement | undefined {
        return this.div.querySelector<SVGGElement>(`[data-id="${CSS.escape(id)}"]`) ?? undefined;
    }

    private shows(area: Point & Size): boolean {
        const { viewport: { scroll, zoom }, canvas } = this;
        return area.x >= scroll.x && area.y >= scroll.y && (area.x + area.width - scroll.x) * zoom <= canvas.width
            && (area.y + area.height - scroll.y) * zoom <= canvas.height;
    }

    private show(viewport: Viewport, animate: boolean): void {
        if (this.picture) {
            void this.dispatcher.dispatch(SetViewportAction.create(rootId(this.picture), viewport, { animate }));
        }
    }
}
