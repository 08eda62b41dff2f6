// SPDX-License-Identifier: EPL-2.0
// The end-to-end tests: suites inside the extension host of a real VS Code, and what a browser shows of the installed .vsix.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { prepare, prepareMore, steps } from '../test/ui/suite.mjs';
import { Workbench } from '../test/ui/page.mjs';
import { startWorkbench } from './workbench.mjs';

/** For all suites of the extension host together, and for each step of those with a browser, in milliseconds. */
const HOST_LIMIT = 600_000;
const STEP_LIMIT = 60_000;
/** For the editor to load, and for it to be there. */
const START_LIMIT = 120_000;
/** How many steps with a browser may fail once and pass when they are tried again, which is told: windows do not always come in time. */
const TRIED_AGAIN = 3;
const BROWSER = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];
const SETTINGS = {
    'workbench.startupEditor': 'none', 'security.workspace.trust.startupPrompt': 'never', 'files.autoSave': 'off',
        'editor.accessibilitySupport': 'off',
    'editor.minimap.enabled': false, 'window.confirmBeforeClose': 'never', 'workbench.tips.enabled': false, 'editor.hover.delay': 100,
    'http.proxySupport': 'off',
};

/**
 * @param extension as it is installed, for the suites of the host
 * @param vsix for those of the user interface
 * @param home a folder for all that is written
 * @returns {Promise<{passed: number, failed: number, skipped: string[]}>}
 */
export async function runEndToEnd({ workbench, extension, vsix, suite, home, shots, host, ui, filter }) {
    fs.rmSync(home, { recursive: true, force: true });
    fs.rmSync(shots, { recursive: true, force: true });
    fs.mkdirSync(shots, { recursive: true });
    const { chromium } = createRequire(path.join(workbench, 'package.json'))('playwright-core');
    const browser = await chromium.launch({ executablePath: process.env.FLUX_CHROMIUM ?? '/usr/bin/chromium', headless: true,
        args: BROWSER });
    const total = { passed: 0, failed: 0, skipped: [] };
    let capabilities;
    try {
        if (host) {
            await withWorkbench({ workbench, browser, home: path.join(home, 'host'), jar: path.join(extension, 'server/flux.jar'), filter },
                async session => { capabilities = await hostSuites(session, extension, suite, shots, total); });
        }
        if (ui) {
            await withWorkbench({ workbench, browser, home: path.join(home, 'ui'), jar: path.join(extension, 'server/flux.jar'), vsix,
                filter },
                session => uiSuites(session, shots, total, filter, capabilities));
        }
    } finally {
        await browser.close();
    }
    return total;
}

async function withWorkbench({ workbench, browser, home, jar, vsix, filter }, use) {
    const workspace = path.join(home, 'workspace');
    fs.mkdirSync(workspace, { recursive: true });
    const flux = (...args) => execFileSync(path.join(process.env.JAVA_HOME ?? '/usr', 'bin', 'java'), ['-jar', jar, ...args],
        { cwd: workspace, stdio: 'pipe' });
    flux('new', 'hello');
    prepare(workspace);
    // Neither an archive nor anything of this user's environment takes part.
    const env = { HOME: path.join(home, 'user'), FLUX_NO_CACHE: '1', FLUX_TEST: filter, FLUX_JAVA_HOME: process.env.JAVA_HOME ?? '',
        CI: 'true' };
    fs.mkdirSync(env.HOME, { recursive: true });
    if (vsix) {
        prepareMore(workspace);
    }
    const running = await startWorkbench({ workbench, home, settings: SETTINGS, vsix, env,
        flags: ['--enable-smoke-test-driver', ...(vsix ? [] : ['--disable-workspace-trust'])] });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    try {
        await use({ page: await context.newPage(), address: running.address(workspace), host: `127.0.0.1:${running.port}`, workspace,
            flux });
    } finally {
        await context.close();
        await running.stop();
    }
}

