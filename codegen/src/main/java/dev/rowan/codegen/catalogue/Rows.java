package dev.rowan.codegen.catalogue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads what queries of the catalogue give. */
record Rows(Connection connection) {
    @FunctionalInterface
    interface Parameters {
        void set(PreparedStatement s) throws SQLException;
    }

    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet rs) throws SQLException;
    }

    <T> List<T> read(String sql, Parameters parameters, Row<T> row) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(sql)) {
            parameters.set(s);
            List<T> rows = new ArrayList<>();
            try (ResultSet rs = s.executeQuery()) {
                while (rs.next()) {
                    rows.add(row.read(rs));
                }
            }
            return rows;
        }
    }

    /** Of a column that is never null. */
    static String text(ResultSet rs, String column) throws SQLException {
        return Objects.requireNonNull(rs.getString(column), column);
    }
}
