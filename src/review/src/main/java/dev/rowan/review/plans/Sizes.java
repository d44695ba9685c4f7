package dev.rowan.review.plans;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a person, or {@code rowan-sizes.sql}, states of production: {@code db/sizes.txt}. Names of tables are as the file has them, with
 * or without a schema; those of columns have their table in front.
 *
 * <p>Immutable, safe for use by several threads.
 *
 * @param file as the caller named it
 * @param stated when and by whom, such as {@code 2026-07-01 by db team}
 * @param server PostgreSQL's major version
 * @param locale that sorts text, such as {@code en_US.utf8}
 * @param settings of the planner and of its memory, by name
 * @param rates rows a second, by {@code scan}, {@code rewrite}
 * @param rows of tables
 * @param distinct values of columns: a number, or below 0 a part of the rows, as in {@code pg_stats.n_distinct}
 * @param nulls the part of a column's values that is null, from 0 to 1
 * @param widths bytes of a column's value on average
 * @param statistics the output of {@code pg_dump --statistics-only}
 * @param lines where in the file each thing is stated, such as {@code rows users}, from 1
 */
public record Sizes(
        Path file,
        Optional<String> stated,
        int server,
        Optional<String> locale,
        SortedMap<String, String> settings,
        SortedMap<String, Long> rates,
        SortedMap<String, Long> rows,
        SortedMap<String, Double> distinct,
        SortedMap<String, Double> nulls,
        SortedMap<String, Integer> widths,
        Optional<Path> statistics,
        SortedMap<String, Integer> lines) {
    public Sizes {
        settings = copy(settings);
        rates = copy(rates);
        rows = copy(rows);
        distinct = copy(distinct);
        nulls = copy(nulls);
        widths = copy(widths);
        lines = copy(lines);
    }

    private static <T> SortedMap<String, T> copy(SortedMap<String, T> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    /**
     * Reads a file.
     *
     * @throws SizesInvalid with all that is wrong in it
     * @throws UncheckedIOException if it cannot be read
     */
    public static Sizes parse(Path file) {
        try {
            return parse(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /**
     * Reads a text.
     *
     * @param file where it is from, for messages and for what it names
     * @throws SizesInvalid with all that is wrong in it
     */
    public static Sizes parse(Path file, String text) {
        return new SizesReader(file).read(text);
    }

    /** Rows of a table; {@code table} with its schema. Stated with the schema wins over stated without. */
    public OptionalLong rows(String table) {
        return find(rows, table).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** As {@link #distinct()}; {@code table} with its schema. */
    public OptionalDouble distinct(String table, String column) {
        return find(distinct, table + "." + column).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** As {@link #nulls()}; {@code table} with its schema. */
    public OptionalDouble nulls(String table, String column) {
        return find(nulls, table + "." + column).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** As {@link #widths()}; {@code table} with its schema. */
    public OptionalInt width(String table, String column) {
        return find(widths, table + "." + column).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** Rows a second; {@code work} is {@code scan} or {@code rewrite}. */
    public OptionalLong rate(String work) {
        return find(rates, work).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** By a name with its schema, or by what stands behind the schema. */
    private static <T> Optional<T> find(SortedMap<String, T> map, String name) {
        return Optional.ofNullable(map.get(name))
                .or(() -> Optional.ofNullable(map.get(name.substring(name.indexOf('.') + 1))));
    }

    /** {@code file:line} of what is stated, such as {@code rows users}. */
    String place(String what) {
        Integer line = lines.get(what);
        return line == null ? file.toString() : file + ":" + line;
    }
}
