package dev.rowan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartsTest {
    @Test
    void both_start_read_the_row_and_end(@TempDir Path folder) throws Exception {
        try (FilledDatabase data = FilledDatabase.create()) {
            String table = Starts.table(data.url(), System.getProperty("java.class.path"), folder, 1);
            assertThat(table.lines().toList().get(2)).matches("\\| as it is \\| \\d+ \\| \\d+ \\| \\d+\\.\\d\\d \\|");
        }
    }
}
