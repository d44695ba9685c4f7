package dev.rowan.codegen.statements;

import java.sql.SQLException;
import org.postgresql.core.Parser;

/**
 * SQL with parameters.
 *
 * @param jdbc with {@code ?}
 * @param numbered with {@code $1}, {@code $2}, ..., as the server sees it
 */
public record SqlText(String jdbc, String numbered) {
    /** Stands for one parameter in a marked text: the one character that no text of PostgreSQL can hold. */
    static final String PARAMETER = "\0";

    /** Of a text with each parameter marked. */
    static SqlText marked(String marked) {
        StringBuilder numbered = new StringBuilder();
        int parameter = 0;
        for (String part : marked.split(PARAMETER, -1)) {
            numbered.append(parameter == 0 ? "" : "$" + parameter).append(part);
            parameter++;
        }
        return new SqlText(marked.replace(PARAMETER, "?"), numbered.toString());
    }

    /** Of a text for JDBC, in which {@code ??} is an operator, and strings and comments may hold anything. */
    public static SqlText jdbc(String jdbc) {
        try {
            return new SqlText(
                    jdbc,
                    Parser.parseJdbcSql(jdbc, true, true, false, false, true).getFirst().nativeSql);
        } catch (SQLException e) {
            throw new IllegalArgumentException("no text for JDBC: " + jdbc, e);
        }
    }
}
