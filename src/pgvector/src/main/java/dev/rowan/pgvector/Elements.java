package dev.rowan.pgvector;

import java.util.Collection;

/** The floats of a vector: checked as PostgreSQL does, read and written. Messages hold no value. */
final class Elements {
    private static final int MOST = 16_000;

    private Elements() {}

    /** The same array. */
    static float[] checked(float[] values, String type) {
        if (values.length == 0 || values.length > MOST) {
            throw new IllegalArgumentException(
                    "a " + type + " has from 1 to " + MOST + " elements, and this one has " + values.length);
        }
        return finite(values, type);
    }

    /** The same array. */
    static float[] finite(float[] values, String type) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "element " + (i + 1) + " is not finite, and " + type + " has finite ones only");
            }
        }
        return values;
    }

    static float[] unboxed(Collection<Float> values) {
        float[] floats = new float[values.size()];
        int i = 0;
        for (float value : values) {
            floats[i++] = value;
        }
        return floats;
    }

    /** {@code [1,2,3]}, or an array of PostgreSQL's: {@code {1,2,3}}. */
    static float[] parse(String text, char open, char close) {
        int end = text.length() - 1;
        if (end < 2 || text.charAt(0) != open || text.charAt(end) != close) {
            throw unreadable("vector");
        }
        float[] values = new float[1 + (int) text.chars().filter(c -> c == ',').count()];
        int from = 1;
        try {
            for (int i = 0; i < values.length; i++) {
                int comma = text.indexOf(',', from);
                values[i] = Float.parseFloat(text.substring(from, comma < 0 ? end : comma));
                from = comma + 1;
            }
        } catch (NumberFormatException e) {
            throw unreadable("vector");
        }
        return values;
    }

    static IllegalArgumentException unreadable(String type) {
        return new IllegalArgumentException("the text is no " + type + " as PostgreSQL prints it");
    }

    static String text(float[] values) {
        var text = new StringBuilder(12 * values.length).append('[');
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ",").append(values[i]);
        }
        return text.append(']').toString();
    }
}
