package dev.rowan.session;

import dev.rowan.column.ColumnTypes;
import dev.rowan.error.InvalidInput;
import dev.rowan.error.QueryFailed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Configuration;

/**
 * The table of the user's that has a row for each key whose work has committed. Whoever inserts a key waits for a transaction that holds
 * it, so that the outcome of that is known then: a SELECT would not see one whose COMMIT is on its way.
 */
final class OnceTable {
    static final String ID = "transactionOnce";

    /** In the data of a jOOQ configuration. */
    static final String NAME = "rowan.onceTable";

    static final String STANDARD = "rowan_once";

    private static final int LONGEST_KEY = 255;
    private static final String NO_SUCH_TABLE = "42P01";
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

    private final String name;
    private final Statement take;
    private final Statement keep;
    private final Statement read;

    /** What a row has: which run of the work committed, and what the result was. */
    record Row(UUID run, Optional<String> result) {}

    private OnceTable(String name) {
        this.name = name;
        this.take = new Statement(ID, "insert into " + name + " (key, run) values (?, ?) on conflict do nothing");
        this.keep = new Statement(ID, "update " + name + " set result = ? where key = ?");
        this.read = new Statement(ID, "select run, result from " + name + " where key = ?");
    }

    static OnceTable of(Configuration configuration) {
        Object named = configuration.data(NAME);
        return new OnceTable(sql(named == null ? STANDARD : named.toString()));
    }

    /**
     * As SQL, each part in quotes where it needs them.
     *
     * @throws IllegalArgumentException when it is no name of a table
     */
    static String sql(String table) {
        String[] parts = table.split("\\.", -1);
        if (parts.length > 2
                || !Stream.of(parts).allMatch(part -> WORD.matcher(part).matches())) {
            throw new IllegalArgumentException("onceTable is " + table
                    + ", expected a table's name, or a schema's and a table's with a dot between");
        }
        return Stream.of(parts)
                .map(part -> new SearchPath(List.of(part)).toString())
                .collect(Collectors.joining("."));
    }

    /** @throws InvalidInput when it can be no key */
    static void check(String key) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new InvalidInput(ID, "key", "has " + key.length() + " characters, expected from 1 to " + LONGEST_KEY);
        }
        try {
            ColumnTypes.TEXT.check(key);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(ID, "key", String.valueOf(e.getMessage()));
        }
    }

    /** Whether nobody had the key: then this transaction has it. Waits for one that holds it. */
    boolean take(Session inner, String key, UUID run) {
        try {
            return inner.write(take, s -> {
                        s.setString(1, key);
                        s.setObject(2, run);
                    })
                    == 1;
        } catch (QueryFailed e) {
            if (e.sqlState().equals(NO_SUCH_TABLE)) {
                throw new QueryFailed(
                        ID,
                        "there is no table " + name
                                + ", which has the keys of what was done once\nhelp: add a migration: "
                                + "create table " + name + " (key text primary key, run uuid not null, result text,"
                                + " done_at timestamptz not null default now())",
                        e.sqlException().orElse(null));
            }
            throw e;
        }
    }

    void keep(Session inner, String key, String result) {
        inner.write(keep, s -> {
            s.setString(1, result);
            s.setString(2, key);
        });
    }

    /** Empty when somebody has deleted it meanwhile. */
    Optional<Row> read(Session inner, String key) {
        return inner.find(
                read,
                s -> s.setString(1, key),
                (rs, first) -> new Row(rs.getObject(first, UUID.class), Optional.ofNullable(rs.getString(first + 1))));
    }
}
