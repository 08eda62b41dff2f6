// SPDX-License-Identifier: EPL-2.0
// The diagram beside the text, as somebody sees and uses it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { DEADLOCK } from './programs.mjs';

/** The inner frame of the diagram, when its picture is there. */
export async function diagram(page, first = 'Orders') {
    const frame = await (async () => {
        for (;;) {
            for (const candidate of page.frames()) {
                // A frame that is going away may never answer.
                const count = candidate.locator('#diagram .flux-picture').count().catch(() => 0);
                if (await Promise.race([count, page.waitForTimeout(1000).then(() => 0)]) > 0) {
                    return candidate;
                }
            }
            await page.waitForTimeout(50);
        }
    })();
    await frame.locator(`.flux-node[data-id="${first}"]`).waitFor();
    return frame;
}

export const box = (frame, id) => frame.locator(`.flux-node[data-id="${id}"]`);
/** What a box is drawn as, to be pointed at. */
const face = (frame, id) => box(frame, id).locator('> rect:not(.flux-outline):not(.flux-toggle)').first();
/** Where nothing else is: its upper edge, but not the middle, where an arc may come in. */
const atEdge = { position: { x: 14, y: 6 } };
const selectedText = (page, text) => page.locator('.statusbar-item', { hasText: text }).first().waitFor();

/** Everything has arrived at its place. */
export async function still(frame) {
    await frame.evaluate(async () => {
        const seen = () => document.querySelector('#diagram').innerHTML;
        for (let before = ''; before !== seen();) {
            before = seen();
            for (let i = 0; i < 4; i++) {
                await new Promise(resolve => requestAnimationFrame(resolve));
            }
        }
    });
}

export async function theme(page, frame, workspace, name, appearance) {
    const file = path.join(workspace, '.vscode', 'settings.json');
    fs.writeFileSync(file, `${JSON.stringify({ 'workbench.colorTheme': name, 'window.autoDetectColorScheme': false })}\n`);
    await frame.locator(`html[data-appearance="${appearance}"]`).waitFor({ state: 'attached' });
    await still(frame);
}

