package dev.rowan.codegen.queries;

import dev.rowan.codegen.problem.NearestName;
import java.util.List;

/** What a statement starts with, and what to do where that is not a query's. */
final class FirstWord {
    private static final List<String> VERBS =
            List.of("select", "with", "values", "table", "insert", "update", "delete", "merge", "call");

    private FirstWord() {}

    static boolean isOfQuery(String word) {
        return VERBS.contains(word);
    }

    /** Help. */
    static String insteadOf(String word) {
        return switch (word) {
            case "begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release" ->
                "begin and end transactions by db.transaction(...)";
            case "create", "alter", "drop", "grant", "revoke", "comment" -> "write a migration";
            case "do" -> "make it a procedure in a migration, and call it";
            case "prepare", "execute", "deallocate" ->
                "the driver prepares statements by itself, and prepared transactions are an XA data source's affair";
            case "set", "reset" -> "write select set_config('work_mem', :value, true) as value, for one transaction";
            case "copy" -> "read by -- returns: stream, write by insertAll, or use the driver's CopyManager";
            case "listen", "unlisten" -> "use a connection of its own, outside of the pool";
            case "notify" -> "write select pg_notify(:channel, :payload), with -- returns: exec";
            case "explain" -> "run it in psql, and write the query alone into the file";
            default ->
                word.startsWith("\\")
                        ? "leave commands of psql out; psql -v gives a parameter its value"
                        : NearestName.didYouMean(
                                word,
                                VERBS,
                                "it is one of " + String.join(", ", VERBS) + "; all else can be run by db.dsl()");
        };
    }
}
