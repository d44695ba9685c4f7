package dev.rowan.garage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.error.StaleRow;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tasks of {@code docs/cookbook.md} that EngineCam has no table for; see the test of that name in {@code examples/demo}. */
class CookbookTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    @Test
    void optimistic_locking(DataSource database) throws IOException {
        List<String> sent = new ArrayList<>();
        Garage silent = Garage.of(database);
        Garage db = silent.listener(event -> sent.add(event.sql()));
        Job job = silent.jobs().insert(NewJob.plate("B-1"));
        silent.jobs().update(job, j -> j.status("started"));
        // spotless:off
        // task: optimistic locking
        try {
            job = db.jobs().update(job, j -> j.status("done"));
        } catch (StaleRow e) {
            job = e.current(Job.class).orElseThrow();
        }
        // end
        // spotless:on
        assertThat(job.status()).isEqualTo("started");
        Path file = Path.of("../../examples/demo/src/test/resources/cookbook/optimistic_locking.sql");
        String text = String.join(";\n\n", sent) + "\n";
        if (Boolean.getBoolean("rowan.rewrite")) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
