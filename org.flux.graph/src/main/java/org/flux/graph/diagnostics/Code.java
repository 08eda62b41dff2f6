// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.diagnostics;

import static org.flux.graph.diagnostics.Applicability.SAFE;
import static org.flux.graph.diagnostics.Applicability.SUGGESTION;
import static org.flux.graph.diagnostics.Severity.ERROR;
import static org.flux.graph.diagnostics.Severity.HINT;
import static org.flux.graph.diagnostics.Severity.INFO;
import static org.flux.graph.diagnostics.Severity.WARNING;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The catalogue of diagnostics: stable code, default severity, meaning. The resource {@code FLUX101.md} beside this class is the page of a
 * code. An error makes generation impossible or wrong; what the compiler repairs or merely suspects is a warning; what it infers, and
 * spelling, is an info.
 */
public enum Code {
    SYNTAX("FLUX001", ERROR, SAFE, "The text does not follow the grammar."),

    NODE_MISSPELT("FLUX101", WARNING, SUGGESTION, "A step or a handler is declared nowhere and looks like a node that no flow uses."),
    NODE_INFERRED("FLUX102", INFO, SAFE, "A node is used without a declaration; its signature is inferred from its neighbours."),
    DUPLICATE_DECLARATION("FLUX103", ERROR, SUGGESTION, "A name is declared twice."),
    DUPLICATE_DEFINITION("FLUX104", ERROR, SUGGESTION, "A node without patterns has two definitions."),
    MIXED_DEFINITIONS("FLUX105", ERROR, SUGGESTION, "A node has definitions with and without patterns."),
    CONSTRAINED_NODE_UNKNOWN("FLUX106", WARNING, SUGGESTION, "A constrained name is a node of no flow."),
    HANDLED_NODE_UNKNOWN("FLUX107", ERROR, SUGGESTION, "An error handler names a node that does not exist."),
    HANDLER_EXTERNAL("FLUX108", INFO, SUGGESTION, "A handler is not declared: it is a Java function that also gets the exception."),
    PREDICATE_UNKNOWN("FLUX109", ERROR, SUGGESTION, "A pattern uses a predicate type without a typedef."),
    NODE_UNUSED("FLUX110", WARNING, SUGGESTION, "A declared node is in no flow."),
    PREDICATE_UNUSED("FLUX111", WARNING, SUGGESTION, "A predicate type is never used."),
    IMPORT_NOT_FOUND("FLUX112", ERROR, SUGGESTION, "An imported file does not exist."),
    IMPORT_CYCLE("FLUX113", WARNING, SUGGESTION, "Files import each other in a circle."),
    DUPLICATE_SOURCE("FLUX114", ERROR, SUGGESTION, "A source has two targets."),
    SESSION_WITHOUT_SOURCE("FLUX115", ERROR, SUGGESTION, "A session function is given for something that is no source."),
    DUPLICATE_SESSION("FLUX116", ERROR, SUGGESTION, "A source has two session functions."),
    PRAGMA_UNKNOWN("FLUX117", WARNING, SUGGESTION, "A pragma is unknown and has no effect."),
    PRAGMA_VALUE("FLUX118", ERROR, SUGGESTION, "A pragma has a value that it does not know."),
    JAVA_NAME_COLLISION("FLUX119", ERROR, SUGGESTION, "Two things of the program get the same Java name."),
    PARAMETER_NAME_UNUSABLE("FLUX120", INFO, SAFE, "A parameter's name cannot be used in Java and is changed."),
    DUPLICATE_PARAMETER("FLUX121", WARNING, SAFE, "Two parameters in one list have the same name."),
    BINDING_ON_ABSTRACT("FLUX122", ERROR, SUGGESTION, "A node with a definition is also bound to Java or marked blocking, async or push."),
    PRAGMA_REPEATED("FLUX123", WARNING, SUGGESTION, "A pragma sets what another one sets, too."),
    PRAGMA_IGNORED("FLUX124", WARNING, SUGGESTION, "A pragma in an imported file has no effect."),

