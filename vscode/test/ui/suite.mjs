// SPDX-License-Identifier: EPL-2.0
// What somebody sees who has installed the .vsix: the web workbench, driven in a browser. Each step looks at the page and keeps a picture.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { diagramSteps } from './diagram.mjs';
import { Workbench } from './page.mjs';
import { performanceSteps } from './performance.mjs';
import { DEADLOCK, large, TYPO } from './programs.mjs';

/** The files that the suite works on. */
export function prepare(workspace) {
    fs.writeFileSync(path.join(workspace, 'shop.flux'), DEADLOCK);
    fs.writeFileSync(path.join(workspace, 'typo.flux'), TYPO);
}

/** The steps in their order, each with the capability without which there is nothing to see. */
export const steps = [
    ['the program opens in colours', async ({ page, w }) => {
        await w.openFile('shop.flux');
        const colour = async word => page.locator('.view-line span span', { hasText: new RegExp(`^\\s*${word}\\s*$`) }).first()
            .evaluate(element => getComputedStyle(element).color);
        await page.locator('.view-line', { hasText: 'source Orders' }).waitFor();
        const colours = [await colour('source'), await colour('int'), await colour('order')];
        assert.equal(new Set(colours).size, 3, `keyword, type and parameter differ: ${colours.join(' ')}`);
        await w.shot('01-colours');
    }],
    ['a deadlock is underlined', async ({ page, w }) => {
        await page.locator('.squiggly-warning').first().waitFor({ timeout: 60_000 });
        await w.shot('02-squiggles');
    }],
    ['nothing is run in a workspace that is not trusted, and then it can be', async ({ page, w }) => {
        const run = page.locator('.editor-actions a[aria-label^="Run Server"]').first();
        await run.waitFor();
        assert.match(await run.getAttribute('class'), /disabled/);
        await w.shot('02-untrusted');
        await w.command('Workspaces: Manage Workspace Trust');
        await page.locator('.workspace-trust-editor .monaco-button', { hasText: 'Trust' }).first().click();
        await page.locator('.workspace-trust-editor', { hasText: 'You trust this folder' }).waitFor();
        await w.command('View: Close All Editors');
        await w.openFile('shop.flux');
        await page.locator('.editor-actions a[aria-label^="Run Server"]:not(.disabled)').first().waitFor();
    }],
    ['its hover shows both flows, each place a link, and its code', async ({ page, w }) => {
        await w.cursorAt(DEADLOCK, 'atomic Sell', 'stock');
        await w.command('Show or Focus Hover');
        const hover = page.locator('.monaco-hover:visible').first();
        await hover.waitFor();
        const text = await hover.innerText();
        assert.match(text, /Sell.*is elevated to/s);
        assert.match(text, /FLUX602/);
        assert.match(text, /shop\.flux.*one flow: then .Book. waits for .money./s);
        assert.match(text, /the other flow: then .Restock. waits for .stock./s);
        await w.shot('03-hover-with-related-places');
    }],
    ['a click on the code opens its page', async ({ page, w }) => {
        await page.locator('.monaco-hover:visible a', { hasText: 'FLUX602' }).first().click();
        const frame = await w.webview(/FLUX602/);
        assert.match(await frame.locator('body').innerText(), /FLUX602/);
        await w.shot('04-explain-page');
        await w.command('View: Close All Editors');
        await w.openFile('shop.flux');
    }],
    ['the problems show the related places', async ({ page, w }) => {
        await w.command('Problems: Focus on Problems View');
        const panel = page.locator('.markers-panel');
        await panel.locator('.monaco-list-row', { hasText: 'is elevated to' }).first().waitFor();
        await panel.locator('.monaco-list-row', { hasText: 'is elevated to' }).first().click();
        await page.keyboard.press('ArrowRight');
        await panel.locator('.monaco-list-row', { hasText: 'one flow: then' }).first().waitFor();
        await w.shot('05-problems');
        await page.keyboard.press('Control+J');
        await panel.waitFor({ state: 'hidden' });
    }],
    ['inlay hints show types and added locks', async ({ page, w }) => {
        await w.lineWith('Sell = Reserve').waitFor();
        await page.waitForFunction(() => [...document.querySelectorAll('.view-line')].some(line =>
            /^atomic.Sell:\{.*money/.test(line.textContent.replaceAll('\u00a0', ' ').trim())));
        await w.shot('06-inlay-hints');
    }],
    ['lenses show how to run, paths and references', async ({ page, w }) => {
        const lenses = page.locator('.codelens-decoration:visible');
        await lenses.filter({ hasText: 'Run' }).first().waitFor();
        await lenses.filter({ hasText: /\d+ path/ }).first().waitFor();
        await lenses.filter({ hasText: /\d+ reference/ }).first().waitFor();
        await w.shot('07-lenses');
        await lenses.locator('a', { hasText: /\d+ reference/ }).last().click();
        await page.locator('.peekview-widget').first().waitFor();
        await w.shot('08-references');
        await page.keyboard.press('Escape');
    }],
    ['hover explains a node', async ({ page, w }) => {
        await w.cursorAt(DEADLOCK, 'Sell = Reserve', 'Reserve');
        await w.command('Show or Focus Hover');
        const hover = page.locator('.monaco-hover:visible').first();
        await hover.waitFor();
        assert.match(await hover.innerText(), /Sets the goods aside/);
        await w.shot('09-hover');
        await page.keyboard.press('Escape');
    }],
    ['completion offers what fits', async ({ page, w }) => {
        await w.cursorAt(DEADLOCK, 'Sell = Reserve', 'Book');
        await page.keyboard.press('End');
        await page.keyboard.press('ArrowLeft');
        await page.keyboard.type(' -> ');
        await page.keyboard.press('Control+Space');
        const list = page.locator('.suggest-widget.visible');
        await list.locator('.monaco-list-row').first().waitFor();
        assert.ok(await list.locator('.monaco-list-row').count() > 2);
        await w.shot('10-completion');
        await page.keyboard.press('Escape');
        await w.command('File: Revert File');
    }, 'completionProvider'],
    ['a fix is chosen from the menu, and the deadlock is gone', async ({ page, w }) => {
        await w.cursorAt(DEADLOCK, 'atomic Sell', 'stock');
        const menu = await w.fixes('also takes money');
        await menu.locator('.monaco-list-row', { hasText: 'Explain FLUX602' }).first().waitFor();
        await w.shot('11-fixes');
        await menu.locator('.monaco-list-row', { hasText: 'also takes money' }).first().click();
        await page.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
        await w.shot('12-fixed');
    }, 'codeActionProvider'],
    ['a node is renamed everywhere', async ({ page, w }) => {
        await w.cursorAt(DEADLOCK, 'Sell = Reserve', 'Reserve');
        await page.keyboard.press('F2');
        const box = page.locator('.rename-box input');
        await box.waitFor();
        assert.equal(await box.inputValue(), 'Reserve');
        await box.fill('SetAside');
        await w.shot('13-rename');
        await page.keyboard.press('Enter');
        await w.lineWith('Sell = SetAside').waitFor();
        await w.lineWith('SetAside (int').waitFor();
        await w.shot('14-renamed');
        await w.command('File: Revert File');
    }, 'renameProvider'],
    ['a misspelt node is corrected', async ({ page, w }) => {
        await w.openFile('typo.flux');
        await w.cursorAt(TYPO, 'Sell = Resrve', 'Resrve');
        await page.locator('.squiggly-warning').first().waitFor();
        await page.keyboard.press('Control+.');
        const fix = page.locator('.action-widget:visible .monaco-list-row', { hasText: 'Change to' }).first();
        await fix.waitFor();
        await w.shot('15-did-you-mean');
        await fix.click();
        await w.lineWith('Sell = Reserve').waitFor();
        await w.command('File: Revert File');
    }, 'codeActionProvider'],
    ['the outline shows the declarations', async ({ page, w }) => {
        await w.command('Focus on Outline View');
        await page.locator('.outline-pane .monaco-list-row', { hasText: 'Refund' }).first().waitFor();
        await w.shot('16-outline');
    }, 'documentSymbolProvider'],
    ['the status item tells how the server is, and on which Java', async ({ page, w }) => {
        await page.locator('#status\\.languageStatus').first().click();
        const items = page.locator('.hover-language-status');
        await items.filter({ hasText: 'Flux: ready' }).first().waitFor();
        await items.filter({ hasText: /Java \d\d/ }).first().waitFor();
        await w.shot('17-status');
        await page.keyboard.press('Escape');
    }],
    ['the lock schedule opens beside the program', async ({ page, w }) => {
        await w.command('Flux: Show Lock Schedule');
        await page.locator('.tab', { hasText: 'Locks of' }).waitFor();
        await w.lineWith('locks are taken in the order').waitFor();
        await w.shot('18-lock-schedule');
        await w.command('View: Close All Editors');
    }],
    ['a snippet writes a whole server', async ({ page, w }) => {
        await w.openFile('empty.flux');
        await page.keyboard.type('server');
        await page.keyboard.press('Control+Space');
        await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'server' }).first().waitFor();
        await w.shot('19-snippet');
        await page.keyboard.press('Enter');
        await w.lineWith('Parse (Request').waitFor();
        await w.shot('20-snippet-inserted');
        await page.keyboard.press('Escape');
        await w.command('File: Revert File');
    }],
    ['settings of a project are completed and checked', async ({ page, w }) => {
        await w.openFile('flux.settings.json');
        await page.locator('.squiggly-warning').first().waitFor();
        await w.shot('21-settings-file');
        await w.command('View: Close All Editors');
    }],
    ['flux in Markdown is coloured', async ({ page, w }) => {
        await w.openFile('notes.md');
        const word = page.locator('.view-line span span', { hasText: /^atomic$/ }).first();
        await word.waitFor();
        const plain = page.locator('.view-line span span', { hasText: 'prose' }).first();
        const colour = element => getComputedStyle(element).color;
        assert.notEqual(await word.evaluate(colour), await plain.evaluate(colour));
        await w.shot('22-markdown');
        await w.command('View: Close All Editors');
    }],
    ['the walkthrough opens, with its pictures', async ({ page, w }) => {
        await w.command('Welcome: Open Walkthrough');
        await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Get started with Flux' }).first().click();
        const container = page.locator('.gettingStartedContainer');
        await container.locator('.step-title', { hasText: 'Say what must not run together' }).first().waitFor();
        await w.shot('23-walkthrough');
        await container.locator('.step-title', { hasText: 'Say what must not run together' }).first().click();
        const frame = await w.webview(/takes stock/);
        const filled = await frame.locator('svg rect').first().evaluate(element => getComputedStyle(element).fill);
        assert.notEqual(filled, 'rgb(0, 0, 0)', 'the picture has the colours of the theme');
        await w.shot('24-walkthrough-locks');
        await w.command('View: Close All Editors');
    }],
    ['a code is chosen from the catalogue', async ({ page, w }) => {
        await w.command('Flux: Explain Diagnostic Code');
        const row = page.locator('.quick-input-list .monaco-list-row', { hasText: 'FLUX401' }).first();
        await page.locator('.quick-input-list .monaco-list-row', { hasText: 'FLUX001' }).first().waitFor();
        await page.keyboard.type('recursion');
        await row.waitFor();
        await w.shot('25-catalogue');
        await row.click();
        await w.webview(/FLUX401/);
        await w.shot('26-explained');
        await w.command('View: Close All Editors');
    }],
    ...diagramSteps, ...performanceSteps,
    ['a server is run with the button, and stopped', async ({ page, w }) => {
        await w.openFile('hello.flux');
        await page.locator('.editor-actions a[aria-label^="Run Server"]').first().click();
        await page.locator('.editor-actions a[aria-label^="Stop Server"]').first().waitFor();
        await page.locator('.xterm').first().waitFor();
        await w.shot('27-running');
        await page.locator('.editor-actions a[aria-label^="Stop Server"]').first().click();
        await page.locator('.editor-actions a[aria-label^="Run Server"]').first().waitFor();
    }],
];

