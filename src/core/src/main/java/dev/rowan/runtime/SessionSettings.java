package dev.rowan.runtime;

import dev.rowan.DatabaseConfig;
import dev.rowan.error.ConnectFailed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The server's settings that decide how values look as text; a role or a database can have others than PostgreSQL's own. With
 * {@code array_nulls = off} it would take the null of an array for the text NULL, and with {@code standard_conforming_strings =
 * off} a backslash in a literal would be none.
 */
final class SessionSettings {
    /** For the start of a session, where they win over those of role and database. */
    static final String OPTIONS =
            "-c array_nulls=on -c bytea_output=hex -c intervalstyle=postgres" + " -c standard_conforming_strings=on";

    private static final String OTHERS = """
            select name || ' = ' || setting from pg_settings
            where (name, setting) in (('array_nulls', 'off'), ('bytea_output', 'escape'),
                                     ('standard_conforming_strings', 'off'))
               or name = 'IntervalStyle' and setting <> 'postgres'
               or name = 'extra_float_digits' and setting::integer < 1
            order by name
            """;

    private SessionSettings() {}

    /**
     * A transaction pooler refuses options, and a statement timeout of zero sends none.
     *
     * @throws ConnectFailed if a setting is another
     */
    static void check(DataSource source, DatabaseConfig config) {
        List<String> others = new ArrayList<>();
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                ResultSet rs = statement.executeQuery(OTHERS)) {
            while (rs.next()) {
                others.add(rs.getString(1));
            }
        } catch (SQLException e) {
            throw ConnectProblem.of(e, config);
        }
        if (!others.isEmpty()) {
            throw new ConnectFailed(
                    "sessions of " + config.place() + " have " + String.join(", ", others)
                            + ", which would change values",
                    "set array_nulls = on, bytea_output = hex, IntervalStyle = postgres, extra_float_digits = 1 and "
                            + "standard_conforming_strings = on by ALTER ROLE or ALTER DATABASE");
        }
    }
}