    ARITY_MISMATCH("FLUX201", ERROR, SUGGESTION, "The number of values differs along an arc."),
    TYPE_MISMATCH("FLUX202", ERROR, SUGGESTION, "The types differ along an arc."),
    SOURCE_WITH_INPUTS("FLUX203", ERROR, SUGGESTION, "A source has inputs."),
    PATTERN_LENGTH("FLUX204", ERROR, SUGGESTION, "A variant's patterns and the node's inputs differ in number."),
    PREDICATE_ON_TWO_TYPES("FLUX205", ERROR, "One predicate type tests values of two types."),
    OUTPUTS_UNUSED("FLUX206", WARNING, "Nobody consumes a flow's outputs."),
    NAMES_DIFFER("FLUX207", HINT, "A value changes its name along an arc."),
    TYPES_UNDETERMINED("FLUX208", INFO, "Inference leaves types open; generation needs them."),
    JAVA_TYPE_UNKNOWN("FLUX209", WARNING, SAFE, "A Java type is not on the class path."),

    NOT_EXHAUSTIVE("FLUX301", WARNING, SUGGESTION, "Some inputs match no variant."),
    VARIANT_UNREACHABLE("FLUX302", WARNING, SUGGESTION, "A variant is never chosen because earlier ones take everything it matches."),
    DUPLICATE_VARIANT("FLUX303", WARNING, SUGGESTION, "Two variants have the same patterns."),
    CATCH_ALL_NOT_LAST("FLUX304", WARNING, SUGGESTION, "Variants stand behind one that matches everything."),

    RECURSION("FLUX401", ERROR, "A node contains itself."),
    FLOW_UNREACHED("FLUX402", WARNING, "A flow is reached by no source."),
    NO_SOURCE("FLUX403", WARNING, SUGGESTION, "The program has no source, so nothing ever runs."),
    MANY_PATHS("FLUX404", INFO, "A flow has more than 10,000 paths."),
    PUSH_INSIDE_FLOW("FLUX405", ERROR, "A push source is used inside a flow or a source's expansion."),
    SOURCE_IS_TARGET("FLUX406", ERROR, "A source is its own target."),

    HANDLER_NEVER_MATCHES("FLUX501", WARNING, SUGGESTION, "A handler's path can never occur."),
    DUPLICATE_HANDLER("FLUX502", WARNING, SUGGESTION, "Two handlers have the same path; the first one always wins."),
    HANDLER_REACHES_HANDLED("FLUX503", WARNING, "A handler contains the very node whose failure it handles."),
    HANDLER_IS_WILDCARD("FLUX504", ERROR, SUGGESTION, "A handler is a wildcard and not a node."),

    ELEVATED("FLUX601", WARNING, SAFE, "A node takes further locks, so that the order of acquisition stays canonical."),
    DEADLOCK_PREVENTED("FLUX602", WARNING, SAFE, "As declared, two flows would deadlock; a node takes further locks to prevent it."),
    READER_PROMOTED("FLUX603", WARNING, SAFE, "A reader takes its lock as a writer, because it is written further inside."),
    LOCK_ALREADY_HELD("FLUX604", INFO, SUGGESTION, "A node's lock is already held wherever the node is entered."),
    TWO_SCOPES("FLUX605", WARNING, SUGGESTION, "One name is both a program lock and a session lock."),
    SESSION_LOCK_WITHOUT_SESSION("FLUX606", ERROR, SUGGESTION, "A session lock is reached by a source without a session function."),
    SESSION_FUNCTION_UNUSED("FLUX607", WARNING, SUGGESTION, "A source's session function is never used."),
    READER_WITHOUT_WRITER("FLUX608", WARNING, SUGGESTION, "A lock has readers and no writer."),
    DUPLICATE_LOCK("FLUX609", WARNING, SAFE, "A node's constraint names one lock twice."),
    CONTRADICTORY_LOCK("FLUX610", WARNING, SAFE, "A node is constrained as reader and as writer of one lock."),
    ORDER_CYCLIC("FLUX611", ERROR, SUGGESTION, "The order declarations contradict each other."),
    ORDER_AGAINST_NESTING("FLUX612", INFO, SUGGESTION, "An order declaration is against the nesting of the locks and causes elevations."),
    HELD_ACROSS_BLOCKING("FLUX613", WARNING, "A lock is held while a blocking node runs."),
    ORDER_COULD_SAVE("FLUX614", INFO, SUGGESTION, "Another lock order needs fewer elevations."),
    CONSTRAINT_ON_SOURCE("FLUX615", ERROR, SUGGESTION,
            "A source's concrete node is constrained: it would wait for the world while holding a lock."),
    SESSION_LOCK_IN_SOURCE("FLUX616", ERROR, SUGGESTION, "A session lock is needed inside a source, before there is a session."),
    ORDERED_LOCK_UNKNOWN("FLUX617", WARNING, SUGGESTION, "An order declaration names a lock that no constraint uses."),
    CONSTRAINT_ON_FUNCTION("FLUX618", ERROR, SUGGESTION, "An external handler function is constrained; only nodes can be."),

