// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.sirius;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.flux.lang.Corpus;
import org.flux.lang.flux.Program;
import org.flux.lang.model.ProgramModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the specification shows, as far as one can tell without Sirius: see {@link Evaluation} and {@link Drawing}. */
class DrawingTest {

    private static String draw(String representation, Path file) throws IOException, XMLStreamException {
        ResourceSet set = new ResourceSetImpl();
        set.getResourceFactoryRegistry().getExtensionToFactoryMap().put("flux", new ProgramModels());
        URI uri = URI.createFileURI(file.toAbsolutePath().normalize().toString());
        Program program = (Program) set.getResource(uri, true).getContents().get(0);
        return Drawing.of(Element.read(Files.readString(SpecificationTest.FILE)), representation, program);
    }

    static List<Path> programs() throws IOException {
        try (Stream<Path> examples = Files.find(Path.of("../examples"), 6, (file, attributes) -> file.toString().endsWith(".flux")
                && !file.toString().contains("target"))) {
            return Stream.concat(Corpus.files().stream(), examples.sorted()).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void showsEveryProgram(Path file) throws IOException, XMLStreamException {
        assertThat(draw("Program", file)).contains("Abstract ▾ ");
        assertThat(draw("Locks", file)).startsWith("[");
    }

    /** The program of docs/diagram.md, and what else there is to draw. */
    private static final String SHOP = """
            typedef vip isVip;
            Listen () => (Order order, Customer customer);
            Check (Order order, Customer customer) => (Order order, Customer customer);
            Sell (Order order, Customer customer) => ();
            blocking Reserve (Order order, Customer customer) => (Receipt receipt);
            async Ship (Receipt receipt) => ();
            Tick () => ();
            Clean () => ();
            source Listen {session: CustomerOf} => Sell;
            source Tick => Clean;
            session Tick => Clock;
            Sell = Check -> Book -> Ship;
            Book:[_, vip] = Check -> Discount -> Check -> Reserve;
            Book:[_, !vip] = Reserve;
            Book:[_, _] = ;
            atomic Check:{prices?};
            atomic Book:{stock?};
            atomic Discount:{account(session)};
            atomic Reserve:{stock, ledger};
            atomic Clean:{account};
            handle error Sell -> * -> Reserve => Sorry;
            handle error Listen => Sorry;
            handle error * => Log;
            """;

    @Test
    void showsBoxesAndArcs(@TempDir Path folder) throws IOException, XMLStreamException {
        assertThat(draw("Program", Files.writeString(folder.resolve("shop.flux"), SHOP))).isEqualTo("""
                Source Listen | session: CustomerOf
                Source Tick | session: Clock
                Abstract ▾ Sell
                  Variant
                    Step Check
                      Lock prices?
                    Step Book ▸
                      Lock stock?
                    Step Ship | async
                Abstract ▾ Book
                  Variant
                    Step Check
                      Lock prices?
                    Step Discount
                      Lock account! session
                    Step Reserve | blocking
                      Lock stock!
                      Lock ledger!
                  Variant
                    Step Reserve | blocking
                      Lock stock!
                      Lock ledger!
                  Variant
                    Empty
                  Choice
                  Lock stock?
                Concrete Clean
                  Lock account!
                Handler Sorry | after Sell -> *
                Handler Sorry
                Handler Log | any error
                Starts: Source Listen | session: CustomerOf -> Abstract ▾ Sell Order order, Customer customer
                Starts: Source Tick | session: Clock -> Concrete Clean
                Chooses: Abstract ▾ Book/Choice -> Abstract ▾ Book/Variant [_, vip]
                Chooses: Abstract ▾ Book/Choice -> Abstract ▾ Book/Variant.2 [_, !vip]
                Chooses: Abstract ▾ Book/Choice -> Abstract ▾ Book/Variant.3 [_, _]
                Next: Abstract ▾ Sell/Variant/Step Check -> Abstract ▾ Sell/Variant/Step Book ▸ Order order, Customer customer
                Next: Abstract ▾ Sell/Variant/Step Book ▸ -> Abstract ▾ Sell/Variant/Step Ship | async
                Next: Abstract ▾ Book/Variant/Step Check -> Abstract ▾ Book/Variant/Step Discount Order order, Customer customer
                Next: Abstract ▾ Book/Variant/Step Check -> Abstract ▾ Book/Variant/Step Reserve | blocking Order order, Customer customer
                Next: Abstract ▾ Book/Variant/Step Discount -> Abstract ▾ Book/Variant/Step Check
                Fails: Abstract ▾ Book/Variant/Step Reserve | blocking -> Handler Sorry | after Sell -> *
                Fails: Abstract ▾ Book/Variant.2/Step Reserve | blocking -> Handler Sorry | after Sell -> *
                Fails: Source Listen | session: CustomerOf -> Handler Sorry
                """);
    }

    @Test
    void showsNodesOfImportedFiles(@TempDir Path folder) throws IOException, XMLStreamException {
        Files.writeString(folder.resolve("stock.flux"), "Take () => ();\natomic Take:{stock};\nGive = Take;\n");
        assertThat(draw("Program", Files.writeString(folder.resolve("shop.flux"), """
                import "stock.flux";
                Sell:[soldOut] = Take -> Give;
                atomic Take:{log?};
                atomic Give:{log};
                """))).isEqualTo("""
                Abstract ▾ Sell
                  Variant
                    Step Take
                      Lock stock!
                      Lock log?
                    Step Give ▸
                      Lock log!
                  Choice
                Chooses: Abstract ▾ Sell/Choice -> Abstract ▾ Sell/Variant [?]
                Next: Abstract ▾ Sell/Variant/Step Take -> Abstract ▾ Sell/Variant/Step Give ▸
                """);
    }

    @Test
    void showsLocks(@TempDir Path folder) throws IOException, XMLStreamException {
        assertThat(draw("Locks", Files.writeString(folder.resolve("shop.flux"), SHOP))).isEqualTo("""
                [prices, stock, account (session), ledger, account]
                Check {prices=? reads}
                Book {stock=? reads}
                Discount {account (session)=! writes}
                Reserve {ledger=! writes, stock=! writes}
                Clean {account=! writes}
                """);
    }
}
