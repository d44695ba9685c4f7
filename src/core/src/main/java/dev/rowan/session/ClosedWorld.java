package dev.rowan.session;

import dev.rowan.error.UncataloguedStatement;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets a facade send what its catalogue lists, and nothing else: each text that a caller composed with jOOQ is refused before it is sent, or
 * counted. Of refused ones nothing reaches the server. Safe for use by several threads.
 */
public final class ClosedWorld {
    private static final int SHOWN = 80;

    /** Values that jOOQ or a caller wrote into a text. */
    private static final Pattern LITERAL = Pattern.compile("(?s)'(?:[^']|'')*'?|\\$\\w*\\$.*|\\b\\d+(?:\\.\\d+)?\\b");

    private final @Nullable Map<String, LongAdder> counts;

    private ClosedWorld(@Nullable Map<String, LongAdder> counts) {
        this.counts = counts;
    }

    /** Throws {@link UncataloguedStatement} for each. */
    public static ClosedWorld refusing() {
        return new ClosedWorld(null);
    }

    /** Counts each, which is sent: to find out what {@link #refusing} would refuse. */
    public static ClosedWorld counting() {
        return new ClosedWorld(new ConcurrentHashMap<>());
    }

    /** How often each was sent, by its statement id such as {@code users.where}; {@code dsl} for jOOQ's own. Empty where they are refused. */
    public SortedMap<String, Long> counts() {
        SortedMap<String, Long> all = new TreeMap<>();
        if (counts != null) {
            counts.forEach((id, count) -> all.put(id, count.sum()));
        }
        return all;
    }

    void check(Statement statement) {
        if (statement.isDynamic()) {
            add(statement.id(), statement.sql());
        }
    }

    void add(String id, @Nullable String sql) {
        if (counts == null) {
            throw new UncataloguedStatement(id, beginning(sql == null ? "" : sql));
        }
        counts.computeIfAbsent(id, i -> new LongAdder()).increment();
    }

    private static String beginning(String sql) {
        String text = LITERAL.matcher(sql).replaceAll("?").replaceAll("\\s+", " ");
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + " ...";
    }
}
