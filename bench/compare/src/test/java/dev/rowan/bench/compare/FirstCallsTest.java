package dev.rowan.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enginecam.EngineCam;
import dev.rowan.bench.FilledDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.tools.jdbc.SingleConnectionDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FirstCallsTest {
    private static final FilledDatabase DATA = FilledDatabase.create();

    @AfterAll
    static void close() throws SQLException {
        DATA.close();
    }

    @ParameterizedTest
    @EnumSource
    void all_read_the_same_rows(FirstCall call) throws SQLException {
        try (Connection connection = DriverManager.getConnection(DATA.url())) {
            assertThat(call.jdbc(connection))
                    .isNotEmpty()
                    .isEqualTo(call.rowan(EngineCam.of(new SingleConnectionDataSource(connection))))
                    .isEqualTo(call.jooq(DSL.using(connection, SQLDialect.POSTGRES)));
        }
    }

    @Test
    void each_call_has_a_jvm_of_its_own() throws IOException, InterruptedException {
        assertThat(FirstCalls.table(DATA.url(), 1, List.of(FirstCall.RELATION_FILTER)))
                .containsPattern(
                        "\\n\\| relation filter \\| \\d+ \\(0\\) \\| \\d+ \\(\\d+\\) \\| \\d+ \\(\\d+\\) \\| \\d+\\.\\d\\d \\|\\n");
    }
}
