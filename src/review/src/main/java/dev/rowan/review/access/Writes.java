package dev.rowan.review.access;

import dev.rowan.review.access.Relations.Relation;
import dev.rowan.review.access.Write.Event;
import dev.rowan.review.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The commands of a statement's tree that write. */
final class Writes {
    /** {@code CmdType} of nodes.h. */
    private static final int UPDATE = 2;

    private static final int INSERT = 3;
    private static final int DELETE = 4;
    private static final int MERGE = 5;

    /** {@code OnConflictAction}. */
    private static final int DO_UPDATE = 2;

    private final Relations relations;
    private final List<Write> found = new ArrayList<>();

    private Writes(Relations relations) {
        this.relations = relations;
    }

    /** Of the trees of a statement. */
    static List<Write> of(List<Node> trees, Relations relations) {
        var writes = new Writes(relations);
        trees.stream().flatMap(Writes::nodes).filter(n -> n.is("QUERY")).forEach(writes::add);
        return writes.found;
    }

    private void add(Node query) {
        int target = query.integer("resultRelation");
        if (target == 0) {
            return;
        }
        Node entry = query.nodes("rtable").get(target - 1);
        Optional<Relation> table = relations.find(entry.number("relid"));
        if (table.isEmpty()) {
            return;
        }
        boolean heirs = entry.flag("inh");
        command(table.get(), query.integer("commandType"), query.nodes("targetList"), heirs);
        query.nodes("mergeActionList")
                .forEach(a -> command(table.get(), a.integer("commandType"), a.nodes("targetList"), heirs));
        Node conflict = query.node("onConflict");
        if (conflict != null && conflict.integer("action") == DO_UPDATE) {
            command(
                    table.get(),
                    UPDATE,
                    conflict.nodes("onConflictSet"),
                    table.get().isPartitioned());
        }
    }

    private void command(Relation table, int command, List<Node> targets, boolean heirs) {
        switch (command) {
            case INSERT -> found.add(write(table, Event.INSERT, Optional.empty(), table.isPartitioned()));
            case DELETE -> found.add(write(table, Event.DELETE, Optional.empty(), heirs));
            case UPDATE -> found.add(write(table, Event.UPDATE, Optional.of(columns(table, targets)), heirs));
            case MERGE -> {} // its actions say
            default -> {}
        }
    }

    private static Set<String> columns(Relation table, List<Node> targets) {
        Set<String> columns = new HashSet<>();
        targets.stream()
                .filter(t -> !t.flag("resjunk"))
                .forEach(t -> columns.addAll(table.names(List.of(t.integer("resno")))));
        return columns;
    }

    private static Write write(Relation table, Event event, Optional<Set<String>> columns, boolean heirs) {
        return new Write(table.oid(), event, columns, heirs, false);
    }

    private static Stream<Node> nodes(@Nullable Object value) {
        return switch (value) {
            case Node node ->
                Stream.concat(Stream.of(node), node.fields().values().stream().flatMap(Writes::nodes));
            case List<?> list -> list.stream().flatMap(Writes::nodes);
            case null, default -> Stream.of();
        };
    }
}
