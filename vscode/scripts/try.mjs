// SPDX-License-Identifier: EPL-2.0
// ./dev try: node try.mjs WORKBENCH VSIX FOLDER HOME [trusted]; the examples are ours, other folders are asked about
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { startWorkbench } from './workbench.mjs';

const [workbench, vsix, folder, home, trusted] = process.argv.slice(2);
// One place for each folder, so that what was not saved is there the next time.
const place = path.join(home, createHash('sha256').update(folder).digest('hex').slice(0, 12));
fs.mkdirSync(place, { recursive: true });
fs.rmSync(path.join(place, 'extensions'), { recursive: true, force: true });
console.error('dev: starting VS Code');
const running = await startWorkbench({
    workbench, home: place, vsix, settings: { 'workbench.startupEditor': 'none' }, flags: trusted ? ['--disable-workspace-trust'] : [],
});
console.error(`dev: VS Code with Flux and ${folder} is here, until you press Ctrl-C:`);
console.log(running.address(folder, firstProgram()));

/** So that there is something to see: the first program of the folder, in the order of paths. */
function firstProgram() {
    const names = fs.readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile() && entry.name.endsWith('.flux') && !/[\\/](target|node_modules)([\\/]|$)/.test(entry.parentPath))
        .map(entry => path.join(entry.parentPath, entry.name));
    return names.sort()[0];
}

let asked = false;
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, () => {
        if (!asked) {
            asked = true;
            console.error('\ndev: ending VS Code');
            void running.stop().then(() => process.exit(0));
        }
    });
}
const code = await running.ended;
if (!asked) {
    console.error(`dev: VS Code has ended by itself with exit code ${code}; see ${running.log}`);
    process.exit(1);
}
