package dev.rowan.review.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitReleaseTest {
    @TempDir
    Path repository;

    @Test
    void a_file_is_read_as_a_tag_has_it() throws Exception {
        Path review = repository.resolve("db/review");
        Files.createDirectories(review);
        Path file = review.resolve("review.json");
        git("init", "-q");
        Files.writeString(file, "{\"name\": \"Ä\"}\n");
        git("add", ".");
        git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "one");
        git("tag", "v1.1");
        Files.writeString(file, "other");
        GitRelease release = GitRelease.of(review, "v1.1");
        assertThat(release.text(file)).contains("{\"name\": \"Ä\"}\n");
        assertThat(release.text(review.resolve("not-there.json"))).isEmpty();
        assertThat(release.commit()).hasSize(40);
        Path gone = repository.resolve("db/not/yet/there");
        assertThat(GitRelease.of(gone, "v1.1").text(gone.resolve("review.json")))
                .isEmpty();
        assertThat(GitRelease.of(gone, "v1.1").text(file)).isPresent();
    }

    @Test
    void what_is_not_there_is_said_with_what_to_do() throws Exception {
        git("init", "-q");
        assertThatThrownBy(() -> GitRelease.of(repository, "v9"))
                .isInstanceOf(BaseFailed.class)
                .hasMessage("git knows no tag or commit v9\n"
                        + "help: correct the name, or fetch it: git fetch --tags; clones of CI are often shallow");
        assertThatThrownBy(() -> GitRelease.of(repository, "--exec=touch x"))
                .isInstanceOf(BaseFailed.class)
                .hasMessageStartingWith("git knows no tag or commit --exec=touch x");
    }

    @Test
    void a_folder_in_no_repository_is_said(@TempDir Path other) {
        assertThatThrownBy(() -> GitRelease.of(other, "v1"))
                .isInstanceOf(BaseFailed.class)
                .hasMessageContaining("is in no git repository");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
