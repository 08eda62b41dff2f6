// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.rename;

import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** Why something is not renamed. Editors show its message as it is. */
final class Refusal {
    private Refusal() {}

    /**
     * @param reason what is in the way, in the user's words
     * @param remedy what to do instead
     */
    static ResponseErrorException because(String reason, String remedy) {
        return new ResponseErrorException(new ResponseError(ResponseErrorCode.RequestFailed, reason + "; " + remedy, null));
    }
}
