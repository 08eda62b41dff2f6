// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The command line's {@code --name=value} or {@code --name value} arguments, with types. A component reads the options that it needs in its
 * constructor; reading one makes it known: to {@code --help}, and to the check for options that nobody reads. Under {@code --help}
 * components are constructed only to find out which options there are: constructors must have no side effects then.
 */
public final class FluxOptions {
    private static final String HELP = "help";
    /** What fits nanoseconds in a long, with room for a clock. */
    static final Duration LONGEST = Duration.ofDays(36_500);

    private final Map<String, String> given;
    private final Map<String, Known> known = new TreeMap<>();

    private record Known(String type, String standard, String help) {}

    /** A command line that is wrong; the message says in one line how. */
    public static final class Invalid extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        /** For values that are each fine but do not go together; the message names the options. */
        public Invalid(String message) {
            super(message);
        }
    }

    private FluxOptions(Map<String, String> given) {
        this.given = given;
    }

    /**
     * Splits the arguments of a command line.
     *
     * @throws Invalid if one is no option, or is given twice
     */
    public static FluxOptions of(String... args) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < args.length; i++) {
            String arg = args[i];
            if (arg.equals("-h")) {
                arg = "--help";
            }
            if (!arg.startsWith("--") || arg.length() == 2) {
                throw new Invalid("unexpected argument " + arg + " (options are given as --name=value)");
            }
            int equals = arg.indexOf('=');
            String name = arg.substring(2, equals < 0 ? arg.length() : equals);
            String value = equals < 0 ? "true" : arg.substring(equals + 1);
            if (equals < 0 && !name.equals(HELP) && i + 1 < args.length && !args[i + 1].startsWith("--") && !args[i + 1].equals("-h")) {
                value = args[++i];
            }
            if (given.put(name, value) != null) {
                throw new Invalid("--" + name + " is given twice");
            }
        }
        return new FluxOptions(given);
    }

    /** A text; {@code standard}, which may be null, if it is not given. */
    public String text(String name, String standard, String help) {
        return read(name, "TEXT", standard, help, Function.identity(), standard);
    }

    public int integer(String name, int standard, String help) {
        return integer(name, standard, Integer.MIN_VALUE, Integer.MAX_VALUE, help);
    }

    /** @param least the smallest value allowed, {@code most} the greatest */
    public int integer(String name, int standard, int least, int most, String help) {
        return read(name, "NUMBER", String.valueOf(standard), help, text -> {
            int value;
            try {
                value = Integer.parseInt(text.replace("_", ""));
            } catch (NumberFormatException wrong) {
                throw new Invalid("a whole number is needed");
            }
            if (value < least || value > most) {
                throw new Invalid(most == Integer.MAX_VALUE ? "must be at least " + least : "must be between " + least + " and " + most);
            }
            return value;
        }, standard);
    }

    public boolean bool(String name, boolean standard, String help) {
        return read(name, "BOOL", String.valueOf(standard), help, text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new Invalid("true or false is needed");
        }, standard);
    }

    /** A path; {@code standard}, which may be null, if it is not given. */
    public Path path(String name, Path standard, String help) {
        return read(name, "PATH", standard == null ? null : standard.toString(), help, text -> {
            try {
                return Path.of(text);
            } catch (InvalidPathException wrong) {
                throw new Invalid("not a path: " + wrong.getReason());
            }
        }, standard);
    }

    /** A duration such as {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}, {@code PT30S}; a bare number counts seconds. */
    public Duration duration(String name, Duration standard, String help) {
        return read(name, "DURATION", standard == null ? null : show(standard), help, FluxOptions::parseDuration, standard);
    }

    /** One of an enum's constants, in lower case. */
    public <E extends Enum<E>> E choice(String name, E standard, String help) {
        Class<E> type = standard.getDeclaringClass();
        List<String> all = Arrays.stream(type.getEnumConstants()).map(FluxOptions::show).toList();
        return read(name, String.join("|", all), show(standard), help, text -> {
            int index = all.indexOf(text.toLowerCase(Locale.ROOT));
            if (index < 0) {
                throw new Invalid("must be one of " + String.join(", ", all)
                        + Spelling.closest(text, all).map(", did you mean %s?"::formatted).orElse(""));
            }
            return type.getEnumConstants()[index];
        }, standard);
    }

    boolean isHelp() {
        return given.containsKey(HELP);
    }

    /** @throws Invalid if an option is given that nobody has read */
    void requireAllKnown() {
        List<String> names = new ArrayList<>(known.keySet());
        names.add(HELP);
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                throw new Invalid("unknown option --" + name
                        + Spelling.closest(name, names).map(", did you mean --%s?"::formatted).orElse("; see --help"));
            }
        }
    }

    /** One line for each option that has been read, in alphabetical order. */
    String help() {
        StringBuilder text = new StringBuilder();
        known.forEach((name, option) -> text.append("  --%-36s %s%s%n".formatted(name + "=" + option.type(), option.help(),
                option.standard() == null || option.standard().isEmpty() ? "" : " [" + option.standard() + "]")));
        return text.append("  --%-36s %s%n".formatted(HELP, "show this and exit")).toString();
    }

    private <T> T read(String name, String type, String standardText, String help, Function<String, T> parser, T standard) {
        known.put(name, new Known(type, standardText, help));
        String text = given.get(name);
        if (text == null || isHelp()) {
            return standard;
        }
        try {
            return parser.apply(text);
        } catch (Invalid wrong) {
            throw new Invalid("--" + name + "=" + text + ": " + wrong.getMessage());
        }
    }

    private static Duration parseDuration(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int digits = 0;
        while (digits < lower.length() && Character.isDigit(lower.charAt(digits))) {
            digits++;
        }
        try {
            if (digits > 0) {
                long amount = Long.parseLong(lower.substring(0, digits));
                return atMostLongest(switch (lower.substring(digits)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "", "s" -> Duration.ofSeconds(amount);
                    case "m", "min" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> throw new Invalid("a duration such as 500ms, 30s, 5m or 1h is needed");
                });
            }
            Duration duration = Duration.parse(text);
            if (duration.isNegative()) {
                throw new Invalid("must not be negative");
            }
            return atMostLongest(duration);
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException wrong) {
            throw new Invalid("a duration such as 500ms, 30s, 5m or 1h is needed");
        }
    }

    private static Duration atMostLongest(Duration duration) {
        if (duration.compareTo(LONGEST) > 0) {
            throw new Invalid("must be at most 100 years");
        }
        return duration;
    }

    /** The duration, or {@link #LONGEST} if it is longer. */
    static Duration limited(Duration duration) {
        return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
    }

    private static String show(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 != 0 ? millis + "ms" : millis / 1000 + "s";
    }

    private static String show(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
