// SPDX-License-Identifier: EPL-2.0
// How what is wanted changes. Nothing here needs a page.
import type { Element, Picture } from './picture';
import type { OverlayChoice, ServersOverlay, Want } from './protocol';

export const NOTHING_SPECIAL: Want = { expand: [], collapse: [] };

/** One box is expanded or collapsed from now on. */
export function expanded(want: Want, id: string, open: boolean): Want {
    const [to, from] = open ? ['expand', 'collapse'] as const : ['collapse', 'expand'] as const;
    const kept = want[to].filter(other => other !== id);
    // A whole program that is expanded stays so, but for what is collapsed by its id.
    return { ...want, [from]: want[from].filter(other => other !== id), [to]: [...kept, id] };
}

export function allExpanded(want: Want): Want {
    return { ...want, expand: ['*'], collapse: [] };
}

/** Everything that the picture shows expanded is collapsed, the inner ones too. */
export function allCollapsed(want: Want, picture: Picture): Want {
    return { ...want, expand: [], collapse: open(picture.children) };
}

function open(children: readonly Element[]): string[] {
    return children.flatMap(child => child.type !== 'node' ? []
        : [...(child.expanded ? [child.id] : []), ...open(child.children ?? [])]);
}

export function filtered(want: Want, flow: string | undefined): Want {
    const { flow: _, ...rest } = want;
    return flow === undefined ? rest : { ...rest, flow };
}

export function overlaid(want: Want, overlay: OverlayChoice | undefined): Want {
    const { overlay: _, ...rest } = want;
    return overlay === undefined ? rest : { ...rest, overlay };
}

/** What there is of it: who wants a prediction gets what was measured as long as nothing is predicted, or nothing. */
export function granted(want: Want, painted: ServersOverlay | undefined): Want {
    return want.overlay?.kind === 'prediction' ? overlaid(want, painted && { kind: painted }) : want;
}
