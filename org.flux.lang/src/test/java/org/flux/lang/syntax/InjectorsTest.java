// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.util.Optional;
import org.eclipse.xtext.parser.IParseResult;
import org.flux.lang.Corpus;
import org.flux.lang.FluxRuntimeModule;
import org.junit.jupiter.api.Test;

class InjectorsTest {

    /** A language server and a compiler in one JVM each have a grammar of their own. */
    @Test
    void readsWhatTheParserOfAnotherInjectorParsed() {
        String text = "A == B = C -> D;\nF () -> (int a);\n) ;\nhandle error A -> * => H;\nX = é×b;\n";
        Injector other = Guice.createInjector(new FluxRuntimeModule());
        IParseResult parsed = other.getInstance(FluxReader.class).parse(text);
        ParsedFile expected = Corpus.service(FluxReader.class).read("test.flux", text, target -> Optional.empty());
        ParsedFile read = Corpus.service(SyntaxAdapter.class).adapt("test.flux", parsed, target -> Optional.empty());
        assertThat(read).isEqualTo(expected);
        assertThat(read.findings()).hasSize(3);
        assertThat(read.file().spellings()).isNotEmpty();
    }
}
