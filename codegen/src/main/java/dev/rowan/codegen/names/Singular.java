package dev.rowan.codegen.names;

import io.github.encryptorcode.pluralize.Pluralize;
import java.util.List;
import java.util.regex.Pattern;

/** The singular of an English noun, as a row is called, {@code OrderItem} of {@code OrderItems}, and the way back. */
public final class Singular {
    /** Words whose plural only adds an s, where the library takes more away. */
    private static final String ONLY_S = "(cache|headache|niche|avalanche|selfie|fuse)s$";

    /** Singulars that end in s, where the library takes it for a plural's; it knows -us and -ss itself. */
    private static final List<String> SINGULAR = List.of(
            ".*(sis|itis|polis|xis)", // all but taxis
            ".*(bias|canvas|pancreas|christmas|pyjamas|pajamas)",
            ".*(chaos|cosmos|ethos|pathos|thermos|asbestos|rhinoceros)",
            "(clemat|debr|ib|marqu|pelv|pen|tenn|tun|trell)is",
            "(kansas|lens|texas|vegas|judas|xmas|venus)");

    private static final Pattern NOT_PLURAL =
            Pattern.compile("(?!taxis$|maxis$)(" + String.join("|", SINGULAR) + ")", Pattern.CASE_INSENSITIVE);

    /** Words that are their own plural, also at the end of a word, where no capital shows where one begins. */
    private static final List<String> NO_PLURAL = List.of(
            ".*(data|feedback|money|progress|species|headquarters|diabetes|rabies)",
            ".*(kubernetes|postgres|redis)",
            // sciences; not metrics, topics, statistics, mechanics: each of these has rows
            ".*(acoust|aerob|aesthet|analyt|athlet|econom|electron|eth|genet|gymnast|informat|linguist|logist|mathemat|phys"
                    + "|robot|semant|dynam)ics",
            "(optics|politics|chassis|corps|goods|herpes|kudos|news|overseas|scabies|series|whereas)",
            // no nouns
            "(al|side)ways|sometimes|perhaps|besides|(to|after|back|up|down|in|out)wards",
            "yes|his|hers|its|ours|yours|theirs|does|has|is|this|thus|us|was",
            // abbreviations; not ids, ips, dbs, pcs and vms, which are several
            "aws|cms|crs|css|dbms|dms|dns|dos|ecs|eks|ems|eos|fps|gcs|gis|gps|[kmg]?bps|hls|https|info|iops|ios|js|kms"
                    + "|lis|lms|mms|nas|nfs|oms|os|[ips]aas|pms|pos|qos|rds|rps|rss|sas|sms|sns|sos|sqs|sts|tls|tms|tps|ups|wms");

    private static final Pattern OWN_PLURAL =
            Pattern.compile("(" + String.join("|", NO_PLURAL) + ")", Pattern.CASE_INSENSITIVE);

    static {
        Pluralize.addSingularRule(Pattern.compile(ONLY_S, Pattern.CASE_INSENSITIVE), "$1");
        Pluralize.addSingularRule(Pattern.compile("(canvas|lens|veto|bias|virus)es$", Pattern.CASE_INSENSITIVE), "$1");
        Pluralize.addSingularRule(Pattern.compile("(oas)es$", Pattern.CASE_INSENSITIVE), "$1is");
        Pluralize.addPluralRule(Pattern.compile("(bias|canvas|virus)$", Pattern.CASE_INSENSITIVE), "$1es");
        Pluralize.addPluralRule(Pattern.compile("(bas|oas)is$", Pattern.CASE_INSENSITIVE), "$1es");
        Pluralize.addIrregularRule("schema", "schemas");
        Pluralize.addIrregularRule("axis", "axes");
    }

    private Singular() {}

    /** Of a name in camel case, whose last word it changes. */
    public static String of(String plural) {
        int last = lastWord(plural);
        String word = plural.substring(last);
        if (OWN_PLURAL.matcher(word).matches() || NOT_PLURAL.matcher(word).matches()) {
            return plural;
        }
        String singular = Pluralize.singular(word);
        return singular.isEmpty() ? plural : plural.substring(0, last) + singular; // S
    }

    /** Of a noun with a capital: the same, where it is a plural already. */
    static String pluralOf(String noun) {
        int last = lastWord(noun);
        String word = noun.substring(last);
        return OWN_PLURAL.matcher(word).matches() || !of(noun).equals(noun)
                ? noun
                : noun.substring(0, last) + Pluralize.plural(word);
    }

    /** Where it begins: some of the library's rules are for whole words, {@code Series} and not {@code UserSeries}. */
    private static int lastWord(String name) {
        int last = name.length() - 1;
        while (last > 0 && !Character.isUpperCase(name.charAt(last))) {
            last--;
        }
        return Math.max(last, 0);
    }
}
