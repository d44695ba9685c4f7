package dev.rowan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.error.ConnectFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentUrlTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        write("DATABASE_URL=postgres://u:p@file/db");

        assertThat(EnvironmentUrl.get(Map.of("DATABASE_URL", "postgres://env/db"), directory)
                        .place())
                .isEqualTo("env:5432/db");
        assertThat(EnvironmentUrl.get(Map.of("DATABASE_URL", " "), directory).place())
                .isEqualTo("file:5432/db");
    }

    @Test
    void theFileMayQuoteAndComment() throws IOException {
        write("# mine\nOTHER=1\nDATABASE_URL='postgres://u:p@file/db' # c\nnot a line\n");

        assertThat(EnvironmentUrl.get(Map.of(), directory).place()).isEqualTo("file:5432/db");
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
            assertThat(EnvironmentUrl.get(Map.of(), Path.of("")).place()).isEqualTo("here:5432/db");
        } finally {
            Files.delete(file);
        }
    }
}
