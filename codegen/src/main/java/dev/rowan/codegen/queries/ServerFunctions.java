package dev.rowan.codegen.queries;

import dev.rowan.codegen.problem.NearestName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finds the functions that somebody may have meant. */
final class ServerFunctions {
    private static final int MOST_SHOWN = 4;

    private final Connection connection;

    ServerFunctions(Connection connection) {
        this.connection = connection;
    }

    /** Help for the name of a function that there is not, or not with these arguments. */
    String instead(String name, String otherwise) {
        try {
            List<String> signatures =
                    texts("select oid::regprocedure::text from pg_proc where proname = ? order by 1", name);
            if (signatures.isEmpty()) {
                List<String> names = texts(
                        "select distinct proname from pg_proc where pg_function_is_visible(oid) and proname <> ?",
                        name);
                return NearestName.didYouMean(name, names, "make it in a migration, or name its schema");
            }
            return signatures.size() > MOST_SHOWN
                    ? otherwise
                    : "there is " + String.join(" and ", signatures)
                            + "; give it these arguments, by casts where need be";
        } catch (SQLException e) {
            return otherwise;
        }
    }

    private List<String> texts(String sql, String name) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(sql)) {
            s.setString(1, name);
            List<String> texts = new ArrayList<>();
            try (ResultSet rs = s.executeQuery()) {
                while (rs.next()) {
                    texts.add(Objects.requireNonNull(rs.getString(1)));
                }
            }
            return texts;
        }
    }
}
