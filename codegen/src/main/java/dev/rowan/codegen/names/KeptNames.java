package dev.rowan.codegen.names;

import dev.rowan.codegen.catalogue.ColumnModel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names of methods that no query file can have: those of verbs, also of verbs to come, so that a new one breaks no build.
 * {@code docs/names.md} publishes them. A star stands for the columns of a key, as in {@code findByEmail}.
 */
public final class KeptNames {
    /** Of repositories, which have them where the table allows. */
    static final List<String> VERBS = words("""
            all count where list listBy* find findBy* findAll findMap get getBy* exists lock claim
            insert insertAll copyIn insertIfAbsent insertGraph insertGraphs
            upsert upsertBy* upsertAndTell upsertBy*AndTell upsertAll upsertAllBy* copyUpsert copyUpsertBy*
            update updateBy* updateAndGet updateAll updateWhere delete deleteBy* deleteAll deleteWhere deleteUnchanged restore erase
            refresh refreshConcurrently
            """);

    /** Of repositories, to come. */
    static final List<String> PLANNED = words("""
            getAll getMap existsBy* existsAll stream
            insertAndTell insertIfAbsentBy* insertAllIfAbsent getOrInsert getOrInsertBy*
            upsertAllAndTell upsertGraph upsertGraphs
            updateAllAndGet updateWhereAndGet updateGraph
            deleteAndGet deleteWhereAndGet deleteGraph truncate
            lockBy* lockAll tryLock
            copyOut
            model changed
            """);

    /** Of everything that has the methods of queries. */
    static final List<String> INHERITED = words("""
            session equals hashCode toString getClass notify notifyAll wait clone finalize
            """);

    private KeptNames() {}

    /** Whether one is kept for a verb of a table's repository. */
    public static boolean isOfVerb(String method, NamedTable table) {
        return Stream.concat(VERBS.stream(), PLANNED.stream()).anyMatch(name -> matches(name, method, table));
    }

    /** Whether one is there in whatever has the methods of queries. */
    public static boolean isInherited(String method) {
        return INHERITED.contains(method);
    }

    private static boolean matches(String name, String method, NamedTable table) {
        return name.contains("*")
                ? keys(name, table)
                        .anyMatch(columns ->
                                name.replace("*", table.joined(columns)).equals(method))
                : name.equals(method);
    }

    /** Foreign keys lead to lists, unique ones to a row. */
    private static Stream<List<ColumnModel>> keys(String name, NamedTable table) {
        return name.startsWith("listBy")
                ? table.model().foreignKeys().stream().map(k -> k.columns())
                : table.model().keys().stream().map(k -> k.columns());
    }

    private static List<String> words(String names) {
        return Arrays.stream(names.split("\\s+")).toList();
    }
}
