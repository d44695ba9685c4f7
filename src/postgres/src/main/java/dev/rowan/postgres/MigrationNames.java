package dev.rowan.postgres;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the files of migrations are named: {@code V1__users.sql}, {@code R__views.sql}, unless set. */
record MigrationNames(String prefix, String repeatablePrefix, String separator, List<String> suffixes) {
    static final MigrationNames DEFAULT = new MigrationNames("V", "R", "__", List.of(".sql"));

    MigrationNames {
        suffixes = List.copyOf(suffixes);
    }

    boolean isMigration(String filename) {
        String separated = Pattern.quote(separator);
        String versioned = "(?!" + separated + "|_).+?";
        return matches(
                filename,
                "(%s%s|%s|B%s|U%s)%s.*"
                        .formatted(
                                Pattern.quote(prefix),
                                versioned,
                                Pattern.quote(repeatablePrefix),
                                versioned,
                                versioned,
                                separated),
                0);
    }

    /** Whether someone meant it as a migration, and Flyway would pass it over in silence. */
    boolean isNearlyMigration(String filename) {
        return !isMigration(filename)
                && matches(
                        filename,
                        "(%1$s[\\d._]+|%2$s_+|%1$s_+\\d).*"
                                .formatted(Pattern.quote(prefix), Pattern.quote(repeatablePrefix)),
                        Pattern.CASE_INSENSITIVE);
    }

    boolean isUndo(String filename) {
        return filename.startsWith("U") && !prefix.startsWith("U") && isMigration(filename);
    }

    boolean isBaseline(String filename) {
        return filename.startsWith("B") && !prefix.startsWith("B") && isMigration(filename);
    }

    String help() {
        return equals(DEFAULT)
                ? "name files V1__users.sql or R__views.sql: capital letter, two underscores, .sql in small letters"
                : "name files %s1%susers%s or %s%sviews%s, as the settings have it"
                        .formatted(
                                prefix,
                                separator,
                                suffixes.getFirst(),
                                repeatablePrefix,
                                separator,
                                suffixes.getFirst());
    }

    private boolean matches(String filename, String name, int flags) {
        String ending = suffixes.stream().map(Pattern::quote).collect(Collectors.joining("|", "(", ")"));
        return Pattern.compile(name + ending, flags).matcher(filename).matches();
    }
}
