package dev.rowan.postgres;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the statements of a migration in its file, one after the other, since Flyway tells their texts alone. */
final class StatementPlaces {
    private final MigrationWatch.Migration migration;
    private final String text;
    private int number;
    private int end;
    private MigrationWatch.@Nullable Statement current;

    StatementPlaces(MigrationWatch.Migration migration, String file, Map<String, String> placeholders) {
        this.migration = migration;
        this.text = replaced(file, placeholders);
    }

    private static String replaced(String file, Map<String, String> placeholders) {
        String replaced = file;
        for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
            replaced = replaced.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
        }
        return replaced;
    }

    MigrationWatch.Migration migration() {
        return migration;
    }

    /** The one that Flyway sends next; a text that is not found counts from where the last one ended. */
    MigrationWatch.Statement next(String sent) {
        String statement = FailedStatement.withoutComments(sent.strip().replaceFirst(";\\z", ""))
                .stripTrailing();
        int begin = text.indexOf(statement.lines().findFirst().orElse(statement), end);
        if (begin >= 0) {
            end = begin + (text.startsWith(statement, begin) ? statement.length() : 1);
        }
        int line = 1
                + (int) text.substring(0, begin < 0 ? end : begin)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        current = new MigrationWatch.Statement(migration, ++number, line, statement);
        return current;
    }

    MigrationWatch.Statement current() {
        if (current == null) {
            throw new IllegalStateException("no statement yet");
        }
        return current;
    }
}
