// SPDX-License-Identifier: EPL-2.0
import { runAll } from './harness';
import './diagnostics';
import './features';
import './edits';
import './commands';
import './diagrams';
import './performance';
import './endurance';

/** What the extension host calls. */
export const run = runAll;
