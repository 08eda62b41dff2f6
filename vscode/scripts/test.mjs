// SPDX-License-Identifier: EPL-2.0
// Runs the tests of the extension and prints one line that adds them up. The extension has been built and packaged.
//
//   node scripts/test.mjs [--workbench FOLDER | --skip-end-to-end REASON] [--only unit|host|ui] [--filter TEXT] [--show]
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { runEndToEnd } from './endToEnd.mjs';

const here = path.dirname(import.meta.dirname);
const target = path.join(here, 'target');
const { values } = parseArgs({
    options: {
        'workbench': { type: 'string' }, 'skip-end-to-end': { type: 'string' }, 'only': { type: 'string' },
            'filter': { type: 'string', default: '' },
    },
});
const wanted = what => values.only === undefined || values.only === what;
const total = { passed: 0, failed: 0, skipped: [] };

process.chdir(here);
const bundled = path.join(target, 'test');
fs.rmSync(bundled, { recursive: true, force: true });
const units = ['unit', 'grammar'].flatMap(folder => fs.readdirSync(path.join('test', folder)).filter(name => name.endsWith('.test.ts'))
    .map(name => path.join('test', folder, name)));
const common = { bundle: true, platform: 'node', format: 'cjs', target: 'node20', sourcemap: 'inline', logLevel: 'warning',
    outbase: 'test', outdir: bundled };
await build({ ...common, entryPoints: units });
await build({ ...common, entryPoints: ['test/host/suite.ts'], external: ['vscode'] });

if (wanted('unit')) {
    const run = spawnSync(process.execPath, ['--enable-source-maps', '--test', '--test-reporter=spec',
        ...(values.filter ? [`--test-name-pattern=${values.filter}`] : []), ...units
            .map(name => path.join(bundled, path.relative('test', name).replace(/\.ts$/, '.js')))],
    { encoding: 'utf8', maxBuffer: 1 << 26 });
    const number = what => Number(new RegExp(`^ℹ ${what} (\\d+)$`, 'm').exec(run.stdout)?.[1] ?? 0);
    total.passed += number('pass');
    total.failed += Math.max(number('fail') + number('cancelled'), run.status === 0 ? 0 : 1);
    if (run.status !== 0) {
        console.log(run.stdout.slice(run.stdout.indexOf('failing tests:')) + run.stderr);
    }
    console.log(`vscode: unit and grammar: ${number('pass')} passed, ${number('fail')} failed`);
}
if (values['skip-end-to-end'] !== undefined) {
    total.skipped.push(`end-to-end suites: ${values['skip-end-to-end']}`);
} else if (values.workbench !== undefined && (wanted('host') || wanted('ui'))) {
    const version = JSON.parse(fs.readFileSync('package.json', 'utf8')).version;
    const results = await runEndToEnd({
        workbench: values.workbench, extension: path.join(target, 'extension'), vsix: path.join(target, `flux-${version}.vsix`),
        suite: path.join(bundled, 'host', 'suite.js'), home: path.join(target, 'end-to-end'), shots: path.join(target, 'screenshots'),
        host: wanted('host'), ui: wanted('ui'), filter: values.filter,
    });
    total.passed += results.passed;
    total.failed += results.failed;
    total.skipped.push(...results.skipped);
}
const reasons = [...new Set(total.skipped.map(skip => skip.replace(/^.*: (?=the server)/, '')))];
const skipped = reasons.length === 0 ? '' : ` (${reasons.join('; ')})`;
console.log(`vscode: ${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped${skipped}`);
process.exit(total.failed === 0 ? 0 : 1);