/** What is needed beside the programs. */
export function prepareMore(workspace) {
    fs.writeFileSync(path.join(workspace, 'empty.flux'), '');
    fs.writeFileSync(path.join(workspace, 'large.flux'), large(2_000));
    fs.copyFileSync('../examples/image-server/src/main/flux/image-server.flux', path.join(workspace, 'image-server.flux'));
    fs.copyFileSync('../examples/image-server/src/main/flux/image-server.flux', path.join(workspace, 'measured.flux'));
    fs.mkdirSync(path.join(workspace, 'strict'));
    fs.mkdirSync(path.join(workspace, '.vscode'));
    const task = { type: 'flux', command: 'run', path: 'hello/src/main/flux/hello.flux', arguments: ['--port', '0'], label: 'hello' };
    fs.writeFileSync(path.join(workspace, '.vscode', 'tasks.json'), JSON.stringify({ version: '2.0.0', tasks: [task] }));
    fs.writeFileSync(path.join(workspace, 'strict', 'flux.settings.json'), '{\n  // wrong\n  "severities": {"FLUX602": "loud"},\n}\n');
    fs.writeFileSync(path.join(workspace, 'notes.md'), '# Notes\n\nSome prose\n\n```flux\natomic Sell:{stock};\n```\n');
}

export { Workbench };
