package dev.rowan.review.rolling;

import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.RollingDeploy;
import dev.rowan.review.RollingDeploy.Break;
import dev.rowan.review.RollingDeploy.What;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prepares and plans the statements of each of two releases on the schema of the other, and compares what both catalogues demand of rows.
 *
 * <pre>{@code
 * RollingDeploy rolling = RollingCheck.of(onOldSchema, onNewSchema, oldStatements, newStatements);
 * }</pre>
 *
 * <p>It sends PREPARE, EXPLAIN EXECUTE and DEALLOCATE, and reads the catalogues. It executes no statement. REFRESH and CALL are not looked
 * at: the server prepares neither. What a function does inside, and values that a statement writes, are not known.
 */
public final class RollingCheck {
    private RollingCheck() {}

    /**
     * Compares two releases.
     *
     * @param oldSchema a connection to a database with the migrations of the old release, whose search path is that of the build
     * @param newSchema the same with the migrations of the new release
     * @param old statements of the old release
     * @param now statements of the new release
     * @throws IllegalStateException if a catalogue cannot be read
     */
    public static RollingDeploy of(
            Connection oldSchema, Connection newSchema, List<CataloguedStatement> old, List<CataloguedStatement> now) {
        try {
            var oldSide = new Side(oldSchema, Demands.read(oldSchema));
            var newSide = new Side(newSchema, Demands.read(newSchema));
            return new RollingDeploy(
                    breaks(old, oldSide, newSide), breaks(now, newSide, oldSide), old.size(), now.size());
        } catch (SQLException e) {
            throw new IllegalStateException("the schemas cannot be compared: " + e.getMessage(), e);
        }
    }

    private record Side(Connection connection, Demands demands) {}

    private static List<Break> breaks(List<CataloguedStatement> statements, Side home, Side other) throws SQLException {
        List<Break> breaks = new ArrayList<>();
        for (CataloguedStatement statement : statements) {
            if (statement.kind() == CataloguedStatement.Kind.UTILITY) {
                continue;
            }
            Probe here = Probe.of(home.connection, statement);
            if (here.failure().isPresent()) {
                continue; // it never ran
            }
            Probe there = Probe.of(other.connection, statement);
            if (there.failure().isPresent()) {
                breaks.add(new Break(statement.id(), What.FAILS, there.failure().get()));
                continue;
            }
            columns(statement, here, there).ifPresent(breaks::add);
            breaks.addAll(new Refusals(statement, there.writes(), home.demands, other.demands).breaks());
            breaks.addAll(enums(statement, there, home.demands, other.demands));
        }
        return breaks;
    }

    private static Optional<Break> columns(CataloguedStatement statement, Probe here, Probe there) {
        List<Probe.Column> was = here.columns();
        List<Probe.Column> is = there.columns();
        if (was.equals(is)) {
            return Optional.empty();
        }
        if (is.size() > was.size() && is.subList(0, was.size()).equals(was)) {
            return Optional.of(new Break(
                    statement.id(),
                    What.MORE_COLUMNS,
                    String.join(
                            ", ",
                            is.subList(was.size(), is.size()).stream()
                                    .map(Probe.Column::name)
                                    .toList())));
        }
        int at = 0;
        while (at < was.size() && at < is.size() && was.get(at).equals(is.get(at))) {
            at++;
        }
        String expected = at < was.size() ? was.get(at).toString() : "nothing";
        String found = at < is.size() ? is.get(at).toString() : "nothing";
        return Optional.of(new Break(
                statement.id(),
                What.OTHER_COLUMNS,
                "column %d is %s, was %s; %d columns were %d"
                        .formatted(at + 1, found, expected, is.size(), was.size())));
    }

    /** Values that a release writes and the server no longer knows, or that come and the release does not know. */
    private static List<Break> enums(CataloguedStatement statement, Probe there, Demands home, Demands other) {
        List<Break> breaks = new ArrayList<>();
        home.enums().forEach((type, labels) -> {
            List<String> others = other.enums().getOrDefault(type, labels);
            List<String> gone = labels.stream().filter(l -> !others.contains(l)).toList();
            List<String> unknown =
                    others.stream().filter(l -> !labels.contains(l)).toList();
            boolean sends = statement.parameters().stream()
                    .anyMatch(p -> Demands.isType(type, p.sent()) || Demands.isType(type, p.inferred()));
            if (sends && !gone.isEmpty()) {
                breaks.add(new Break(
                        statement.id(),
                        What.MAY_BE_REFUSED,
                        "%s has no value %s".formatted(Demands.brief(type), String.join(", ", gone))));
            }
            boolean reads = there.columns().stream().anyMatch(c -> Demands.isType(type, c.type()));
            if (reads && !unknown.isEmpty()) {
                breaks.add(new Break(
                        statement.id(),
                        What.OTHER_COLUMNS,
                        "%s has a value that this release does not know: %s"
                                .formatted(Demands.brief(type), String.join(", ", unknown))));
            }
        });
        return breaks;
    }
}
