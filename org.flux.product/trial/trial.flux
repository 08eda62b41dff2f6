// SPDX-License-Identifier: EPL-2.0
// A program with a finding: nothing of this name is declared.

Listen () => (int socket);
Answer (int socket) => ();

source Listen => Serve;
Serve = Anwser;
