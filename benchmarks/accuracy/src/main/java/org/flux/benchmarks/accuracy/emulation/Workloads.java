// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.emulation;

import static org.flux.benchmarks.accuracy.emulation.Service.bimodal;
import static org.flux.benchmarks.accuracy.emulation.Service.constant;
import static org.flux.benchmarks.accuracy.emulation.Service.exponential;
import static org.flux.benchmarks.accuracy.emulation.Service.lognormal;

import java.util.List;

/**
 * The programs that predictions are checked on: two examples, and three made up for their locks. Times are of a few milliseconds: a
 * thousand times those of the real nodes, and far above what timers miss by.
 */
public final class Workloads {
    private static final String OWN = "benchmarks/accuracy/src/main/flux/";

    private Workloads() {}

    /** In the order of the tables. */
    public static List<Workload> all() {
        return List.of(imageServer(), webServer(), hotLock(), library(), accounts());
    }

    /** One node, to check the emulation itself on. */
    public static Workload single(Service service) {
        return Workload.of("single", OWN + "single.flux").node("Serve", service).build();
    }

    /** @throws IllegalArgumentException if there is none */
    public static Workload named(String name) {
        return all().stream().filter(w -> w.name().equals(name)).findFirst().orElseThrow(() -> new IllegalArgumentException(
                "no program " + name + "; there are " + String.join(", ", all().stream().map(Workload::name).toList())));
    }

    private static Workload imageServer() {
        return Workload.of("image-server", "examples/image-server/src/main/flux/image-server.flux")
                .choice("page", 0.1).choice("hit", 0.6)
                .node("ReadStatistics", constant(1)).node("ShowPage", exponential(5))
                .node("ReadRequest", lognormal(4, 0.5)).fails("ReadRequest", 0.02).node("BadRequest", constant(1))
                .node("CheckCache", exponential(1))
                .node("ReadFromDisk", lognormal(8, 1)).fails("ReadFromDisk", 0.03).node("FourOhFour", constant(1))
                .node("Compress", bimodal(15, 4, 0.2)).node("StoreInCache", exponential(1.5))
                .node("Write", lognormal(8, 0.7)).fails("Write", 0.02).node("Complete", constant(0.8)).node("Release", constant(0.8))
                .build();
    }

    private static Workload webServer() {
        return Workload.of("web-server", "examples/web-server/src/main/flux/web-server.flux")
                .choice("limited", 0.5).choice("known", 0.9).choice("greeting", 0.15).choice("fresh", 0.75, 0.4)
                .choice("script", 0.1).choice("ready", 0.9).sessions(100, 0.8)
                .node("FindClient", exponential(1)).node("AddClient", constant(1))
                .node("TakeToken", constant(0.8)).fails("TakeToken", 0.05).node("TooMany", constant(1))
                .node("ReadRequest", lognormal(3, 0.5)).fails("ReadRequest", 0.02).node("BadRequest", constant(1))
                .node("Greet", exponential(3)).node("CheckCache", exponential(1)).node("Claim", constant(0.8))
                .node("ReadFromDisk", exponential(10)).fails("ReadFromDisk", 0.05).node("FourOhFour", constant(1))
                .node("StoreInCache", exponential(1))
                .node("RunScript", lognormal(25, 0.6)).fails("RunScript", 0.03).node("BadGateway", constant(1))
                .node("Trouble", constant(1))
                .node("Represent", lognormal(4, 0.8)).node("Send", exponential(4)).node("SendFile", bimodal(20, 5, 0.1))
                .every("Tick", constant(500)).node("ForgetIdle", constant(4))
                .every("AwaitEntries", exponential(250)).node("WriteEntries", exponential(8))
                .build();
    }

    private static Workload hotLock() {
        return Workload.of("hot-lock", OWN + "hot-lock.flux")
                .node("Prepare", lognormal(6, 1)).node("Update", exponential(1)).node("Finish", bimodal(5, 5, 0.2))
                .build();
    }

    private static Workload library() {
        return Workload.of("library", OWN + "library.flux")
                .choice("change", 0.1)
                .node("Parse", exponential(3)).node("Find", exponential(1)).fails("Find", 0.05).node("Missing", constant(1))
                .node("Read", lognormal(2, 0.7)).node("Check", exponential(1)).node("Apply", exponential(2)).fails("Apply", 0.1)
                .node("Undo", constant(1)).node("Log", constant(1)).node("Answer", lognormal(5, 0.5))
                .build();
    }

    private static Workload accounts() {
        return Workload.of("accounts", OWN + "accounts.flux")
                .choice("doubtful", 0.2).sessions(100, 0.7)
                .node("Authenticate", exponential(4)).node("Load", lognormal(2, 0.8)).node("Confirm", exponential(15))
                .node("Store", exponential(0.8)).node("Reply", bimodal(4, 4, 0.25))
                .build();
    }
}
