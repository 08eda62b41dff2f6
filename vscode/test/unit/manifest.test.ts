// SPDX-License-Identifier: EPL-2.0
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, test } from 'node:test';
import { folder, manifest, repository } from './manifest';

const { contributes } = manifest;
const properties = Object.assign({}, ...contributes.configuration.map(group => group.properties)) as
    (typeof contributes.configuration)[number]['properties'];
const sources = fs.readdirSync(path.join(folder, 'src'), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))
    .map(name => fs.readFileSync(path.join(folder, 'src', name), 'utf8')).join('\n');

describe('package.json', () => {
    test('announces the commands that are registered, and no other', () => {
        const registered = [...sources.matchAll(/registerCommand\('([^']+)'/g)].map(match => match[1] ?? '').sort();
        const internal = ['flux.showPrediction', 'flux.showReferences'];
        assert.deepEqual(contributes.commands.map(c => c.command).concat(internal).sort(), registered);
    });

    test('has menus of announced commands only', () => {
        const known = new Set(contributes.commands.map(c => c.command));
        const used = Object.values(contributes.menus).flat().map(entry => entry.command);
        assert.deepEqual(used.filter(command => !known.has(command)), []);
    });

    test('links in the walkthrough to announced commands, and its images are there', () => {
        const known = new Set(contributes.commands.map(c => c.command));
        for (const step of contributes.walkthroughs.flatMap(w => w.steps)) {
            for (const [, command] of step.description.matchAll(/\(command:([^)?]+)/g)) {
                assert.ok(known.has(command ?? ''), command);
            }
            assert.ok(fs.existsSync(path.join(folder, step.media.svg)), step.media.svg);
        }
    });

    test('has the settings that the server asks for, each explained', () => {
        const names = ['java.home', 'java.options', 'trace.server', 'diagnostics.scope', 'severities', 'classPath', 'inlayHints.arcTypes',
            'inlayHints.elevations', 'inlayHints.acquisitionOrder', 'codeLens.run', 'codeLens.diagram', 'codeLens.references',
                'codeLens.paths', 'codeLens.performance', 'profile',
            'completion.snippets', 'format.enable', 'diagram.animate', 'diagram.theme'];
        assert.deepEqual(Object.keys(properties).sort(), names.map(name => `flux.${name}`).sort());
        for (const [name, property] of Object.entries(properties)) {
            assert.ok(property.markdownDescription.length > 10 && 'default' in property, name);
        }
    });

    test('does not heed what an untrusted workspace says about programs to start', () => {
        assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations.filter(name => !(name in properties)), []);
        for (const name of ['flux.java.home', 'flux.java.options', 'flux.classPath']) {
            assert.ok(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations.includes(name), name);
        }
    });

    test('is described in docs/vscode.md: every setting and every command', () => {
        const page = fs.readFileSync(path.join(repository, 'docs', 'vscode.md'), 'utf8');
        assert.deepEqual(Object.keys(properties).filter(name => !page.includes(`\`${name}\``)), []);
        assert.deepEqual(contributes.commands.map(c => c.title).filter(title => !page.includes(title)), []);
    });
});

describe('the language configuration', () => {
    const configuration = JSON.parse(fs.readFileSync(path.join(folder, 'language-configuration.json'), 'utf8')) as {
        wordPattern: { pattern: string; flags: string };
        onEnterRules: {
            beforeText: string; afterText?: string; previousLineText?: string; action: { indent: string; appendText?: string };
        }[];
    };

    test('takes names of any script as one word', () => {
        const words = (text: string) => text.match(new RegExp(configuration.wordPattern.pattern, `g${configuration.wordPattern.flags}`));
        assert.deepEqual(words('Größe:[_, 数] = a$1->𝒳y;'), ['Größe', '_', '数', 'a$1', '𝒳y']);
    });

    /** What Enter at the end of a line does, or in its middle. */
    function enter(before: string, after = '', previous = ''): string {
        const rule = configuration.onEnterRules.find(r => new RegExp(r.beforeText).test(before)
            && (!r.afterText || new RegExp(r.afterText).test(after))
                && (!r.previousLineText || new RegExp(r.previousLineText).test(previous)));
        return rule ? `${rule.action.indent} ${rule.action.appendText ?? ''}`.trimEnd() : 'as usual';
    }

    test('continues comments and flows', () => {
        assert.equal(enter('/**', ' */'), 'indentOutdent  *');
        assert.equal(enter('/** Reads.'), 'none  *');
        assert.equal(enter(' * Reads.', '', '/**'), 'none *');
        assert.equal(enter('/** Reads. */'), 'as usual');
        assert.equal(enter('// one two', 'three'), 'none //');
        assert.equal(enter('// one two'), 'as usual');
        assert.equal(enter('Page = Read ->'), 'indent');
        assert.equal(enter('Page ='), 'indent');
        assert.equal(enter('source Listen =>'), 'indent');
        assert.equal(enter('    -> Write;'), 'outdent');
        assert.equal(enter('Page = Read;'), 'as usual');
    });
});
