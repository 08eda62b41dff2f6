// SPDX-License-Identifier: EPL-2.0
// Profiles and what-ifs, as somebody sees and uses them: with the image server and a profile that it has written.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { box, diagram, still, theme } from './diagram.mjs';

const PROFILE = '../org.flux.graph/src/test/resources/org/flux/graph/profile/image-server.profile.json';

/** The inner frame of the page with what-ifs. */
const whatIf = w => w.webview(/Throughput.*Mean latency/s);

const figure = (frame, name) => frame.locator(`#figures dt:text-is("${name}") + dd b`);

/** Until what was asked for last has been answered. */
const answered = frame => frame.locator('body[aria-busy="false"]').waitFor({ state: 'attached' });

/** In the page: texts of charts that are not whole to be seen, or lie upon each other. */
const clashes = () => [...document.querySelectorAll('#curve svg.chart')].flatMap(chart => {
    const texts = [...chart.querySelectorAll('text')].map(element => ({ text: element.textContent, at: element.getBoundingClientRect() }));
    const { left, right, top, bottom } = chart.getBoundingClientRect();
    const cut = texts.filter(({ at }) => at.left < left || at.right > right || at.top < top || at.bottom > bottom);
    const upon = texts.flatMap((one, i) => texts.slice(i + 1).filter(({ at }) => at.left < one.at.right && one.at.left < at.right
        && at.top < one.at.bottom && one.at.top < at.bottom).map(other => ({ text: `${one.text} upon ${other.text}` })));
    return [...cut, ...upon].map(({ text }) => text);
});

/** In the page: how much of the picture lies below the legend of the overlay. */
const covered = () => document.querySelector('#view').getBoundingClientRect().bottom
    - document.querySelector('#overlay').getBoundingClientRect().top;

