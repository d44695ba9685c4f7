package dev.rowan.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.error.ConnectFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentUrlTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        write("DATABASE_URL=postgres://u:p@file/db");

        assertThat(EnvironmentUrl.get(Map.of("DATABASE_URL", "postgres://env/db"), directory)
                        .main()
                        .place())
                .isEqualTo("env:5432/db");
        assertThat(EnvironmentUrl.get(Map.of("DATABASE_URL", " "), directory)
                        .main()
                        .place())
                .isEqualTo("file:5432/db");
    }

    @Test
    void theReplicaIsNamedInTheSamePlace() throws IOException {
        write("DATABASE_URL=postgres://file/db\nDATABASE_URL_REPLICA=postgres://copy/db\n");
        var url = Map.of("DATABASE_URL", "postgres://env/db");

        assertThat(EnvironmentUrl.get(url, directory).replica()).isEmpty();
        assertThat(EnvironmentUrl.get(Map.of(), directory).replica().map(DatabaseUrl::place))
                .contains("copy:5432/db");
        assertThat(DatabaseConfig.of(EnvironmentUrl.get(Map.of(), directory))
                        .statementTimeout(Duration.ofSeconds(7))
                        .forReplica()
                        .map(c -> c.place() + " " + c.statementTimeout().toSeconds()))
                .contains("copy:5432/db 7");
    }

    @Test
    void theFileMayQuoteAndComment() throws IOException {
        write("# mine\nOTHER=1\nDATABASE_URL='postgres://u:p@file/db' # c\nnot a line\n");

        assertThat(EnvironmentUrl.get(Map.of(), directory).main().place()).isEqualTo("file:5432/db");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export DATABASE_URL=postgres://u:p@file/db",
                "\uFEFFDATABASE_URL=postgres://u:p@file/db",
                "  export  DATABASE_URL = \"postgres://u:p@file/db\"  # mine",
                "DATABASE_URL=postgres://old/db\nDATABASE_URL=postgres://u:p@file/db",
                "A=1\r\nDATABASE_URL=postgres://u:p@file/db # mine\r\nB=2\r\n",
                "DATABASE_URL='postgres://u:p@file/db'# mine",
            })
    void theFileIsReadAsShellsAndToolsReadIt(String text) throws IOException {
        write(text);

        assertThat(EnvironmentUrl.get(Map.of(), directory).main().place()).isEqualTo("file:5432/db");
        assertThat(EnvironmentUrl.get(Map.of(), directory).main().driverProperties())
                .containsEntry("password", "p");
    }

    @Test
    void theFileMayBeOneThatPowerShellWrote() throws IOException {
        Files.write(
                directory.resolve(".env"),
                "\uFEFFDATABASE_URL=postgres://u:p@file/db\r\n".getBytes(StandardCharsets.UTF_16LE));

        assertThat(EnvironmentUrl.get(Map.of(), directory).main().place()).isEqualTo("file:5432/db");
    }

    @Test
    void theUrlForMigrationsIsTakenFromTheSamePlaceOnly() throws IOException {
        write("DATABASE_URL=postgres://file/db\nDATABASE_URL_MIGRATIONS=postgres://direct/db");

        assertThat(EnvironmentUrl.get(Map.of(), directory).migrations())
                .hasValueSatisfying(url -> assertThat(url.place()).isEqualTo("direct:5432/db"));
        assertThat(EnvironmentUrl.get(Map.of("DATABASE_URL", "postgres://env/db"), directory)
                        .migrations())
                .isEmpty();
        assertThat(EnvironmentUrl.get(Map.of("DATABASE_URL_MIGRATIONS", "postgres://other/db"), directory)
                        .migrations())
                .hasValueSatisfying(url -> assertThat(url.place()).isEqualTo("direct:5432/db"));
        var both = Map.of("DATABASE_URL", "postgres://env/db", "DATABASE_URL_MIGRATIONS", "postgres://past/db");
        assertThat(EnvironmentUrl.get(both, directory).migrations())
                .hasValueSatisfying(url -> assertThat(url.place()).isEqualTo("past:5432/db"));
        assertThat(DatabaseConfig.of(EnvironmentUrl.get(both, directory)).forMigrations())
                .hasValueSatisfying(config -> assertThat(config.place()).isEqualTo("past:5432/db"));
    }

    @Test
    void nowhereNamesBothPlaces() {
        assertThatThrownBy(() -> EnvironmentUrl.get(Map.of(), directory))
                .isInstanceOf(ConnectFailed.class)
                .hasMessage("DATABASE_URL is not set: neither in the environment nor in " + directory.resolve(".env")
                        + "\nhelp: set it, or write the line"
                        + " DATABASE_URL=postgresql://user:password@localhost:5432/database into that file");
    }

    @Test
    void aWrongUrlNamesWhereItStands() throws IOException {
        write("DATABASE_URL=mysql://u:canary@h/db");

        assertThatThrownBy(() -> EnvironmentUrl.get(Map.of(), directory))
                .hasMessage("DATABASE_URL in " + directory.resolve(".env")
                        + ": expected postgresql://... but it starts with mysql://\nhelp: write it as"
                        + " postgresql://user:password@localhost:5432/database");
        assertThatThrownBy(() -> EnvironmentUrl.get(Map.of("DATABASE_URL", "nothing"), directory))
                .hasMessageStartingWith("DATABASE_URL: expected postgresql://... but it starts with something else\n");
    }

    @Test
    void aFileWhoseLineIsBrokenDoesNotShowIt() throws IOException {
        write("DATABASE_URL: postgres://u:canary@h/db");

        assertThatThrownBy(() -> EnvironmentUrl.get(Map.of(), directory))
                .hasMessageStartingWith("DATABASE_URL is not set")
                .hasMessageNotContaining("canary");
    }

    private void write(String text) throws IOException {
        Files.writeString(directory.resolve(".env"), text);
    }

    @Test
    void an_empty_path_is_the_working_directory_and_not_the_root() throws IOException {
        Path file = EnvironmentUrl.file(Path.of(""));
        assertThat(file).isEqualTo(Path.of(System.getProperty("user.dir"), ".env"));
        assertThat(file).doesNotExist();
        try {
            Files.writeString(file, "DATABASE_URL=postgresql://me@here/db");
            assertThat(EnvironmentUrl.get(Map.of(), Path.of("")).main().place()).isEqualTo("here:5432/db");
        } finally {
            Files.delete(file);
        }
    }
}
