// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver.php;

/** A script has not made a response; says with what status the client is to be told so, and in which words. */
public final class ScriptFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String toClient;

    /**
     * @param status 501, 502, 503 or 504
     * @param toClient one sentence that gives nothing away
     * @param toOperator for the log
     */
    ScriptFailure(int status, String toClient, String toOperator, Throwable cause) {
        super(toOperator, cause);
        this.status = status;
        this.toClient = toClient;
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }

    /** One sentence for the client. */
    public String toClient() {
        return toClient;
    }
}
