package dev.rowan.postgres;

import org.jspecify.annotations.Nullable;

/** What to do about a migration that fails. */
final class MigrationAdvice {

    private MigrationAdvice() {}

    static String forState(@Nullable String state) {
        return switch (state == null ? "" : state) {
            case "55P04", "25001" ->
                "put executeInTransaction=false into a file beside this one, of the same name with .conf appended";
            case "0A000", "58P01", "42704" ->
                "correct the statement; if it needs an extension, set ROWAN_SERVER to the URL of a server that has it (the embedded one has those of PostgreSQL's contrib)";
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