/** The editor runs a suite in its extension host and tells what it prints. */
async function hostSuites({ page, address, host }, extension, suite, shots, total) {
    const remote = file => `vscode-remote://${host}${file}`;
    const payload = JSON.stringify([['extensionDevelopmentPath', remote(extension)], ['extensionTestsPath', remote(suite)]]);
    const start = Date.now();
    let done;
    let capabilities;
    let speaking = false; // what follows a failure belongs to it
    const exit = new Promise(resolve => { done = resolve; });
    await page.exposeFunction('codeAutomationLog', (_, args) => {
        for (const line of args.filter(arg => typeof arg === 'string').join(' ').split('\n')) {
            const [, kind, name] = /^ {2}(ok {2}|FAIL|once|skip) (.*)$/.exec(line) ?? [];
            if (kind === 'ok  ') {
                total.passed++;
            } else if (kind === 'FAIL') {
                total.failed++;
            } else if (kind === 'skip') {
                total.skipped.push(name);
            }
            if (line.startsWith('capabilities ')) {
                capabilities = JSON.parse(line.slice('capabilities '.length));
            }
            if (kind) {
                speaking = kind === 'FAIL' || kind === 'once';
            }
            if (kind || speaking && !/^stack trace|^rejected promise/.test(line)) {
                console.log(line);
            }
        }
    });
    await page.exposeFunction('codeAutomationExit', code => done(code));
    const timer = setTimeout(() => done('timeout'), HOST_LIMIT);
    await page.goto(`${address}&payload=${encodeURIComponent(payload)}`, { timeout: START_LIMIT });
    const code = await exit;
    clearTimeout(timer);
    if (code !== 0) {
        await page.screenshot({ path: path.join(shots, 'host-failed.png') }).catch(() => undefined);
        if (code === 'timeout' || total.failed === 0) {
            total.failed++;
            console.log(`  FAIL the suites of the extension host: ${code}`);
        }
    }
    console.log(`vscode: extension host: ${((Date.now() - start) / 1000).toFixed(1)} s`);
    return capabilities;
}

async function uiSuites({ page, address, workspace, flux }, shots, total, filter, capabilities) {
    const start = Date.now();
    const elsewhere = new Set();
    page.on('request', request => {
        const url = new URL(request.url());
        if (url.protocol.startsWith('http') && !url.hostname.endsWith('127.0.0.1')) {
            elsewhere.add(url.origin);
        }
    });
    page.on('pageerror', error => {
        if (error.stack?.includes('/flux.flux-')) {
            total.failed++;
            console.log(`  FAIL a page of the extension: ${error.stack}`);
        }
    });
    page.setDefaultTimeout(STEP_LIMIT - 10_000);
    await page.goto(address, { timeout: START_LIMIT });
    await page.locator('.monaco-workbench').waitFor({ timeout: START_LIMIT });
    const w = new Workbench(page, shots);
    let tried = 0;
    for (const [name, step, needs] of steps) {
        if (filter && !name.includes(filter)) {
            continue;
        }
        if (needs && capabilities && !capabilities.includes(needs)) {
            total.skipped.push(`${name}: the server does not announce ${needs}`);
            continue;
        }
        const begun = Date.now();
        for (let failures = 0, ended = false; !ended;) {
            let late;
            try {
                await Promise.race([step({ page, w, workspace, flux }), new Promise((_, reject) => {
                    late = setTimeout(() => reject(new Error(`not within ${STEP_LIMIT} ms`)), STEP_LIMIT);
                })]);
                ended = true;
                total.passed++;
                console.log(`  ok   ${name} (${Date.now() - begun} ms)`);
            } catch (error) {
                const again = ++failures === 1 && tried++ < TRIED_AGAIN;
                ended = !again;
                total.failed += again ? 0 : 1;
                await w.shot(`failed-${name.replaceAll(/\W+/g, '-')}`).catch(() => undefined);
                console.log(`  ${again ? 'once' : 'FAIL'} ${name}: ${error.message.split('\n').slice(0, 12).join('\n       ')}`);
                await page.keyboard.press('Escape').catch(() => undefined);
            } finally {
                clearTimeout(late);
            }
        }
    }
    const asked = [...elsewhere].join(', ') || 'nobody';
    console.log(`vscode: user interface: ${((Date.now() - start) / 1000).toFixed(1)} s; asked elsewhere: ${asked}`);
}
