// SPDX-License-Identifier: EPL-2.0
import * as vscode from 'vscode';
import type { Java } from './java/find';
import { show, type Status } from './status';

const FLUX: vscode.DocumentSelector = { language: 'flux' };
const SEVERITIES = {
    information: vscode.LanguageStatusSeverity.Information, warning: vscode.LanguageStatusSeverity.Warning,
    error: vscode.LanguageStatusSeverity.Error,
};

/** What stands in the status bar at the braces: how the server is, and which Java it runs on. */
export class StatusItems implements vscode.Disposable {
    private readonly server = vscode.languages.createLanguageStatusItem('flux.server', FLUX);
    private readonly java = vscode.languages.createLanguageStatusItem('flux.java', FLUX);

    constructor() {
        this.server.name = 'Flux Server';
        this.java.name = 'Flux Java';
        this.setJava(undefined);
        this.set({ kind: 'told', told: { state: 'starting' } });
    }

    set(status: Status): void {
        const shown = show(status);
        this.server.text = shown.text;
        this.server.detail = shown.detail;
        this.server.severity = SEVERITIES[shown.severity];
        this.server.busy = shown.busy;
        this.server.command = shown.command;
        this.server.accessibilityInformation = { label: `${shown.text} ${shown.detail}` };
    }

    setJava(java: Java | undefined): void {
        this.java.text = java ? `Java ${java.version}` : 'No Java found';
        this.java.detail = !java ? '' : java.jdk ? java.home : `${java.home}, without compiler: cannot run servers`;
        this.java.severity = SEVERITIES[!java ? 'error' : java.jdk ? 'information' : 'warning'];
        this.java.command = { title: 'Choose…', command: 'flux.chooseJava' };
    }

    dispose(): void {
        this.server.dispose();
        this.java.dispose();
    }
}
