package dev.rowan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.postgres.Migrations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigratedTest {
    @Nested
    class ByFolder {
        @RegisterExtension
        static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("src/test/resources/migrations"));

        @Test
        void migrations_have_run(DataSource dataSource) throws SQLException {
            assertMigrated(dataSource);
        }
    }

    @Nested
    class ByClasspath {
        @RegisterExtension
        static final TestDatabases DATABASES = TestDatabases.migratedBy(Migrations.inClasspath("migrations"));

        @Test
        void migrations_have_run(DataSource dataSource) throws SQLException {
            assertMigrated(dataSource);
        }
    }

    @Nested
    class ByNothing {
        @RegisterExtension
        static final TestDatabases DATABASES = TestDatabases.empty();

        @Test
        void databases_are_empty(DataSource dataSource) throws SQLException {
            try (Connection connection = dataSource.getConnection()) {
                assertThat(TestDatabasesTest.number(
                                connection, "select count(*) from pg_tables where schemaname = 'public'"))
                        .isZero();
            }
        }
    }

    private static void assertMigrated(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertThat(TestDatabasesTest.number(connection, "select count(*) from cams"))
                    .isZero();
        }
    }
}
