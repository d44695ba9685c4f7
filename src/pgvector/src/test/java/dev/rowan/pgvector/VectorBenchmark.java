package dev.rowan.pgvector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.column.TextType;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * {@code vector(1536)} as text and as {@code real[]}, by turns on one connection: {@code mvn test -pl src/pgvector -am -Dtest=VectorBenchmark
 * -Dtest.vm= -Dsurefire.failIfNoSpecifiedTests=false}. About a minute. It tells the medians and their ratio.
 */
@EnabledIf(value = "dev.rowan.pgvector.Docker#answers", disabledReason = "no Docker engine answers")
class VectorBenchmark {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.ofSql("""
            create extension vector;
            create table documents (id int primary key, embedding vector(1536) not null)
            """);

    private static final TextType<Vector> TEXT = TextType.of(Vector.class, Vector::parse, Vector::toString);
    private static final int ROWS = 1000;
    private static final int ROUNDS = 40;

    private interface Work {
        void run(Connection connection, TextType<Vector> type) throws SQLException;
    }

    @Test
    void text_beside_binary(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            fill(connection);
            measure("read 1 row", connection, 20, (c, type) -> read(c, type, 1));
            measure("read 20 rows", connection, 4, (c, type) -> read(c, type, 20));
            measure("read 1,000 rows", connection, 1, (c, type) -> read(c, type, ROWS));
            Vector vector = vector(new Random(2));
            measure("send 1 vector", connection, 20, (c, type) -> send(c, type, vector));
        }
    }

    private static Vector vector(Random random) {
        float[] values = new float[1536];
        for (int i = 0; i < values.length; i++) {
            values[i] = (random.nextFloat() - 0.5f) / 10;
        }
        return Vector.of(values);
    }

    private static void fill(Connection connection) throws SQLException {
        var random = new Random(1);
        try (PreparedStatement s = connection.prepareStatement("insert into documents values (?, ?::vector)")) {
            for (int id = 1; id <= ROWS; id++) {
                s.setInt(1, id);
                VectorTypes.VECTOR.set(s, 2, vector(random));
                s.addBatch();
            }
            assertThat(s.executeBatch()).hasSize(ROWS);
        }
    }

    private static void read(Connection connection, TextType<Vector> type, int rows) throws SQLException {
        try (PreparedStatement s =
                connection.prepareStatement("select embedding" + type.cast() + " from documents where id <= ?")) {
            s.setInt(1, rows);
            try (ResultSet rs = s.executeQuery()) {
                int read = 0;
                while (rs.next()) {
                    read += type.get(rs, 1).dimensions();
                }
                assertThat(read).isEqualTo(1536 * rows);
            }
        }
    }

    private static void send(Connection connection, TextType<Vector> type, Vector vector) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement("select vector_dims(?::vector)")) {
            type.set(s, 1, vector);
            try (ResultSet rs = s.executeQuery()) {
                rs.next();
                assertThat(rs.getInt(1)).isEqualTo(1536);
            }
        }
    }

    private static void measure(String what, Connection connection, int times, Work work) throws SQLException {
        List<TextType<Vector>> types = List.of(TEXT, VectorTypes.VECTOR);
        double[][] micros = new double[2][ROUNDS];
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            for (int way = 0; way < 2; way++) {
                long start = System.nanoTime();
                for (int i = 0; i < times; i++) {
                    work.run(connection, types.get(way));
                }
                if (round >= 0) {
                    micros[way][round] = (System.nanoTime() - start) / 1e3 / times;
                }
            }
        }
        Arrays.sort(micros[0]);
        Arrays.sort(micros[1]);
        double text = micros[0][ROUNDS / 2];
        double binary = micros[1][ROUNDS / 2];
        System.out.printf(
                Locale.ROOT, "%-16s text %9.0f us, binary %9.0f us, ratio %.1f%n", what, text, binary, text / binary);
        assertThat(binary).isLessThan(text);
    }
}
