package dev.rowan.review.plans;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a file of sizes: a statement a line, {@code #} for comments, names as in SQL. */
final class SizesReader {
    private static final Pattern WORD = Pattern.compile("((?:\"(?:[^\"]|\"\")*\"|[^\\s\"])+)");
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");
    private static final Pattern NUMBER = Pattern.compile("(-?\\d+(?:\\.\\d+)?)([kMG]?)");
    private static final Pattern PART = Pattern.compile("\"((?:[^\"]|\"\")*)\"|([^.\"]+)");
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "", BigDecimal.ONE, "k", new BigDecimal("1e3"), "M", new BigDecimal("1e6"), "G", new BigDecimal("1e9"));
    private static final Set<String> RATES = Set.of("scan", "rewrite");
    private static final String NUMBERS = "write it as 12000, 12k, 1.5M or 2G";

    private final Path file;
    private final List<String> problems = new ArrayList<>();
    private final SortedMap<String, Integer> lines = new TreeMap<>();
    private final SortedMap<String, String> settings = new TreeMap<>();
    private final SortedMap<String, Long> rates = new TreeMap<>();
    private final SortedMap<String, Long> rows = new TreeMap<>();
    private final SortedMap<String, Double> distinct = new TreeMap<>();
    private final SortedMap<String, Double> nulls = new TreeMap<>();
    private final SortedMap<String, Integer> widths = new TreeMap<>();
    private @Nullable String stated;
    private @Nullable String locale;
    private @Nullable Path statistics;
    private int server;
    private int line;

    SizesReader(Path file) {
        this.file = file;
    }

    Sizes read(String text) {
        for (String written : text.lines().toList()) {
            line++;
            List<String> words = words(COMMENT.matcher(written).replaceFirst(""));
            if (!words.isEmpty()) {
                read(words.getFirst(), words.subList(1, words.size()));
            }
        }
        if (!lines.containsKey("server")) {
            line = 1;
            problem("no PostgreSQL version is stated", "write the major version of production, as in: server 18");
        }
        if (rows.isEmpty() && statistics == null && problems.isEmpty()) {
            line = 1;
            problem("no table's rows are stated", "write a line for each table, as in: rows users 10M");
        }
        if (!problems.isEmpty()) {
            throw new SizesInvalid(problems);
        }
        return new Sizes(
                file,
                Optional.ofNullable(stated),
                server,
                Optional.ofNullable(locale),
                settings,
                rates,
                rows,
                distinct,
                nulls,
                widths,
                Optional.ofNullable(statistics),
                lines);
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(r -> r.group(1)).toList();
    }

    private void read(String what, List<String> words) {
        switch (what) {
            case "stated" -> {
                if (has(words, 1, Integer.MAX_VALUE, "stated 2026-07-01 by db team") && isFirst("stated")) {
                    stated = String.join(" ", words).replace("\"", "");
                }
            }
            case "server" -> {
                if (has(words, 1, 1, "server 18") && isFirst("server")) {
                    server = (int) whole(words.getFirst(), 12, 99);
                }
            }
            case "locale" -> {
                if (has(words, 1, 1, "locale en_US.utf8") && isFirst("locale")) {
                    locale = words.getFirst();
                }
            }
            case "statistics" -> {
                if (has(words, 1, 1, "statistics statistics.sql") && isFirst("statistics")) {
                    statistics = file.resolveSibling(words.getFirst());
                }
            }
            case "setting" -> {
                if (has(words, 2, 2, "setting random_page_cost 1.1") && isFirst("setting " + words.getFirst())) {
                    settings.put(words.getFirst(), words.get(1));
                }
            }
            case "rate" -> rate(words);
            case "rows" -> {
                if (has(words, 2, 2, "rows users 10M") && named(words.getFirst(), 1, "a table", what)) {
                    rows.put(name(words.getFirst()), whole(words.get(1), 0, Long.MAX_VALUE));
                }
            }
            case "distinct", "nulls", "width" -> column(what, words);
            default ->
                problem(
                        "\"%s\" is nothing that a file of sizes states".formatted(what),
                        "start the line with stated, server, locale, setting, rate, rows, distinct, nulls, width or statistics");
        }
    }

    private void rate(List<String> words) {
        if (!has(words, 2, 2, "rate scan 1M/s")) {
            return;
        }
        if (!RATES.contains(words.getFirst())) {
            problem("no rate is called \"%s\"".formatted(words.getFirst()), "state rate scan and rate rewrite");
        } else if (!words.get(1).endsWith("/s")) {
            problem("%s is no rate".formatted(words.get(1)), "write it in rows a second, as in: rate scan 1M/s");
        } else if (isFirst("rate " + words.getFirst())) {
            String rate = words.get(1);
            rates.put(words.getFirst(), whole(rate.substring(0, rate.length() - 2), 1, Long.MAX_VALUE));
        }
    }

    private void column(String what, List<String> words) {
        if (!has(words, 2, 2, what + " users.email 0.5") || !named(words.getFirst(), 2, "a column", what)) {
            return;
        }
        String name = name(words.getFirst());
        switch (what) {
            case "distinct" -> {
                double value = number(words.get(1));
                if (value == 0 || value < -1 || (value > 0 && value < 1)) {
                    problem(
                            "%s is no number of distinct values".formatted(words.get(1)),
                            "write how many there are, as in 12k, or how many for each row with a minus, as in -0.5");
                }
                distinct.put(name, value);
            }
            case "nulls" -> {
                double value = number(words.get(1));
                if (value < 0 || value > 1) {
                    problem("%s is no part of all values".formatted(words.get(1)), "write it from 0 to 1, as in 0.02");
                }
                nulls.put(name, value);
            }
            default -> widths.put(name, (int) whole(words.get(1), 1, 1 << 30));
        }
    }

    private boolean has(List<String> words, int least, int most, String example) {
        boolean has = words.size() >= least && words.size() <= most;
        if (!has) {
            problem(
                    "this line has too " + (words.size() < least ? "few" : "many") + " words",
                    "write it as in: " + example);
        }
        return has;
    }

    private boolean isFirst(String what) {
        Integer before = lines.putIfAbsent(what, line);
        if (before != null) {
            problem("%s is stated twice".formatted(what), "take this line or line %d away".formatted(before));
        }
        return before == null;
    }

    /** Whether it is a name with enough parts, which nothing has been said of. */
    private boolean named(String word, int parts, String of, String what) {
        int found = parts(word).size();
        if (found < parts || found > parts + 1) {
            problem(
                    "%s is not the name of %s".formatted(word, of),
                    parts == 1 ? "write users or public.users" : "write users.email or public.users.email");
            return false;
        }
        return isFirst(what + " " + name(word));
    }

    private static String name(String word) {
        return String.join(".", parts(word));
    }

    private static List<String> parts(String word) {
        return PART.matcher(word)
                .results()
                .map(r -> r.group(1) != null ? r.group(1).replace("\"\"", "\"") : r.group(2))
                .toList();
    }

    private long whole(String word, long least, long most) {
        Optional<BigDecimal> number = decimal(word);
        if (number.isEmpty()) {
            return 0;
        }
        BigDecimal value = number.get();
        if (value.stripTrailingZeros().scale() > 0
                || value.compareTo(BigDecimal.valueOf(least)) < 0
                || value.compareTo(BigDecimal.valueOf(most)) > 0) {
            problem(
                    "%s is no whole number from %d".formatted(word, least)
                            + (most == Long.MAX_VALUE ? "" : " to " + most),
                    NUMBERS);
            return 0;
        }
        return value.longValueExact();
    }

    private double number(String word) {
        return decimal(word).map(BigDecimal::doubleValue).orElse(1.0);
    }

    private Optional<BigDecimal> decimal(String word) {
        Matcher number = NUMBER.matcher(word);
        if (!number.matches()) {
            problem("%s is no number".formatted(word), NUMBERS);
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(number.group(1)).multiply(UNITS.get(number.group(2))));
    }

    private void problem(String what, String help) {
        problems.add("%s:%d: %s\nhelp: %s".formatted(file, line, what, help));
    }
}
