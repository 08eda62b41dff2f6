// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.profile;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.flux.graph.json.Fields;
import org.flux.graph.json.Json;
import org.flux.graph.json.JsonMistake;
import org.flux.graph.json.JsonReader;
import org.flux.graph.profile.Distribution.Bucket;
import org.flux.graph.profile.Profile.Flows;
import org.flux.graph.profile.Profile.Lock;
import org.flux.graph.profile.Profile.NodeTimes;
import org.flux.graph.profile.Profile.Outcome;
import org.flux.graph.profile.Profile.PathCount;
import org.flux.graph.profile.Profile.Process;
import org.flux.graph.profile.Profile.SessionCount;
import org.flux.graph.profile.Profile.Sessions;
import org.flux.graph.profile.Profile.Source;
import org.flux.graph.profile.Profile.Use;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;

/** Reads the profile that a server has written. Whether it is of a given program is not looked at, see {@link Profile#strangers}. */
public final class ProfileReader {
    public static final String FORMAT = "flux-profile";
    public static final int VERSION = 1;

    private ProfileReader() {}

    /** @throws JsonMistake about the first thing that is wrong */
    public static Profile read(String text) throws JsonMistake {
        Json json = JsonReader.read(text);
        Fields fields = new Fields(json, "a profile is an object");
        boolean isProfile = fields.optional("format", f -> f instanceof Json.Text t && t.value().equals(FORMAT)).orElse(false);
        if (!isProfile) {
            throw new JsonMistake(json.place(), "this is no profile, which would say \"format\": \"" + FORMAT
                    + "\"; a server writes one if it is started with --profile=FILE");
        }
        long version = fields.count("version");
        if (version != VERSION) {
            throw new JsonMistake(json.place(), "this profile is of version " + version + ", and this Flux reads version " + VERSION
                    + "; use the Flux that built the server");
        }
        Profile profile = new Profile(fields.text("program"), fields.text("runtime"), Math.toIntExact(
                Math.min(Integer.MAX_VALUE, fields.count("cores"))), fields.count("maxFlows"), fields.text("java"),
                fields.number("seconds"), fields.required("flows", ProfileReader::flows),
                fields.required("process", ProfileReader::process),
                fields.list("sources", ProfileReader::source), fields.list("paths", ProfileReader::path), fields.count("unknownPaths"),
                fields.list("nodes", ProfileReader::node), fields.list("locks", ProfileReader::lock));
        fields.end();
        return profile;
    }

    private static Flows flows(Json json) throws JsonMistake {
        Fields fields = new Fields(json, "the number of flows is an object");
        Flows flows = new Flows(fields.count("started"), fields.count("completed"), fields.count("handled"), fields.count("failed"),
                fields.count("dropped"), fields.count("refused"), fields.count("timed"));
        fields.end();
        return flows;
    }

    private static Process process(Json json) throws JsonMistake {
        Fields fields = new Fields(json, "what the process took is an object");
        Process process = new Process(fields.optional("cpu", cpu -> Fields.number(cpu, "\"cpu\"")),
                fields.optional("compiler", compiler -> Fields.number(compiler, "\"compiler\"")));
        fields.end();
        return process;
    }

    private static Source source(Json json) throws JsonMistake {
        Fields fields = new Fields(json, "a source is an object");
        Source source = new Source(fields.text("node"), fields.text("root"), fields.count("flows"), distribution(fields, "interarrival"),
                distribution(fields, "latency"), distribution(fields, "start"), distribution(fields, "overhead"),
                fields.optional("sessions", ProfileReader::sessions));
        fields.end();
        return source;
    }

    private static Sessions sessions(Json json) throws JsonMistake {
        Fields fields = new Fields(json, "the sessions of a source are an object");
        long distinct = fields.count("distinct");
        double share = fields.number("share");
        if (!(share > 0 && share <= 1)) {
            throw new JsonMistake(json.place(), "\"share\" is above 0 and at most 1, not " + share);
        }
        Sessions sessions = new Sessions(distinct, share, fields.list("flows", entry -> {
            List<Long> pair = Fields.list(entry, SESSIONS_SHAPE, number -> Fields.count(number, "a number of flows or sessions"));
            if (pair.size() != 2) {
                throw new JsonMistake(entry.place(), SESSIONS_SHAPE);
            }
            return new SessionCount(pair.get(0), pair.get(1));
        }));
        fields.end();
        return sessions;
    }

