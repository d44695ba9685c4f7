package dev.rowan.review.tables;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Rows of a query whose first column says which table they are of. */
record Rows<T>(Map<String, List<T>> byTable) {
    /** What a row becomes. */
    interface Row<T> {
        T of(ResultSet rs) throws SQLException;
    }

    static <T> Rows<T> of(Connection connection, String sql, Row<T> row) throws SQLException {
        try (Statement s = connection.createStatement();
                ResultSet rs = s.executeQuery(sql)) {
            Map<String, List<T>> rows = new LinkedHashMap<>();
            while (rs.next()) {
                rows.computeIfAbsent(text(rs, 1), t -> new ArrayList<>()).add(row.of(rs));
            }
            return new Rows<>(rows);
        }
    }

    List<T> of(String table) {
        return byTable.getOrDefault(table, List.of());
    }

    static String text(ResultSet rs, int column) throws SQLException {
        return Objects.requireNonNull(rs.getString(column));
    }

    static List<String> texts(ResultSet rs, int column) throws SQLException {
        Array array = Objects.requireNonNull(rs.getArray(column));
        return List.of((String[]) array.getArray());
    }
}