const steps = [
    ['the diagram opens beside the program, with the ring of its deadlock', async ({ page, w }) => {
        await w.openFile('shop.flux');
        await page.locator('.editor-actions a[aria-label^="Show Diagram"]').first().click();
        const frame = await diagram(page);
        await box(frame, 'Sell/Book').waitFor();
        const ring = frame.locator('.flux-ring');
        await ring.first().waitFor();
        const { width, height } = await ring.first().boundingBox();
        assert.ok(width > 100 && height > 20, `a ring of ${width} × ${height}`);
        const stroke = await ring.locator('path, rect').first().evaluate(element => getComputedStyle(element).stroke);
        assert.notEqual(stroke, 'none');
        await still(frame);
        await w.shot('30-diagram');
    }],
    ['boxes and arcs have names for those who do not see them', async ({ page }) => {
        const frame = await diagram(page);
        const nameless = await frame.evaluate(() => [...document.querySelectorAll('.flux-node, .flux-edge, .flux-ring')]
            .filter(element => element.getAttribute('role') !== 'treeitem' || !element.getAttribute('aria-label')).length);
        assert.equal(nameless, 0);
        assert.match(await box(frame, 'Sell/Reserve').getAttribute('aria-label'), /Reserve/);
        assert.equal(await box(frame, 'Sell').getAttribute('aria-expanded'), 'true');
        assert.match(await frame.locator('.flux-edge').first().getAttribute('aria-label'), /Orders|Refunds|order/);
        assert.equal(await frame.locator('#toolbar button:not([aria-label]):not([role=menuitem])').count(), 0);
    }],
    ['a click on a node selects its step, a double click its declaration', async ({ page, w }) => {
        const frame = await diagram(page);
        await face(frame, 'Sell/Reserve').click(atEdge);
        await frame.locator('.flux-selected[data-id="Sell/Reserve"]').waitFor();
        await w.command('View: Focus First Editor Group'); // the status bar tells of the editor that has the focus
        await selectedText(page, 'Ln 13, Col 15 (7 selected)');
        assert.equal(await frame.locator('.flux-selected').count(), 1);
        await w.shot('31-diagram-click');
        await face(frame, 'Refund/Restock').dblclick(atEdge);
        await selectedText(page, 'Ln 9, Col');
    }],
    ['the cursor selects the node that it is in', async ({ page, w }) => {
        await w.command('View: Focus First Editor Group');
        await w.cursorAt(DEADLOCK, 'Refund = PayBack', 'PayBack');
        const frame = await diagram(page);
        await frame.locator('.flux-selected[data-id="Refund/PayBack"]').waitFor();
        assert.equal(await frame.locator('.flux-selected').count(), 1);
        await w.cursorAt(DEADLOCK, 'Book (int', 'Book');
        await frame.locator('.flux-selected[data-id="Sell/Book"]').waitFor();
        await w.shot('32-diagram-cursor');
    }],
    ['what is told of a node appears beside the pointer', async ({ page, w }) => {
        const frame = await diagram(page);
        await face(frame, 'Sell/Reserve').hover(atEdge);
        const details = frame.locator('#details');
        await details.waitFor();
        assert.match(await details.innerText(), /Reserve \(int order\) => \(int order\)\s+Sets the goods aside/);
        await w.shot('33-diagram-details');
        await page.mouse.move(5, 300);
        await details.waitFor({ state: 'hidden' });
    }],
    ['a new step appears where it is typed, the others make room', async ({ page, w }) => {
        const frame = await diagram(page);
        await frame.evaluate(() => {
            window.opacities = [];
            window.places = new Set();
            new MutationObserver(() => {
                const added = document.querySelector('[data-id="Sell/PayBack"]');
                if (added) {
                    window.opacities.push(Number(added.getAttribute('opacity') ?? 1));
                }
                window.places.add(document.querySelector('[data-id="Sell/Book"]')?.getAttribute('transform'));
            }).observe(document.querySelector('#view'), { subtree: true, childList: true, attributes: true });
        });
        await w.command('View: Focus First Editor Group');
        await w.cursorAt(DEADLOCK, 'Sell = Reserve', 'Reserve');
        await page.keyboard.press('End');
        for (let i = 0; i < ' Book;'.length; i++) {
            await page.keyboard.press('ArrowLeft');
        }
        await page.keyboard.insertText(' PayBack ->');
        await box(frame, 'Sell/PayBack').waitFor();
        await still(frame);
        const { opacities, places } = await frame.evaluate(() => ({ opacities: window.opacities, places: window.places.size }));
        assert.ok(opacities.some(opacity => opacity > 0 && opacity < 1), `it appeared at once: ${opacities}`);
        assert.equal(opacities.at(-1), 1);
        assert.ok(places > 3, `Book jumped: it was at ${places} places`);
        await w.shot('34-diagram-new-step');
    }],
    ['with a syntax error the last good picture stays, marked as old', async ({ page, w }) => {
        const frame = await diagram(page);
        await page.keyboard.insertText(' -> ->');
        const banner = frame.locator('#banner');
        await banner.waitFor();
        assert.match(await banner.innerText(), /Out of date/);
        await box(frame, 'Sell/PayBack').waitFor();
        await still(frame);
        await w.shot('35-diagram-stale');
        await w.command('File: Revert File');
        await banner.waitFor({ state: 'hidden' });
        await box(frame, 'Sell/PayBack').waitFor({ state: 'detached' });
    }],
    ['findings that concern nothing in the picture stand below it and lead to the text', async ({ page, w }) => {
        const frame = await diagram(page);
        await w.command('View: Focus First Editor Group');
        await page.keyboard.press('Control+End');
        await page.keyboard.insertText('typedef small IsSmall;\n');
        const found = frame.locator('#elsewhere button', { hasText: 'small' });
        await found.waitFor();
        const [above, below] = await frame.evaluate(() => [document.querySelector('#view').getBoundingClientRect().bottom,
            document.querySelector('#elsewhere').getBoundingClientRect().top]);
        assert.ok(above <= below, `the picture ends at ${above}, the list begins at ${below}`);
        await still(frame);
        await w.shot('35-diagram-elsewhere');
        await found.click();
        await selectedText(page, '(5 selected)');
        await w.command('File: Revert File');
        await frame.locator('#elsewhere').waitFor({ state: 'hidden' });
    }],
    ['a node closes and opens, by mouse and by keyboard', async ({ page, w }) => {
        const frame = await diagram(page);
        await box(frame, 'Sell').locator('.flux-toggle').first().click();
        await box(frame, 'Sell/Book').waitFor({ state: 'detached' });
        await still(frame);
        await w.shot('36-diagram-closed');
        await face(frame, 'Sell').click(atEdge);
        await page.keyboard.press('Space');
        await box(frame, 'Sell/Book').waitFor();
        for (const key of ['ArrowUp', 'ArrowRight', 'ArrowDown', 'Space']) {
            await page.keyboard.press(key);
        }
        await box(frame, 'Refund/PayBack').waitFor({ state: 'detached' });
    }],
    ['it is left as it was when the window is loaded again', async ({ page, w }) => {
        await page.evaluate(() => { window.before = true; });
        await w.command('Developer: Reload Window');
        await page.waitForFunction(() => window.before === undefined);
        const frame = await diagram(page);
        await box(frame, 'Refund').waitFor();
        assert.equal(await box(frame, 'Refund').getAttribute('aria-expanded'), 'false');
        assert.equal(await box(frame, 'Sell').getAttribute('aria-expanded'), 'true');
        await face(frame, 'Refund').dblclick(atEdge);
        await box(frame, 'Refund/PayBack').waitFor();
        await still(frame);
        await w.shot('37-diagram-reloaded');
    }],
    ['keys walk along arcs, and Enter leads to the text', async ({ page, w }) => {
        const frame = await diagram(page);
        await face(frame, 'Orders').click(atEdge);
        const focused = () => frame.evaluate(() => document.activeElement?.getAttribute('data-id'));
        for (const [key, id] of [['ArrowDown', 'Sell'], ['ArrowDown', 'Sell/Reserve'], ['ArrowDown', 'Sell/Book'],
            ['ArrowUp', 'Sell/Reserve'], ['Home', 'Orders']]) {
            await page.keyboard.press(key);
            assert.equal(await focused(), id);
        }
        await frame.locator('button[aria-label="Legend"]').focus();
        await page.keyboard.press('Tab');
        assert.equal(await focused(), 'Orders', 'Tab leads from the bar into the diagram');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowDown');
        await w.shot('38-diagram-keys');
        await page.keyboard.press('Enter');
        await selectedText(page, 'Ln 13, Col 15 (7 selected)');
        await page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
    }],
    ['the search finds, counts and walks', async ({ page, w }) => {
        const frame = await diagram(page);
        await face(frame, 'Orders').click(atEdge);
        await page.keyboard.press('/');
        await page.keyboard.type('re');
        const count = frame.locator('#toolbar .count');
        await count.filter({ hasText: /^1 of \d/ }).waitFor();
        await frame.locator('.flux-found[data-id="Refund/Restock"]').waitFor();
        await frame.locator('.flux-found[data-id="Sell/Reserve"]').waitFor();
        await page.keyboard.press('Enter');
        await count.filter({ hasText: /^2 of \d/ }).waitFor();
        await w.shot('39-diagram-search');
        await page.keyboard.press('Escape');
        await frame.locator('.flux-found').first().waitFor({ state: 'detached' });
    }],
    ['one source is shown alone, and all again', async ({ page, w }) => {
        const frame = await diagram(page);
        const flows = frame.locator('#toolbar select').first();
        await flows.selectOption('Refunds');
        await box(frame, 'Orders').waitFor({ state: 'detached' });
        await still(frame);
        await w.shot('40-diagram-filtered');
        await flows.selectOption({ label: 'All flows' });
        await box(frame, 'Orders').waitFor();
    }],
    ['the lock schedule is painted over it', async ({ page, w }) => {
        const frame = await diagram(page);
        const overlays = frame.locator('#toolbar select').nth(1);
        await overlays.selectOption('locks');
        await frame.locator('#overlay span').first().waitFor();
        await still(frame);
        await w.shot('41-diagram-locks');
        await overlays.selectOption('none');
        await frame.locator('#overlay').waitFor({ state: 'hidden' });
    }],
    ['an overlay from a file is painted, and one with a mistake is not', async ({ page, w, workspace }) => {
        const frame = await diagram(page);
        const choose = async name => {
            await frame.locator('#toolbar select').nth(1).selectOption('file');
            await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
        };
        fs.writeFileSync(path.join(workspace, 'profile.json'), JSON.stringify({
            title: 'Profile', legend: [{ color: '#d55e00', text: 'slow' }], nodes: { Reserve: { text: '12 ms', color: '#d55e00' } },
        }));
        await choose('profile.json');
        await frame.locator('#overlay', { hasText: 'Profile' }).waitFor();
        await box(frame, 'Sell/Reserve').locator('text', { hasText: '12 ms' }).waitFor();
        await still(frame);
        await w.shot('41-diagram-overlay');
        fs.writeFileSync(path.join(workspace, 'wrong.json'), '{"nodes": 3}');
        await choose('wrong.json');
        await frame.locator('#overlay').waitFor({ state: 'hidden' });
        await box(frame, 'Sell/Reserve').waitFor();
        assert.equal(await frame.locator('#toolbar select').nth(1).inputValue(), 'none');
    }],
    ['signs and keys are explained', async ({ page, w }) => {
        const frame = await diagram(page);
        await frame.locator('button[aria-label="Legend"]').click();
        await frame.locator('#legend').waitFor();
        await w.shot('42-diagram-legend');
        await page.keyboard.press('Escape');
        await frame.locator('#legend').waitFor({ state: 'hidden' });
    }],
    ['it is exported from its menu, as flux diagram writes it', async ({ page, w, workspace, flux }) => {
        const frame = await diagram(page);
        await frame.locator('button[aria-label="Export"]').click();
        await w.shot('43-diagram-export');
        await frame.locator('[role=menuitem]', { hasText: 'SVG' }).click();
        await page.waitForFunction(() => [...document.querySelectorAll('.quick-input-widget input')]
            .some(({ value }) => value.endsWith('shop.svg')));
        await page.keyboard.press('Enter');
        // What the editor says about it is not shown while a test drives it.
        const file = path.join(workspace, 'shop.svg');
        while (!fs.existsSync(file) || !fs.readFileSync(file, 'utf8').endsWith('</svg>\n')) {
            await page.waitForTimeout(50);
        }
        const text = fs.readFileSync(file, 'utf8');
        const wrong = await page.evaluate(svg => new DOMParser().parseFromString(svg, 'image/svg+xml')
            .querySelector('parsererror')?.textContent, text);
        assert.equal(wrong, undefined);
        assert.match(text, /<svg[^>]*class="flux-diagram/);
        const headless = path.join(workspace, 'headless.svg');
        flux('diagram', path.join(workspace, 'shop.flux'), '-o', headless);
        assert.equal(text, fs.readFileSync(headless, 'utf8'));
    }],
    ['it has the colours of light, dark and high-contrast themes', async ({ page, w, workspace }) => {
        const frame = await diagram(page);
        const fill = () => box(frame, 'Sell/Book').locator('rect.node').first().evaluate(element => getComputedStyle(element).fill);
        const fills = [];
        for (const [name, appearance] of [['Default Light Modern', 'light'], ['Default High Contrast', 'contrast'],
            ['Default High Contrast Light', 'contrast-light'], ['Default Dark Modern', 'dark']]) {
            await theme(page, frame, workspace, name, appearance);
            fills.push(await fill());
            await w.shot(`44-diagram-${appearance}`);
        }
        assert.equal(new Set(fills).size >= 3, true, fills.join(' '));
        fs.rmSync(path.join(workspace, '.vscode', 'settings.json'));
        await w.command('View: Close All Editors');
    }],
    ['a program of 2,000 nodes is shown closed, and can be opened and walked through', async ({ page, w }) => {
        await w.openFile('large.flux');
        await w.command('Flux: Show Diagram');
        const frame = await diagram(page, 'Listen0');
        assert.ok(await frame.locator('.flux-node').count() < 200, 'it is closed first');
        await frame.locator('button[aria-label="Expand everything"]').click();
        await frame.locator('[data-id="Flow39/Step1999"]').waitFor({ state: 'attached' });
        assert.ok(await frame.locator('.flux-node').count() > 2_000);
        await frame.locator('button[aria-label^="Fit"]').click();
        await still(frame);
        await w.shot('46-diagram-large');
        await page.keyboard.press('/');
        await page.keyboard.type('Step1234');
        await frame.locator('.flux-found[data-id="Flow24/Step1234"]').waitFor({ state: 'attached' });
        await page.keyboard.press('Enter');
        await w.command('View: Close All Editors');
    }],
    ['the image server is legible in a light and a dark theme', async ({ page, w, workspace }) => {
        await w.openFile('image-server.flux');
        await w.command('View: Toggle Primary Side Bar Visibility');
        await w.command('Flux: Show Diagram');
        const frame = await diagram(page, 'Listen');
        await frame.locator('button[aria-label^="Fit"]').click();
        await w.command('View: Focus First Editor Group');
        await w.cursorAt(fs.readFileSync(path.join(workspace, 'image-server.flux'), 'utf8'), 'Image =', 'CheckCache');
        await frame.locator('.flux-selected[data-id$="/CheckCache"]').waitFor();
        for (const [name, appearance] of [['Default Light Modern', 'light'], ['Default Dark Modern', 'dark']]) {
            await theme(page, frame, workspace, name, appearance);
            await w.shot(`47-diagram-image-server-${appearance}`);
        }
        await w.command('View: Toggle Primary Side Bar Visibility');
        fs.rmSync(path.join(workspace, '.vscode', 'settings.json'));
        await w.command('View: Close All Editors');
    }],
    ['a program without anything to draw says how to begin', async ({ page, w }) => {
        await w.openFile('empty.flux');
        await page.locator('.editor-actions a[aria-label^="Show Diagram"]').first().click();
        const frame = await w.webview(/Nothing to draw yet/);
        await frame.locator('#notice code', { hasText: 'source Listen => Page;' }).waitFor();
        await w.shot('45-diagram-empty');
        await w.command('View: Close All Editors');
    }],
];

/** Told apart from the rest: `--filter diagram:` runs these. */
export const diagramSteps = steps.map(([name, ...rest]) => [`diagram: ${name}`, ...rest]);
