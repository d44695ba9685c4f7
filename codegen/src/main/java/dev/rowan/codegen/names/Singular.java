package dev.rowan.codegen.names;

import io.github.encryptorcode.pluralize.Pluralize;
import java.util.List;
import java.util.regex.Pattern;

/** The singular of an English noun, as a row is called: {@code OrderItem} of {@code OrderItems}. */
public final class Singular {
    /** Words whose plural only adds an s, where the library takes more away. */
    private static final String ONLY_S = "(cache|headache|niche|avalanche|selfie)s$";

    /** Words that end in s and are no plural. */
    private static final List<String> NO_PLURAL =
            List.of("species$", "physics$", "mathematics$", "ethics$", "(^|[a-z])(Sms|Gps|Dns|Aws)$", "(^|[a-z])Lens$");

    static {
        Pluralize.addSingularRule(Pattern.compile(ONLY_S, Pattern.CASE_INSENSITIVE), "$1");
        Pluralize.addSingularRule(Pattern.compile("(canvas|lens|veto)es$", Pattern.CASE_INSENSITIVE), "$1");
        Pluralize.addIrregularRule("axis", "axes");
        Pluralize.addSingularRule(Pattern.compile("Axes$"), "Axis"); // user_axes, and not taxes
        for (String word : NO_PLURAL) {
            boolean capital = word.startsWith("(");
            Pluralize.addUncountableRule(Pattern.compile(word, capital ? 0 : Pattern.CASE_INSENSITIVE));
        }
    }

    private Singular() {}

    /** Of a name in camel case, whose last word it changes. */
    public static String of(String plural) {
        String singular = Pluralize.singular(plural);
        return singular.isEmpty() ? plural : singular; // S
    }
}
