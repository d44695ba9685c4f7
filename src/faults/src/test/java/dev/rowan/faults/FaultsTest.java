package dev.rowan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code -Drowan.faults=1} breaks things as often as the documents say, {@code -Drowan.faults.seed=1} repeats a run. */
@Timeout(600)
class FaultsTest {
    private static final double SCALE = Double.parseDouble(System.getProperty("rowan.faults", "0.005"));
    private static final long SEED =
            Long.getLong("rowan.faults.seed", RandomGenerator.getDefault().nextInt(1_000_000));

    private static Servers servers;

    @BeforeAll
    static void open() throws IOException, SQLException {
        servers = new Servers();
    }

    @AfterAll
    static void close() {
        servers.close();
    }

    static Stream<Fault> all() {
        return Faults.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_is_acknowledged_is_there_once_and_controls_go_wrong(Fault fault) throws Exception {
        try {
            Result result = fault.run(new Run(SCALE, SEED, servers));
            assertThat(result.isAsPromised()).as("seed " + SEED + ": " + result).isTrue();
        } catch (Fault.Skipped e) {
            abort(String.valueOf(e.getMessage()));
        }
    }

    @Test
    void the_documents_show_the_results() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("results.txt"));
        String page = Files.readString(Path.of("../../docs/reliability.md"));
        assertThat(lines)
                .extracting(Result::title)
                .isSubsetOf(Faults.all().stream().map(Fault::title).toList());
        assertThat(page).contains(Result.table(lines));
    }
}
