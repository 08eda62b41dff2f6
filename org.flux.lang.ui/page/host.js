// SPDX-License-Identifier: EPL-2.0
// Connects the page with the diagram (vscode/diagram/protocol.ts says what they tell each other) with the workbench.
{
    // The page asks at once for what it has kept, and functions of the workbench may come only when it is loaded: so this comes with its name.
    const given = JSON.parse(decodeURIComponent(location.hash.slice(1)) || '{}');
    const waiting = [];
    const send = message => window.fluxPost ? window.fluxPost(JSON.stringify(message)) : waiting.push(message);

    window.fluxHost = { post: send, load: () => given.saved, save: saved => send({ kind: 'save', saved }) };

    /** The workbench listens from now on. */
    window.fluxConnect = () => waiting.splice(0).forEach(send);

    window.fluxTell = message => window.dispatchEvent(new MessageEvent('message', { data: message }));

    /** Gives the page the colours and the fonts of the workbench. */
    window.fluxColours = values => Object.entries(values).forEach(([name, value]) =>
        document.documentElement.style.setProperty(`--host-${name}`, value));
    window.fluxColours(given.colours ?? {});
}
