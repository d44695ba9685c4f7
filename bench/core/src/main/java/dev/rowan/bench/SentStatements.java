package dev.rowan.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many statements the server executes for a work, BEGIN and COMMIT apart, as {@code pg_stat_statements} counts them. */
public final class SentStatements {
    private static final String COUNT = "select coalesce(sum(calls), 0) from pg_stat_statements where dbid ="
            + " (select oid from pg_database where datname = current_database())"
            + " and query not like '%pg_stat_statements%' and query !~* '^(begin|commit|rollback|set|show)\\M'";

    private final Bench bench;
    private final boolean counted;

    private SentStatements(Bench bench, boolean counted) {
        this.bench = bench;
        this.counted = counted;
    }

    /** Counts nothing where the server has no such extension. */
    public static SentStatements on(Bench bench) {
        try {
            bench.aside("create extension if not exists pg_stat_statements");
            return new SentStatements(bench, count(bench) != null);
        } catch (IllegalStateException | SQLException e) {
            return new SentStatements(bench, false);
        }
    }

    /** Of those of the contestants that do this work, each once; empty where nobody counts. */
    public Map<Contestant, Long> of(Work work, List<? extends Contestant> contestants) throws SQLException {
        var sent = new LinkedHashMap<Contestant, Long>();
        for (Contestant contestant : contestants) {
            if (counted && contestant.does(work)) {
                Long before = count(bench);
                contestant.run(work, bench);
                Long after = count(bench);
                sent.put(contestant, after == null || before == null ? -1 : after - before);
                work.tidy(bench);
            }
        }
        return sent;
    }

    private static @Nullable Long count(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection();
                Statement s = connection.createStatement();
                ResultSet rs = s.executeQuery(COUNT)) {
            return rs.next() ? (Long) rs.getLong(1) : null;
        }
    }
}
