// SPDX-License-Identifier: EPL-2.0
import path from 'node:path';

/** What a person does in the workbench, in terms of its page. */
export class Workbench {
    constructor(page, shots) {
        this.page = page;
        this.shots = shots;
    }

    async shot(name) {
        await this.page.screenshot({ path: path.join(this.shots, `${name}.png`) });
    }

    async openFile(name) {
        await this.page.keyboard.press('Control+P');
        const input = this.page.locator('.quick-input-widget:visible input[type=text]').first();
        await input.waitFor();
        await input.fill(name);
        // Not Enter: that takes the first of what is shown, which may still be the list of all files opened lately.
        await this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
        await this.page.locator('.tab.active', { hasText: name }).first().waitFor();
        await this.page.locator('.editor-group-container.active .monaco-editor').first().waitFor();
        await this.command('View: Focus First Editor Group');
    }

    /** A command of the palette, by its whole title. */
    async command(title) {
        await this.page.keyboard.press('F1');
        await this.pick(`>${title}`, title.split(': ').pop());
    }

    async pick(text, row) {
        const input = this.page.locator('.quick-input-widget:visible input[type=text]').first();
        await input.waitFor();
        await input.fill(text);
        await this.page.locator('.quick-input-list .monaco-list-row', { hasText: row }).first().waitFor();
        await this.page.keyboard.press('Enter');
        // It closes, or what was chosen goes on to ask something in its place.
        await this.page.waitForFunction(typed => {
            const asked = document.querySelector('.quick-input-widget input[type=text]');
            return !asked?.checkVisibility() || asked.value !== typed;
        }, text);
    }

    /** The line of the editor that has these words; hints in it do not count. */
    lineWith(text) {
        const pattern = text.split(/\s+/).map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[\\s\u00a0].*?');
        return this.page.locator('.view-line', { hasText: new RegExp(pattern) }).first();
    }

    /** Puts the cursor into a word of a line of a text. */
    async cursorAt(text, line, word) {
        const lines = text.split('\n');
        const number = lines.findIndex(candidate => candidate.startsWith(line));
        const column = lines[number].indexOf(word) + 2;
        await this.page.keyboard.press('Control+G');
        const input = this.page.locator('.quick-input-widget:visible input[type=text]').first();
        await input.waitFor();
        await input.fill(`:${number + 1}:${column}`);
        await this.page.keyboard.press('Enter');
        await this.page.locator('.statusbar-item', { hasText: `Ln ${number + 1}, Col ${column}` }).first().waitFor();
    }

    /** The menu of fixes at the cursor, with one of them. It closes when findings are told anew; then it is opened once more. */
    async fixes(title) {
        const menu = this.page.locator('.action-widget:visible');
        const fix = menu.locator('.monaco-list-row', { hasText: title }).first();
        for (;;) {
            await this.page.keyboard.press('Control+.');
            if (await fix.waitFor({ timeout: 3000 }).then(() => true, () => false)) {
                return menu;
            }
            await this.page.keyboard.press('Escape');
        }
    }

    /** The inner frame of the web view that says something. */
    async webview(text) {
        for (;;) {
            const frames = this.page.frames().filter(frame => frame !== this.page.mainFrame());
            // A frame that is going away may never answer.
            const bodies = await Promise.all(frames.map(frame => Promise.race([
                frame.evaluate(() => document.body?.textContent ?? '').catch(() => ''), this.page.waitForTimeout(1000).then(() => '')])));
            const found = frames[bodies.findIndex(body => text.test(body))];
            if (found) {
                return found;
            }
            await this.page.waitForTimeout(100);
        }
    }
}
