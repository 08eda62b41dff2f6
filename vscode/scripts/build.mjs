// SPDX-License-Identifier: EPL-2.0
// Builds the extension into target/extension, just as it will be installed, and with --package the .vsix from that.
//
//   node scripts/build.mjs [--package] [--jar flux.jar]
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { grammar, markdown } from '../syntaxes/flux.tmLanguage.mjs';

const here = path.dirname(import.meta.dirname);
const root = path.dirname(here);
const staged = path.join(here, 'target', 'extension');
const { values } = parseArgs({
    options: { package: { type: 'boolean' }, jar: { type: 'string', default: path.join(root, 'org.flux.cli', 'target', 'flux.jar') } },
});

if (!fs.existsSync(values.jar)) {
    console.error(`${values.jar} is not there: build the command line first (./dev vscode does both)`);
    process.exit(2);
}
const manifest = JSON.parse(fs.readFileSync(path.join(here, 'package.json'), 'utf8'));
fs.rmSync(staged, { recursive: true, force: true });
fs.mkdirSync(staged, { recursive: true });

await build({
    entryPoints: [path.join(here, 'src', 'extension.ts')], outfile: path.join(staged, 'dist', 'extension.js'),
    bundle: true, platform: 'node', format: 'cjs', target: 'node20', external: ['vscode'], minify: true, sourcemap: 'linked',
        sourcesContent: false,
    logLevel: 'warning', legalComments: 'linked',
});
// The page with the diagram, which is the same in every host; the look of pictures comes from where pictures are made.
const pictures = path.join(root, 'org.flux.diagram/src/main/resources/org/flux/diagram/write');
await build({
    entryPoints: [path.join(here, 'diagram', 'page.ts')], outfile: path.join(staged, 'dist', 'diagram', 'diagram.js'),
    bundle: true, platform: 'browser', format: 'iife', target: 'es2022', minify: true, logLevel: 'warning', legalComments: 'linked',
    define: { PATTERNS: JSON.stringify(fs.readFileSync(path.join(pictures, 'diagram-defs.svg'), 'utf8')) },
});
await build({
    entryPoints: [path.join(here, 'whatif', 'page.ts')], outfile: path.join(staged, 'dist', 'whatif', 'whatif.js'),
    bundle: true, platform: 'browser', format: 'iife', target: 'es2022', minify: true, logLevel: 'warning', legalComments: 'linked',
});
copy(path.join(here, 'whatif', 'whatif.css'), 'dist/whatif/whatif.css');
copy(path.join(here, 'diagram', 'diagram.css'), 'dist/diagram/diagram.css');
copy(path.join(pictures, 'diagram.css'), 'dist/diagram/picture.css');
for (const name of ['README.md', 'CHANGELOG.md', 'language-configuration.json', 'snippets', 'media', 'resources']) {
    fs.cpSync(path.join(here, name), path.join(staged, name), { recursive: true });
}
write('syntaxes/flux.tmLanguage.json', grammar);
write('syntaxes/flux.markdown.tmLanguage.json', markdown);
// What only the build and npm need stays at home.
const { scripts, dependencies, devDependencies, private: notPublished, ...shipped } = manifest;
write('package.json', shipped);
copy(path.join(root, 'LICENSE'), 'LICENSE.txt');
copy(path.join(root, 'org.flux.lang/src/main/resources/org/flux/lang/settings/flux.settings.schema.json'),
    'schemas/flux.settings.schema.json');
copy(values.jar, 'server/flux.jar');

if (values.package) {
    const file = path.join(here, 'target', `flux-${manifest.version}.vsix`);
    const vsce = path.join(here, 'node_modules', '@vscode', 'vsce', 'vsce');
    try {
        execFileSync(process.execPath, [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--skip-license', '-o', file],
            { cwd: staged, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
    } catch (error) {
        console.error(`${error.stdout}${error.stderr}`);
        console.error('the .vsix could not be packaged');
        process.exit(1);
    }
    console.log(file);
}

function write(name, content) {
    const file = path.join(staged, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

function copy(from, name) {
    const file = path.join(staged, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.copyFileSync(from, file);
}
