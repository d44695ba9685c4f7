package dev.rowan.postgres;

import org.jspecify.annotations.Nullable;

/** What to do about a migration that fails. */
final class MigrationAdvice {
    private MigrationAdvice() {}

    private static final String EXTENSION =
            "set ROWAN_SERVER to the URL of a server that has the extension (the embedded one has those of PostgreSQL's contrib)";

    static final String DEFERRED =
            "correct the rows, or the constraint, which is deferred; with \"set constraints all immediate\" after a statement the"
                    + " failure has its line";

    static String forState(@Nullable String state, String message) {
        if (message.contains(" extension ")) {
            return EXTENSION;
        }
        if (message.contains("at or near \"\\\"")) {
            return "leave out what only psql knows, such as \\d and \\copy: migrations are SQL";
        }
        return switch (state == null ? "" : state) {
            case "55P04", "25001", "2D000" ->
                "put executeInTransaction=false into a file beside this one, of the same name with .conf appended";
            case "42704" ->
                "correct the name, or make it in an earlier statement; that of an extension is there after create extension";
            case "42P01", "3F000" ->
                "create it in an earlier migration; migrations run in the order of their versions, on an empty database";
            default -> "correct the statement; the database was a throw-away one, so nothing has to be repaired";
        };
    }

    static String forText(String text) {
        if (text.contains("placeholder")) {
            return "give the placeholder a value, or switch placeholder replacement off, as the deployment does";
        }
        if (text.contains("mixed")) {
            return "split the file in two, or allow mixed migrations, as the deployment does";
        }
        return "correct the migration; the database was a throw-away one, so nothing has to be repaired";
    }
}
