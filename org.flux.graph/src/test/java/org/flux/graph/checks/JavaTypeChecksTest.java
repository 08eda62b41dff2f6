// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.Applicability;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.testing.FakeJavaTypes;
import org.flux.graph.testing.Programs;
import org.junit.jupiter.api.Test;

/** Types that the class path does not have. */
class JavaTypeChecksTest {

    private static List<Diagnostic> findings(String text, String... types) {
        return Analysis.of(Programs.graph(text), FakeJavaTypes.of(types)).diagnostics().stream()
                .filter(d -> d.code() == Code.JAVA_TYPE_UNKNOWN).toList();
    }

    private static Diagnostic finding(String text, String... types) {
        List<Diagnostic> findings = findings(text, types);
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    @Test
    void aMisspeltTypeOfTheProgramsOwnPackage() {
        Diagnostic finding = finding("package shop; Read (Requets r) => (Requets s);", "shop.Request");
        assertThat(finding.message()).isEqualTo("There is no Java type `Requets` that the program can see, did you mean `Request`?");
        assertThat(finding.related()).extracting(r -> r.message() + " " + r.range().column()).containsExactly("used here too 36");
        assertThat(finding.fixes().getFirst().edits()).extracting(e -> e.range().column() + e.newText())
                .containsExactly("21Request", "36Request");
        assertThat(finding.fixes().getFirst().applicability()).isEqualTo(Applicability.SUGGESTION);
    }

    @Test
    void aMissingImportIsAdded() {
        Diagnostic finding = finding("import java.util.Map;\nRead (Map<String, Job[]> m) => ();", "work.Job");
        assertThat(finding.message()).isEqualTo("There is no Java type `Job` that the program can see; import `work.Job`?");
        assertThat(finding.fixes()).hasSize(1);
        assertThat(finding.fixes().getFirst().edits().getFirst().newText()).isEqualTo("\nimport work.Job;");
        assertThat(finding.fixes().getFirst().isSafe()).isTrue();
    }

    @Test
    void ofSeveralTypesSomebodyHasToChoose() {
        Diagnostic finding = finding("Read (List<String> m) => ();");
        assertThat(finding.message()).isEqualTo(
                "There is no Java type `List` that the program can see; import `java.awt.List` or `java.util.List`?");
        assertThat(finding.fixes()).extracting(f -> f.title() + " " + f.applicability())
                .containsExactly("Import `java.awt.List` suggestion", "Import `java.util.List` suggestion");
    }

    @Test
    void aWrongImportIsReportedOnceAndNotWhereItIsUsed() {
        Diagnostic finding = finding("import java.util.Lits;\nRead (Lits<String> m) => (Lits<String> m);");
        assertThat(finding.message()).isEqualTo("There is no Java type `java.util.Lits` on the class path, did you mean `java.util.List`?");
        assertThat(finding.range().line()).isEqualTo(1);
    }

    @Test
    void anUnknownPackage() {
        assertThat(finding("import java.utl.*; Read (String s) => ();").message())
                .isEqualTo("There is no Java package `java.utl` on the class path");
    }

    @Test
    void aMethodOfAnUnknownClassIsBound() {
        assertThat(finding("typedef hit by shop.Cashe::has; Read (int s) => () by shop.Cache::read;", "shop.Cache").message())
                .isEqualTo("There is no Java type `shop.Cashe` on the class path, did you mean `shop.Cache`?");
    }

    @Test
    void whatJavaWouldFindIsFound() {
        assertThat(findings("package shop; import java.util.*; import work.Job; Read (char* s, unsigned n, struct Job* j, Map<String, "
                + "? extends List<Job[]>> m, Map.Entry<String, int> e, Order o, java.awt.List l, byte[] b) => () by Cache::read;",
                "work.Job", "shop.Order", "shop.Cache")).isEmpty();
        assertThat(findings("import java.util.Map; Read (Map.Entry<String, Integer> e) => ();")).isEmpty();
    }

    @Test
    void nothingIsSaidWhereTheClassPathIsUnknown() {
        assertThat(Analysis.of(Programs.graph("Read (Requets r) => ();")).diagnostics()).extracting(Diagnostic::code)
                .doesNotContain(Code.JAVA_TYPE_UNKNOWN);
    }
}