const steps = [
    ['a program without a profile says how to get one', async ({ page, w }) => {
        await w.openFile('shop.flux');
        await w.command('Flux: What If…');
        const frame = await w.webview(/No profile of shop yet/);
        await frame.locator('#notice button', { hasText: 'Run with Profile' }).waitFor();
        assert.match(await frame.locator('#notice').innerText(), /--profile=shop\.profile\.json/);
        await w.shot('50-what-if-empty');
        await w.command('View: Close All Editors');
        assert.equal(await page.locator('.tab').count(), 0);
    }],
    ['lenses tell what nodes take as soon as there is a profile', async ({ page, w, workspace }) => {
        await w.openFile('measured.flux');
        const text = fs.readFileSync(path.join(workspace, 'measured.flux'), 'utf8');
        await w.cursorAt(text, 'blocking Compress', 'Compress');
        fs.writeFileSync(path.join(workspace, 'measured.profile.json'),
            fs.readFileSync(PROFILE, 'utf8').replace('"image-server.flux"', '"measured.flux"'));
        const lens = page.locator('.codelens-decoration:visible a', { hasText: '12.3 ms · p99 20.3 ms · 9.66/s · bottleneck' }).first();
        await lens.waitFor();
        await w.shot('51-lenses');
        await w.command('View: Toggle Primary Side Bar Visibility');
        await lens.click();
        await diagram(page, 'Listen');
    }],
    ['the profile is painted over the diagram, its bottleneck marked', async ({ page, w, workspace }) => {
        const frame = await diagram(page, 'Listen');
        await frame.locator('#overlay', { hasText: 'Profile: 41.6/s' }).waitFor();
        assert.equal(await frame.locator('#toolbar select').nth(1).inputValue(), 'profile');
        const compress = frame.locator('.flux-node[data-id$="/Compress"]');
        await compress.locator('text', { hasText: 'bottleneck · 12.3 ms · 91 %' }).waitFor();
        assert.equal(await frame.locator('#diagram rect.mark').count(), 1);
        assert.match(await compress.getAttribute('aria-label'), /bottleneck · 12\.3 ms · 91 %/);
        const fills = [];
        for (const [name, appearance] of [['Default Light Modern', 'light'], ['Default Dark Modern', 'dark']]) {
            await theme(page, frame, workspace, name, appearance);
            fills.push(await compress.locator('rect.heat-5').evaluate(element => getComputedStyle(element).fill));
            await w.shot(`52-profile-${appearance}`);
        }
        assert.notEqual(fills[0], fills[1]);
        await box(frame, 'Listen').locator('text', { hasText: '41.6/s · p99 19.3 ms' }).waitFor();
        assert.ok(await frame.evaluate(covered) <= 0, 'what the colours mean is said below the picture');
    }],
    ['what if there were more cores: figures, load curve and diagram follow', async ({ page, w }) => {
        await w.command('View: Focus First Editor Group');
        await w.command('Flux: What If…');
        const frame = await whatIf(w);
        await frame.locator('#curve svg').nth(1).waitFor();
        await answered(frame);
        assert.equal(await frame.locator('#rate-field').inputValue(), '41.5', 'the load that is simulated unless another is chosen');
        assert.deepEqual(await frame.evaluate(clashes), []);
        const before = await figure(frame, 'Cores busy').innerText();
        await frame.locator('#cores').focus();
        for (let i = 0; i < 3; i++) {
            await page.keyboard.press('ArrowRight');
        }
        await frame.locator('.row', { hasText: 'Cores' }).locator('output', { hasText: /^4$/ }).waitFor();
        const start = Date.now();
        await frame.waitForFunction(old => document.querySelector('#figures dt:last-of-type + dd b')?.textContent !== old, before);
        console.log(`       re-simulated in ${Date.now() - start} ms`);
        const painted = await diagram(page, 'Listen');
        await painted.locator('#overlay', { hasText: /Prediction: .*, 4 cores/ }).waitFor();
        assert.equal(await painted.locator('#toolbar select').nth(1).inputValue(), 'prediction');
        assert.equal(await frame.evaluate(() => document.activeElement?.id), 'cores', 'the slider keeps the focus');
    }],
    ['lenses tell what is predicted, and a click on one paints it over the diagram', async ({ page, w }) => {
        const painted = await diagram(page, 'Listen');
        const overlays = painted.locator('#toolbar select').nth(1);
        await overlays.selectOption('locks');
        await painted.locator('#overlay', { hasText: 'Prediction' }).waitFor({ state: 'detached' });
        const lens = page.locator('.codelens-decoration:visible a', { hasText: /^predicted: 12\.\d ms · p99 .*\/s/ }).first();
        await lens.waitFor();
        await w.shot('53-predicted-lenses');
        await lens.click();
        await painted.locator('#overlay', { hasText: /Prediction: .*, 4 cores/ }).waitFor();
        assert.equal(await overlays.inputValue(), 'prediction');
    }],
    ['everything in it has a name, and keys reach it', async ({ page, w }) => {
        const frame = await whatIf(w);
        const nameless = await frame.evaluate(() => [...document.querySelectorAll('main input, main select, main button, svg.chart')]
            .filter(element => !element.getAttribute('aria-label') && !element.textContent
                && !document.querySelector(`label[for="${element.id}"]`))
            .map(element => element.outerHTML));
        assert.deepEqual(nameless, []);
        assert.equal(await frame.locator('#speed-Compress').getAttribute('aria-valuetext'), '1 times as fast, 12.3 ms');
        assert.match(await frame.locator('#curve svg').first().getAttribute('aria-label'), /^Latency against load: at .*; knee at /);
        await frame.locator('#rate-field').fill('200');
        await frame.locator('#rate-field').fill('0');
        await page.keyboard.press('Tab');
        assert.equal(await frame.locator('#rate-field').inputValue(), '200', 'what cannot be is forgotten');
        assert.equal(await frame.evaluate(() => document.activeElement?.id), 'speed-Compress');
        for (let i = 0; i < 17; i++) {
            await page.keyboard.press('ArrowRight');
        }
        await frame.locator('.row.changed', { hasText: 'Compress' }).locator('output', { hasText: '× 2' }).waitFor();
        await frame.locator('#lock-cacheLock').selectOption('removed');
        await frame.locator('[aria-live]', { hasText: /Throughput 2.* busy\. .*cores are busy/s }).waitFor({ state: 'attached' });
        await answered(frame);
    }],
    ['it has the colours of light and dark themes', async ({ page, w, workspace }) => {
        const frame = await whatIf(w);
        const painted = await diagram(page, 'Listen');
        for (const [name, appearance] of [['Default Light Modern', 'light'], ['Default Dark Modern', 'dark']]) {
            await theme(page, painted, workspace, name, appearance);
            await frame.locator(`html[data-appearance="${appearance}"]`).waitFor({ state: 'attached' });
            await w.shot(`54-what-if-${appearance}`);
        }
    }],
    ['it is left as it was when the window is loaded again', async ({ page, w }) => {
        await page.evaluate(() => { window.before = true; });
        await w.command('Developer: Reload Window');
        await page.waitForFunction(() => window.before === undefined);
        const frame = await whatIf(w);
        await frame.locator('.row.changed', { hasText: 'Compress' }).waitFor();
        assert.deepEqual(await frame.evaluate(() => [document.querySelector('#cores').value, document.querySelector('#rate-field').value,
            document.querySelector('#lock-cacheLock').value]), ['4', '200', 'removed']);
        await answered(frame);
        await frame.locator('button', { hasText: 'As Profiled' }).click();
        await frame.locator('.row.changed').first().waitFor({ state: 'detached' });
        assert.equal(await frame.evaluate(() => document.activeElement?.textContent), 'As Profiled', 'the button keeps the focus');
        assert.equal(await frame.locator('#cores').inputValue(), '1');
        const painted = await diagram(page, 'Listen');
        await painted.locator('#overlay', { hasText: /Prediction: .*, 1 core/ }).waitFor();
        await still(painted);
    }],
    ['what the diagram shows of a prediction goes with the page', async ({ page, w, workspace }) => {
        const painted = await diagram(page, 'Listen');
        const overlays = painted.locator('#toolbar select').nth(1);
        await page.locator('.tab', { hasText: 'What If: measured' }).click({ button: 'middle' });
        await painted.locator('#overlay', { hasText: 'Profile: 41.6/s' }).waitFor();
        assert.equal(await overlays.inputValue(), 'profile');
        assert.equal(await overlays.locator('option[value="prediction"]').count(), 0);
        await w.command('View: Focus First Editor Group');
        await w.command('Flux: What If…');
        const frame = await whatIf(w);
        await painted.locator('#overlay', { hasText: /Prediction: .*, 1 core/ }).waitFor();
        assert.equal(await overlays.inputValue(), 'prediction');
        await answered(frame);
        await w.command('View: Toggle Primary Side Bar Visibility');
        fs.rmSync(path.join(workspace, '.vscode', 'settings.json'), { force: true });
        fs.rmSync(path.join(workspace, 'measured.profile.json'));
        await frame.locator('#notice', { hasText: 'No profile of measured yet' }).waitFor();
        await painted.locator('#overlay').waitFor({ state: 'hidden' });
        assert.equal(await overlays.inputValue(), 'none');
        await w.command('View: Close All Editors');
    }],
];

/** Told apart from the rest: `--filter performance:` runs these. */
export const performanceSteps = steps.map(([name, ...rest]) => [`performance: ${name}`, ...rest]);
