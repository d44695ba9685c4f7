package dev.rowan.review.rules;

import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.CataloguedStatement.Kind;
import dev.rowan.review.CataloguedStatement.Parameter;
import dev.rowan.review.Finding;
import dev.rowan.review.plans.Sizes;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A schema with sizes and statements: SQL in which {@code -- sizes: } starts a line of sizes, and {@code -- statement id (types)} a statement.
 */
record RuleCase(String schema, String sizes, List<CataloguedStatement> statements) {
    private static final Pattern STATEMENT = Pattern.compile("-- statement (\\S+) \\((.*)\\)");

    static RuleCase of(String text) {
        var schema = new StringBuilder();
        var sizes = new StringBuilder();
        List<CataloguedStatement> statements = new ArrayList<>();
        var sql = new StringBuilder();
        Matcher head = null;
        for (String line : text.lines().toList()) {
            Matcher next = STATEMENT.matcher(line);
            if (next.matches()) {
                add(head, sql, statements);
                head = next;
            } else if (line.startsWith("-- sizes: ")) {
                sizes.append(line.substring("-- sizes: ".length())).append('\n');
            } else {
                (head == null ? schema : sql).append(line).append('\n');
            }
        }
        add(head, sql, statements);
        return new RuleCase(schema.toString(), sizes.toString(), List.copyOf(statements));
    }

    private static void add(@Nullable Matcher head, StringBuilder sql, List<CataloguedStatement> statements) {
        if (head != null) {
            statements.add(new CataloguedStatement(
                    head.group(1),
                    Kind.QUERY,
                    "",
                    sql.toString().strip(),
                    Stream.of(head.group(2).split(", "))
                            .filter(t -> !t.isEmpty())
                            .map(t -> new Parameter("p", t, t, Optional.empty()))
                            .toList(),
                    List.of(),
                    "",
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of()));
            sql.setLength(0);
        }
    }

    /** What all rules find in it. */
    List<Finding> findings(PostgresServer server) throws SQLException {
        Measured measured = measured(
                server,
                Optional.of(Sizes.parse(
                        Path.of("sizes.txt"),
                        "server %d\nlocale en_US.utf8\n%s".formatted(server.majorVersion(), sizes))));
        if (!measured.told().isEmpty()) {
            throw new AssertionError(measured.told());
        }
        return measured.findings();
    }

    /** What all rules find in it where nobody states sizes. */
    List<Finding> findingsWithoutSizes(PostgresServer server) throws SQLException {
        return measured(server, Optional.empty()).findings();
    }

    Measured measured(PostgresServer server, Optional<Sizes> stated) throws SQLException {
        try (ScratchDatabase database = server.create()) {
            run(database);
            return Measured.of(server, database, stated, statements);
        }
    }

    private void run(ScratchDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute(schema);
        }
    }
}
