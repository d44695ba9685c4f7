package com.example.school.app;

import dev.rowan.pgvector.Vector;
import java.util.Locale;
import java.util.Random;

/**
 * What a model of embeddings would be asked for: texts that share words are near to each other. Each word is a direction that its hash
 * seeds, and a text is the sum of its words, of length 1. The same text gives the same vector everywhere.
 */
public final class Embeddings {
    public static final int DIMENSIONS = 1536;

    private Embeddings() {}

    /** The embedding of a text with at least one word. */
    public static Vector of(String text) {
        double[] sum = new double[DIMENSIONS];
        for (String word : text.toLowerCase(Locale.ROOT).split("\\P{L}+", -1)) {
            if (word.length() > 2) { // a, of, to
                var direction = new Random(word.hashCode());
                for (int i = 0; i < DIMENSIONS; i++) {
                    sum[i] += direction.nextDouble() - 0.5;
                }
            }
        }
        double squares = 0;
        for (double element : sum) {
            squares += element * element;
        }
        if (squares == 0) {
            throw new IllegalArgumentException("the text has no word");
        }
        float[] unit = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            unit[i] = (float) (sum[i] / Math.sqrt(squares));
        }
        return Vector.of(unit);
    }
}
