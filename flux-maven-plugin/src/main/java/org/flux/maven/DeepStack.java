// SPDX-License-Identifier: EPL-2.0
package org.flux.maven;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.flux.lang.settings.SettingsException;

/** Programs may be nested deeper than the stack of a build's thread reaches. */
final class DeepStack {
    /** In bytes; only what is used of it takes memory. As the command line has it. */
    private static final long SIZE = 512L << 20;

    private DeepStack() {}

    static <T> T call(Callable<T> work) throws MojoExecutionException, MojoFailureException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, Thread.currentThread().getName(), SIZE);
        thread.setContextClassLoader(DeepStack.class.getClassLoader());
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SettingsException settings) {
                throw new MojoFailureException(settings.getMessage(), settings);
            }
            if (e.getCause() instanceof StackOverflowError) {
                throw new MojoFailureException("a program is nested too deeply; split its longest chain");
            }
            throw new MojoExecutionException("internal error: " + e.getCause() + "; please report this", e.getCause());
        }
    }
}