    COMPONENT_METHOD_MISSING("FLUX701", WARNING, SUGGESTION, "The class of the components has no method for something in the program."),
    COMPONENT_METHOD_DIFFERS("FLUX702", WARNING, SUGGESTION, "A component's Java method is not what the program asks for."),
    BOUND_METHOD_UNFIT("FLUX703", WARNING, SUGGESTION, "A method that a program is bound to does not exist or cannot be called."),
    COMPONENTS_MISSING("FLUX704", INFO, SUGGESTION, "No Java class implements the program's components."),
    COMPONENTS_AMBIGUOUS("FLUX705", INFO, "Several Java classes implement the program's components."),

    ARROW_SPELLING("FLUX901", INFO, SAFE, "An arrow is not in its canonical spelling."),
    WILDCARD_SPELLING("FLUX902", INFO, SAFE, "A wildcard is not in its canonical spelling."),
    KEYWORD_SPELLING("FLUX903", INFO, SAFE, "A keyword is not in its canonical spelling."),
    COLON_SPELLING("FLUX904", INFO, SAFE, "A colon is missing or superfluous."),
    SEMICOLON_SPELLING("FLUX905", INFO, SAFE, "A semicolon is missing or superfluous.");

    private final String id;
    private final Severity severity;
    private final Applicability fix;
    private final String meaning;

    Code(String id, Severity severity, String meaning) {
        this(id, severity, null, meaning);
    }

    /** @param fix the best that findings of this code offer; null if they have no fix */
    Code(String id, Severity severity, Applicability fix, String meaning) {
        this.id = id;
        this.severity = severity;
        this.fix = fix;
        this.meaning = meaning;
    }

    /** The entry with an id, in any case of letters; empty if there is none. */
    public static Optional<Code> of(String id) {
        return Stream.of(values()).filter(c -> c.id.equalsIgnoreCase(id)).findFirst();
    }

    /** The stable code, such as {@code FLUX602}. Its first digit is the {@link #family}. */
    public String id() {
        return id;
    }

    /** A readable name that is as stable: {@code deadlock-prevented}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Family family() {
        return Family.of(id.charAt("FLUX".length()));
    }

    /** The first version of Flux that has this code. */
    public String since() {
        return "0.1";
    }

    /** The best fix that a finding of this code can offer; single findings may have a lesser one or none. Empty if none has. */
    public Optional<Applicability> fix() {
        return Optional.ofNullable(fix);
    }

    public Severity defaultSeverity() {
        return severity;
    }

    /** One sentence. */
    public String meaning() {
        return meaning;
    }

    /** The headline of the page: a few words. */
    public String title() {
        String headline = explanation().lines().findFirst().orElseThrow();
        return headline.substring(headline.indexOf(':') + 1).strip();
    }

    /**
     * The page of this code, in Markdown: what it says, why, an example that provokes it and one that does not.
     *
     * @throws IllegalStateException if the page is missing from the class path, which a test rules out
     */
    public String explanation() {
        try (InputStream in = Code.class.getResourceAsStream(id + ".md")) {
            if (in == null) {
                throw new IllegalStateException("no page for " + id);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
