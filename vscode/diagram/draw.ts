// SPDX-License-Identifier: EPL-2.0
// From one picture to the next: what is new appears, what has gone fades away, everything else moves to where it is now.
import { Animation, Command, type CommandExecutionContext, type IStoppableCommand, SChildElementImpl, SModelRootImpl, SParentElementImpl,
    TYPES } from 'sprotty';
import type { Action } from 'sprotty-protocol';
import { inject, injectable } from 'inversify';
import { Drawing, isItem, Way, type Item, type Schema } from './elements';
import type { Viewport } from './protocol';

/** More than so many moving things would not move smoothly. */
const MOST = 600;

export interface DrawAction extends Action {
    readonly kind: typeof DrawCommand.KIND;
    readonly root: Schema;
    readonly animate: boolean;
    /** Of a picture that is the first one. */
    readonly viewport: Viewport | undefined;
}

@injectable()
export class DrawCommand extends Command implements IStoppableCommand {
    static readonly KIND = 'draw';
    readonly stoppableCommandKey = DrawCommand.KIND;
    private animation: Morph | undefined;
    private stopped = false;

    constructor(@inject(TYPES.Action) private readonly action: DrawAction) {
        super();
    }

    execute(context: CommandExecutionContext): SModelRootImpl | Promise<SModelRootImpl> {
        const { root: old, modelFactory } = context;
        const drawing = modelFactory.createRoot(this.action.root);
        drawing.canvasBounds = old.canvasBounds;
        if (!(drawing instanceof Drawing)) {
            return drawing;
        }
        const viewport = this.action.viewport ?? (old instanceof Drawing ? old : undefined);
        if (viewport) {
            drawing.scroll = viewport.scroll;
            drawing.zoom = viewport.zoom;
        }
        if (!this.action.animate || this.stopped || !(old instanceof Drawing)) {
            return drawing;
        }
        const { ways, leaving } = changes(old, drawing, context);
        if (ways.length === 0) {
            return drawing;
        }
        this.animation = new Morph(drawing, ways, leaving, context);
        return this.animation.start();
    }

    /** The next picture is there already and goes on from what is seen then. */
    stopExecution(): void {
        this.stopped = true;
        this.animation?.stop();
    }

    undo(context: CommandExecutionContext): SModelRootImpl {
        return context.root;
    }

    redo(context: CommandExecutionContext): SModelRootImpl {
        return context.root;
    }
}

function changes(old: Drawing, drawing: Drawing, context: CommandExecutionContext): { ways: Way[]; leaving: Item[] } {
    const ways: Way[] = [];
    const leaving: Item[] = [];
    const fresh = (element: unknown) => element instanceof SChildElementImpl && old.index.getById(element.id) === undefined;
    for (const item of [...drawing.index.all()].filter(isItem)) {
        const before = old.index.getById(item.id);
        if (before && isItem(before) && before.type === item.type) {
            ways.push(new Way(item, before));
        } else if (!fresh(item.parent)) {
            // What is in it appears together with it.
            ways.push(new Way(item, { ...placeOf(item), opacity: 0 }));
        }
    }
    for (const item of [...old.index.all()].filter(isItem)) {
        const parent = item.parent.id === old.id ? drawing : drawing.index.getById(item.parent.id);
        if (item.leaving || !(parent instanceof SParentElementImpl) || contains(drawing, item)) {
            continue;
        }
        const copy = context.modelFactory.createElement(item);
        if (isItem(copy)) {
            copy.leaving = true;
            parent.add(copy);
            leaving.push(copy);
            ways.push(new Way(copy, placeOf(item)));
        }
    }
    const moving = ways.filter(way => way.moves);
    if (moving.length > MOST) {
        leaving.forEach(item => item.parent.remove(item));
        return { ways: [], leaving: [] };
    }
    moving.forEach(way => way.go(0));
    return { ways: moving, leaving };
}

function placeOf({ position, shapes, routingPoints, opacity }: Item) {
    return { position, shapes, routingPoints, opacity };
}

/** Whether the picture has an element, or one of those in it, elsewhere. */
function contains(drawing: Drawing, element: SParentElementImpl): boolean {
    return drawing.index.getById(element.id) !== undefined || element.children.some(child => contains(drawing, child));
}

class Morph extends Animation {
    constructor(private readonly drawing: Drawing, private readonly ways: readonly Way[], private readonly leaving: readonly Item[],
        context: CommandExecutionContext) {
        super(context);
    }

    tween(t: number): SModelRootImpl {
        this.drawing.version++;
        this.ways.forEach(way => way.go(t));
        if (t === 1) {
            this.leaving.forEach(item => item.parent.remove(item));
        }
        return this.drawing;
    }
}
