package dev.rowan.review.pages;

import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.MigrationStatement;
import dev.rowan.review.Review;
import dev.rowan.review.ReviewedMigration;
import dev.rowan.review.ReviewedStatement;
import dev.rowan.review.ReviewedTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where things stand: the page of a statement, of a table, of a migration, and links to them. */
final class Places {
    private final Map<String, String> statements = new HashMap<>();
    private final Map<String, String> tables = new HashMap<>();
    private final Map<String, String> migrations = new HashMap<>();

    Places(Review review) {
        Set<String> taken = new HashSet<>();
        Map<String, String> prefixes = prefixes(review);
        for (ReviewedTable table : review.tables()) {
            tables.put(
                    table.name(),
                    free(prefixes.getOrDefault(table.name(), fileName(Words.table(table.name()))), taken));
        }
        prefixes.forEach((table, prefix) -> tables.computeIfAbsent(table, t -> free(prefix, taken)));
        for (ReviewedStatement statement : review.statements()) {
            CataloguedStatement one = statement.statement();
            statements.put(
                    one.id(),
                    one.table()
                            .map(t -> "tables/" + tables.get(t) + ".sql")
                            .orElse("statements/" + fileName(one.id()) + ".sql"));
        }
        for (ReviewedMigration migration : review.migrations()) {
            if (hasPage(review, migration)) {
                migrations.put(
                        migration.file(),
                        "migrations/" + fileName(migration.file().replaceFirst("\\.sql$", "")) + ".md");
            }
        }
    }

    /** A migration that the release has new; all of them where there is nothing to compare with. */
    static boolean hasPage(Review review, ReviewedMigration migration) {
        return migration.isNew() || review.against().isEmpty();
    }

    /** What a table's statements are called before the last dot, which is unique. */
    private static Map<String, String> prefixes(Review review) {
        Map<String, String> prefixes = new HashMap<>();
        for (ReviewedStatement statement : review.statements()) {
            CataloguedStatement one = statement.statement();
            int dot = one.id().lastIndexOf('.');
            if (dot > 0) {
                one.table().ifPresent(t -> prefixes.putIfAbsent(t, one.id().substring(0, dot)));
            }
        }
        return prefixes;
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    private static String fileName(String name) {
        return name.replaceAll("[^A-Za-z0-9_.+-]", "_");
    }

    /** The path of the page that has this statement. */
    String ofStatement(String id) {
        return statements.getOrDefault(id, "README.md");
    }

    /** The path of a table's page, without its ending. */
    String ofTable(String name) {
        return "tables/" + tables.getOrDefault(name, fileName(Words.table(name)));
    }

    boolean hasTable(String name) {
        return tables.containsKey(name);
    }

    Optional<String> ofMigration(String file) {
        return Optional.ofNullable(migrations.get(file));
    }

    static String where(ReviewedMigration migration, MigrationStatement statement) {
        return migration.file() + "#" + statement.number();
    }

    /** A link to a finding's place, from a page that is {@code up} ({@code ""} or {@code "../"}) below the folder. */
    String link(String where, String up) {
        String shown = "`" + where + "`";
        if (statements.containsKey(where)) {
            return "[" + shown + "](" + up + statements.get(where) + ")";
        }
        int hash = where.lastIndexOf('#');
        String file = hash < 0 ? where : where.substring(0, hash);
        if (migrations.containsKey(file)) {
            return "[" + shown + "](" + up + migrations.get(file) + (hash < 0 ? "" : where.substring(hash)) + ")";
        }
        return tables.containsKey(where) ? "[" + Words.table(where) + "](" + up + ofTable(where) + ".md)" : shown;
    }
}
