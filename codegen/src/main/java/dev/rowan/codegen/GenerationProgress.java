package dev.rowan.codegen;

import dev.rowan.postgres.Progress;
import org.slf4j.LoggerFactory;

/**
 * Where a build hears of what takes long, and of a review that was written. It goes to SLF4J, which is Maven's own log, at level INFO; jOOQ's logger would keep
 * it back at {@code <logging>WARN</logging>}.
 */
final class GenerationProgress {
    static final Progress TO_LOG = Progress.to(GenerationProgress::tell);

    private GenerationProgress() {}

    static void tell(String line) {
        LoggerFactory.getLogger(RowanGenerator.class).info("Rowan: {}", line);
    }
}
