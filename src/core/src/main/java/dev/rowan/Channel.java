package dev.rowan;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A channel of {@code NOTIFY}, and how its messages are written. Make it a constant.
 *
 * <pre>{@code
 * static final Channel<Integer> CHANGED = Channel.of("project_changed", String::valueOf, Integer::valueOf);
 * }</pre>
 *
 * @param name as SQL has it in quotes: capitals count; from 1 to 63 bytes
 * @param write makes the text of a message: at most 7,999 bytes, so best a key
 * @param read makes a message of its text
 * @param <M> a message
 */
public record Channel<M>(String name, Function<? super M, String> write, Function<String, ? extends M> read) {
    private static final int LONGEST = 63;

    /**
     * Looks at the name.
     *
     * @throws IllegalArgumentException when PostgreSQL has no channel of this name, or would cut it
     */
    public Channel {
        int bytes = requireNonNull(name, "name is null").getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > LONGEST || name.indexOf(0) >= 0) {
            throw new IllegalArgumentException("the name of a channel has " + bytes + " bytes: it can have from 1 to "
                    + LONGEST + ", and no character 0");
        }
        requireNonNull(write, "write is null");
        requireNonNull(read, "read is null");
    }

    /** A channel of messages of any kind. */
    public static <M> Channel<M> of(
            String name, Function<? super M, String> write, Function<String, ? extends M> read) {
        return new Channel<>(name, write, read);
    }

    /** A channel of texts. */
    public static Channel<String> of(String name) {
        return new Channel<>(name, UnaryOperator.identity(), UnaryOperator.identity());
    }
}