    private static final String SESSIONS_SHAPE = "an entry is [how many flows, how many sessions had so many], as in [3, 12]";

    private static PathCount path(Json json) throws JsonMistake {
        Fields fields = new Fields(json, "a path is an object");
        PathCount path = new PathCount(fields.text("root"), fields.required("number", ProfileReader::pathNumber), fields.count("count"),
                fields.required("outcome", outcome -> oneOf(Outcome.values(), outcome, "\"outcome\"")));
        fields.end();
        return path;
    }

    private static BigInteger pathNumber(Json json) throws JsonMistake {
        String shape = "\"number\" is the number of a path in a string, as in \"17\"";
        String number = json.text(shape);
        if (!number.matches("\\d{1,40}")) {
            throw new JsonMistake(json.place(), shape + ", not \"" + number + "\"");
        }
        return new BigInteger(number);
    }

    private static NodeTimes node(Json json) throws JsonMistake {
        Fields fields = new Fields(json, "a node's times are an object");
        NodeTimes node = new NodeTimes(fields.text("node"), distribution(fields, "wall"), distribution(fields, "cpu"),
                distribution(fields, "queue"));
        fields.end();
        return node;
    }

    private static Lock lock(Json json) throws JsonMistake {
        Fields fields = new Fields(json, "a lock is an object");
        Lock lock = new Lock(fields.text("lock"), fields.required("scope", scope -> oneOf(LockScope.values(), scope, "\"scope\"")),
                fields.list("uses", ProfileReader::use));
        fields.end();
        return lock;
    }

    private static Use use(Json json) throws JsonMistake {
        Fields fields = new Fields(json, "the use of a lock is an object");
        Use use = new Use(fields.text("node"), fields.required("mode", mode -> oneOf(LockMode.values(), mode, "\"mode\"")),
                fields.count("acquired"), fields.count("contended"), distribution(fields, "wait"), distribution(fields, "hold"));
        fields.end();
        return use;
    }

    private static Optional<Distribution> distribution(Fields fields, String key) throws JsonMistake {
        return fields.optional(key, ProfileReader::distribution);
    }

    private static Distribution distribution(Json json) throws JsonMistake {
        Fields fields = new Fields(json, "a distribution is an object");
        long count = fields.count("count");
        if (count == 0) {
            throw new JsonMistake(json.place(), "a distribution is of one value at least; leave it out if there is none");
        }
        Distribution distribution = new Distribution(count, fields.number("mean"), fields.number("deviation"), fields.number("min"),
                fields.number("max"), fields.list("buckets", ProfileReader::bucket));
        fields.end();
        double before = 0;
        for (Bucket bucket : distribution.buckets()) {
            if (bucket.from() < before || bucket.to() < bucket.from()) {
                throw new JsonMistake(json.place(), "buckets ascend and do not overlap, but [" + bucket.from() + ", " + bucket.to()
                        + "] follows " + before);
            }
            before = bucket.to();
        }
        if (distribution.buckets().stream().mapToLong(Bucket::count).sum() != count) {
            throw new JsonMistake(json.place(), "the buckets hold another number of values than the \"count\" of " + count);
        }
        if (distribution.min() > distribution.mean() || distribution.mean() > distribution.max()) {
            throw new JsonMistake(json.place(), "the \"mean\" lies between \"min\" and \"max\"");
        }
        return distribution;
    }

    private static Bucket bucket(Json json) throws JsonMistake {
        String shape = "a bucket is [from, to, count], as in [96, 99, 12]";
        List<Json> parts = json.elements(shape);
        if (parts.size() != 3) {
            throw new JsonMistake(json.place(), shape);
        }
        Bucket bucket = new Bucket(Fields.number(parts.get(0), "the start of a bucket"), Fields.number(parts.get(1),
                "the end of a bucket"), Fields.count(parts.get(2), "the count of a bucket"));
        if (bucket.count() == 0) {
            throw new JsonMistake(json.place(), "a bucket without values is left out");
        }
        return bucket;
    }

    private static <E extends Enum<E>> E oneOf(E[] values, Json json, String name) throws JsonMistake {
        List<String> names = Stream.of(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
        String shape = name + " is \"" + String.join("\" or \"", names) + "\"";
        int index = names.indexOf(json.text(shape));
        if (index < 0) {
            throw new JsonMistake(json.place(), shape);
        }
        return values[index];
    }
}
