package dev.rowan.review.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarReleaseTest {
    private static final Path REVIEW = Path.of("../../db/review/review.json");

    @TempDir
    private Path folder;

    @Test
    void a_jar_says_what_its_release_sends() throws IOException {
        String json = Files.readString(REVIEW);
        jar("shop-1.1.jar", json, "com/example/shop/review.json", "com/example/shop/other.json");
        Base base = base("shop-1.1.jar");
        assertThat(base).isEqualTo(new Base("shop-1.1.jar", json));
        assertThat(base.review().name()).isEqualTo("EngineCam");
        assertThat(base.review().statements()).isNotEmpty();
        assertThat(base.review().migrations()).isNotEmpty();
        assertThat(base.review().listed()).isPresent();
        assertThat(base("shop-1.1.jar!/com/example/shop/other.json").json()).isEqualTo(json);
    }

    @Test
    void of_several_reviews_one_is_named() throws IOException {
        jar("all.jar", "{}", "a/review.json", "review.json", "preview.json");
        assertThatThrownBy(() -> base("all.jar"))
                .isInstanceOf(BaseFailed.class)
                .hasMessage(folder.resolve("all.jar")
                        + " carries several reviews: a/review.json, review.json\nhelp: name one of them, as in "
                        + folder.resolve("all.jar") + "!/a/review.json");
        assertThat(base("all.jar!/review.json").json()).isEqualTo("{}");
    }

    @Test
    void a_jar_without_a_review_is_said_with_what_to_do() throws IOException {
        jar("plain.jar", "{}", "a/Some.class");
        assertThatThrownBy(() -> base("plain.jar"))
                .isInstanceOf(BaseFailed.class)
                .hasMessageStartingWith(
                        folder.resolve("plain.jar")
                                + " carries no review.json\nhelp: put the review's review.json among the resources of the jar,");
        assertThatThrownBy(() -> base("plain.jar!/b/review.json"))
                .isInstanceOf(BaseFailed.class)
                .hasMessageStartingWith(folder.resolve("plain.jar") + " carries no b/review.json\nhelp: ");
        Files.writeString(folder.resolve("broken.jar"), "text");
        assertThatThrownBy(() -> base("broken.jar"))
                .isInstanceOf(BaseFailed.class)
                .hasMessageStartingWith(folder.resolve("broken.jar") + " cannot be read: ");
    }

    private Base base(String name) {
        return Base.of(name, folder, folder).orElseThrow();
    }

    private void jar(String name, String text, String... entries) throws IOException {
        try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            for (String entry : entries) {
                jar.putNextEntry(new JarEntry(entry));
                jar.write(text.getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        }
    }
}
