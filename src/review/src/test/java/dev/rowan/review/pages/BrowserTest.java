package dev.rowan.review.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.MigrationStatement;
import dev.rowan.review.Review;
import dev.rowan.review.ReviewedMigration;
import dev.rowan.review.ReviewedStatement;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * index.html in a real browser. {@code browser/page.mjs} uses it and compares; its pictures are in {@code target/screenshots}. Skipped
 * without Node.js or Chromium.
 */
@Timeout(600)
class BrowserTest {
    private static final Path BROWSER = Path.of("browser");
    private static final int TIMES = 11;

    @Test
    void a_person_finds_filters_and_follows_links_and_the_page_asks_for_nothing() throws Exception {
        String chromium = System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
        assumeTrue(Files.isExecutable(Path.of(chromium)), "there is no " + chromium + ": apt-get install chromium");
        assumeTrue(isOnPath("npm") && isOnPath("node"), "there is no Node.js on the PATH");
        if (!Files.exists(BROWSER.resolve("node_modules/.package-lock.json"))) {
            run(List.of("npm", "ci", "--no-audit", "--no-fund"));
        }
        Path pages = Files.createDirectories(Path.of("target/pages")).toAbsolutePath();
        Path pictures = Files.createDirectories(Path.of("target/screenshots")).toAbsolutePath();
        Review now = EngineCamReview.now();
        write(pages.resolve("normal.html"), now, Optional.of(EngineCamReview.before()));
        write(pages.resolve("large.html"), manyTimes(now), Optional.empty());
        write(pages.resolve("hostile.html"), hostile(), Optional.empty());
        String said = run(List.of("node", "page.mjs", pages.toString(), pictures.toString()));
        assertThat(said).contains("the page is as it should be");
        assertThat(pictures.resolve("verdict-light.png")).isNotEmptyFile();
    }

    private static void write(Path file, Review review, Optional<Review> base) throws IOException {
        Files.writeString(file, Pages.of(review, base).getOrDefault("index.html", ""));
    }

    /** Every statement eleven times, under other names. */
    private static Review manyTimes(Review review) {
        List<ReviewedStatement> statements = new ArrayList<>();
        for (ReviewedStatement s : review.statements()) {
            for (int i = 0; i < TIMES; i++) {
                CataloguedStatement c = s.statement();
                var named = new CataloguedStatement(
                        id(c.id(), i),
                        c.kind(),
                        c.purpose(),
                        c.text(),
                        c.parameters(),
                        c.columns(),
                        c.rows(),
                        c.senders(),
                        c.table(),
                        c.file(),
                        c.optional());
                statements.add(new ReviewedStatement(named, s.access(), s.plan(), s.findings()));
            }
        }
        List<ReviewedMigration> migrations = new ArrayList<>();
        for (ReviewedMigration m : review.migrations()) {
            migrations.add(new ReviewedMigration(
                    m.file(),
                    m.path(),
                    m.isNew(),
                    m.transaction(),
                    m.statements().stream().map(BrowserTest::manyTimes).toList()));
        }
        return new Review(
                review.name(),
                review.release(),
                Optional.empty(),
                review.planner(),
                statements,
                migrations,
                review.tables(),
                Optional.empty(),
                Optional.empty());
    }

    private static MigrationStatement manyTimes(MigrationStatement s) {
        return new MigrationStatement(
                s.number(),
                s.line(),
                s.text(),
                s.locks(),
                s.held(),
                s.rewritten(),
                s.read(),
                s.written(),
                s.dropped(),
                s.failed(),
                manyTimes(s.waits()),
                manyTimes(s.waitsHeld()),
                s.duration(),
                s.instead(),
                s.findings());
    }

    private static SortedSet<String> manyTimes(SortedSet<String> ids) {
        SortedSet<String> all = new TreeSet<>();
        for (int i = 0; i < TIMES; i++) {
            for (String id : ids) {
                all.add(id(id, i));
            }
        }
        return all;
    }

    private static String id(String id, int time) {
        return time == 0 ? id : id + "_" + time;
    }

    /** Text that would run if a page took it for HTML. */
    private static Review hostile() {
        String attack = "</script><img src=x onerror=window.stolen=1>&quot;'\\\"<!--";
        String json = ReviewJson.write(EngineCamReview.now(), Changes.between(EngineCamReview.now(), Optional.empty()));
        String in = attack.replace("\\", "\\\\").replace("\"", "\\\"");
        return ReviewJson.read(json.replace("The first rows.", in)
                .replace("People who design cams.", in)
                .replace("Nothing bounds the rows that it returns.", in)
                .replace("cams.claimUnmeasured", in)
                .replace("subscription_status", in)
                .replace("V4__measuring.sql", in));
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("review", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(BROWSER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(5, TimeUnit.MINUTES))
                    .as(command.toString())
                    .isTrue();
            String said = Files.readString(output);
            assertThat(process.exitValue()).as("%s%n%s", command, said).isZero();
            return said;
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
