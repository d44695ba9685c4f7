package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.ServerStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The types of parameters that PostgreSQL meets first where nothing says them, and later where something does: {@code $1 is null or id =
 * $1}. It knows the type of {@code $1} in {@code null is null or id = $1}.
 */
final class DeducedTypes {
    /** What complains of a use without a type, and not of uses with two types. */
    private static final String WITHOUT_TYPE = "check_parameter_resolution_walker";

    private static final Pattern NUMBERED = Pattern.compile("\\$(\\d+)");

    /** Has the server prepare a text. */
    interface Server {
        /** The types of its parameters, as PREPARE takes them. */
        String types(String sql) throws SQLException;
    }

    private final Server server;

    DeducedTypes(Server server) {
        this.server = server;
    }

    /**
     * Empty where no use says the type of some parameter, or something else is wrong.
     *
     * @param failure how the server refused the text
     */
    Optional<String> of(String sql, int parameters, SQLException failure) {
        String left = sql;
        SQLException refusal = failure;
        while (true) {
            Optional<String> without = withoutUse(left, refusal);
            if (without.isEmpty() || numbers(without.get()) < parameters) {
                return Optional.empty();
            }
            left = without.get();
            try {
                return Optional.of(server.types(left));
            } catch (SQLException e) {
                refusal = e;
            }
        }
    }

    /** With null for the parameter that the server complains of. */
    private static Optional<String> withoutUse(String sql, SQLException refusal) {
        ServerErrorMessage said = refusal instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        if (said == null || !WITHOUT_TYPE.equals(said.getRoutine()) || said.getPosition() == 0) {
            return Optional.empty();
        }
        String sent = ServerStatement.PREPARE + sql;
        int at = sent.offsetByCodePoints(0, said.getPosition() - 1) - ServerStatement.PREPARE.length();
        Matcher parameter = NUMBERED.matcher(sql).region(at, sql.length());
        return parameter.lookingAt()
                ? Optional.of(sql.substring(0, at) + "null" + sql.substring(parameter.end()))
                : Optional.empty();
    }

    private static long numbers(String sql) {
        return NUMBERED.matcher(sql)
                .results()
                .map(parameter -> parameter.group(1))
                .distinct()
                .count();
    }
}
