package dev.rowan.session;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The key of a transaction that has a result and commits once: see {@link Transactions#transactionOnce(OnceKey,
 * Transactions.ResultWork)}. The result is kept beside the key, as text, for whoever asks with the same key later. So best let it be the key of
 * a row. Immutable and thread-safe if its functions are.
 *
 * @param key whatever names what is to be done once, such as {@code order/7/pay}: from 1 to 255 characters
 * @param write makes the text of a result
 * @param read makes a result of its text
 * @param <T> a result
 */
public record OnceKey<T>(String key, Function<? super T, String> write, Function<String, ? extends T> read) {
    public OnceKey {
        requireNonNull(key, "key is null");
        requireNonNull(write, "write is null");
        requireNonNull(read, "read is null");
    }

    /** The key of a result of any kind. */
    public static <T> OnceKey<T> of(String key, Function<? super T, String> write, Function<String, ? extends T> read) {
        return new OnceKey<>(key, write, read);
    }

    /** The key of a result that is a text. */
    public static OnceKey<String> of(String key) {
        return new OnceKey<>(key, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /**
     * For the runtime.
     *
     * @throws IllegalArgumentException when it is no name of a table of keys
     */
    public static void checkTable(String name) {
        OnceTable.sql(name);
    }
}
