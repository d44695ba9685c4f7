package dev.rowan.codegen.names;

import io.github.encryptorcode.pluralize.Pluralize;
import java.util.List;
import java.util.regex.Pattern;

/** The singular of an English noun, as a row is called, {@code OrderItem} of {@code OrderItems}, and the way back. */
public final class Singular {
    /** Words whose plural only adds an s, where the library takes more away. */
    private static final String ONLY_S = "(cache|headache|niche|avalanche|selfie)s$";

    /** Words that are their own plural. Those with a capital are whole words: {@code StreamPos}, and not {@code Repos}. */
    private static final List<String> NO_PLURAL = List.of(
            "data$",
            "ethics$",
            "feedback$",
            "kubernetes$",
            "mathematics$",
            "money$",
            "physics$",
            "postgres$",
            "progress$",
            "redis$",
            "species$",
            "(^|[a-z])(Aws|Cms|Css|Dns|Gps|Https|Info|Ios|Js|Lens|Lms|Mms|Nfs|Os|Pms|Pos|Qos|Rds|Rss|Sms|Sns|Sos|Sqs|Tls)$",
            "(^|[a-z])(Has|Is|This|Us|Was)$");

    static {
        Pluralize.addSingularRule(Pattern.compile(ONLY_S, Pattern.CASE_INSENSITIVE), "$1");
        Pluralize.addSingularRule(Pattern.compile("(canvas|lens|veto|bias|virus)es$", Pattern.CASE_INSENSITIVE), "$1");
        Pluralize.addSingularRule(Pattern.compile("(basis|bias|canvas|chaos)$", Pattern.CASE_INSENSITIVE), "$1");
        Pluralize.addPluralRule(Pattern.compile("(bias|canvas|virus)$", Pattern.CASE_INSENSITIVE), "$1es");
        Pluralize.addPluralRule(Pattern.compile("(bas)is$", Pattern.CASE_INSENSITIVE), "$1es");
        Pluralize.addIrregularRule("schema", "schemas");
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

    /** Of a noun with a capital: the same, where it is a plural already. */
    static String pluralOf(String noun) {
        return of(noun).equals(noun) ? Pluralize.plural(noun) : noun;
    }
}
