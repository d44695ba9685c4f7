package dev.rowan;

import dev.rowan.error.InvalidInput;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The text of cursors of one query: a version, the query's fingerprint, the place, and a signature over all of that. */
final class CursorText {
    private static final byte VERSION = 1;
    private static final int FINGERPRINT = 8;
    private static final int SIGNATURE = 16;
    private static final int BACKWARDS = 1;
    private static final int INCLUSIVE = 2;

    private final String id;
    private final byte[] key;
    private final String query;

    /**
     * Of a query.
     *
     * @param id of the statement, for messages
     * @param key of the signature
     * @param query what must be the same where the cursor comes back
     */
    CursorText(String id, byte[] key, String query) {
        this.id = id;
        this.key = key;
        this.query = query;
    }

    /**
     * A place between two rows.
     *
     * @param values of a row, for each column of the order
     * @param backwards whether the page ends there, else it starts there
     * @param inclusive whether a row with these values belongs to the page
     */
    record Place(List<@Nullable String> values, boolean backwards, boolean inclusive) {}

    <T> Cursor<T> of(Place place) {
        var out = new ByteArrayOutputStream();
        out.write(VERSION);
        out.writeBytes(fingerprint());
        out.write((place.backwards() ? BACKWARDS : 0) | (place.inclusive() ? INCLUSIVE : 0));
        for (String value : place.values()) {
            byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(value == null ? -1 : bytes.length)
                    .array());
            out.writeBytes(bytes);
        }
        out.writeBytes(signature(out.toByteArray()));
        return Cursor.parse(Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray()));
    }

    /**
     * The place that a client sent back.
     *
     * @param columns how many the order has
     * @throws InvalidInput when it is none of this query
     */
    Place place(Cursor<?> cursor, int columns) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(cursor.toString());
        } catch (IllegalArgumentException e) {
            throw refused("is no cursor");
        }
        int signed = all.length - SIGNATURE;
        if (signed < 2 + FINGERPRINT || all[0] != VERSION) {
            throw refused("is no cursor, or one of another version");
        }
        byte[] content = Arrays.copyOf(all, signed);
        if (!MessageDigest.isEqual(signature(content), Arrays.copyOfRange(all, signed, all.length))) {
            throw refused("was changed, or signed with another key");
        }
        ByteBuffer in = ByteBuffer.wrap(content, 1, signed - 1);
        byte[] fingerprint = new byte[FINGERPRINT];
        in.get(fingerprint);
        if (!Arrays.equals(fingerprint, fingerprint())) {
            throw refused("is of another query: its table, order or the kinds of its conditions were others");
        }
        return place(in, columns);
    }

    private Place place(ByteBuffer in, int columns) {
        try {
            int flags = in.get();
            List<@Nullable String> values = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                int length = in.getInt();
                if (length < 0) {
                    values.add(null);
                } else {
                    byte[] bytes = new byte[Math.min(length, in.remaining() + 1)];
                    in.get(bytes);
                    values.add(new String(bytes, StandardCharsets.UTF_8));
                }
            }
            return new Place(values, (flags & BACKWARDS) != 0, (flags & INCLUSIVE) != 0);
        } catch (BufferUnderflowException e) {
            throw refused("is no cursor"); // of whoever has the key
        }
    }

    private InvalidInput refused(String why) {
        return new InvalidInput(id, "cursor", why + "\nhelp: answer 400, or start again at the first page");
    }

    private byte[] fingerprint() {
        try {
            return Arrays.copyOf(
                    MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8)), FINGERPRINT);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e); // each JVM has it
        }
    }

    private byte[] signature(byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e); // each JVM has it
        }
    }
}
