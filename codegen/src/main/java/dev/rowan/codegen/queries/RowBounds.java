package dev.rowan.codegen.queries;

import dev.rowan.review.tree.Node;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a text reads and writes, as far as its tree says so.
 *
 * @param most of those that it returns: a number, or the name of the parameter of its LIMIT
 * @param writes a sentence for each command of it that writes
 */
public record RowBounds(Optional<String> most, List<String> writes) {
    static final RowBounds UNKNOWN = new RowBounds(Optional.empty(), List.of());

    private static final int WITH_TIES = 1;

    /** {@code names}: of the parameters, by their numbers in the tree. */
    static RowBounds of(Node tree, List<String> names, ServerCatalogue relations) {
        return new RowBounds(
                most(tree, names),
                Stars.queries(tree).flatMap(q -> writes(q, relations).stream()).toList());
    }

    private static Optional<String> most(Node query, List<String> names) {
        if (query.integer("commandType") != Scope.SELECT) {
            return isOfOneRow(query) ? Optional.of("1") : Optional.empty();
        }
        return query.integer("limitOption") == WITH_TIES ? Optional.empty() : number(query.node("limitCount"), names);
    }

    /** Of a LIMIT: what is cast to a bigint there. */
    private static Optional<String> number(@Nullable Node limit, List<String> names) {
        if (limit == null) {
            return Optional.empty();
        }
        return switch (limit.type()) {
            case "PARAM" -> Optional.of(names.get(limit.integer("paramid") - 1));
            case "CONST" ->
                Optional.of(limit).filter(c -> !c.flag("constisnull")).map(c -> constant(c.list("constvalue")));
            case "FUNCEXPR" ->
                limit.nodes("args").size() == 1 ? number(limit.nodes("args").getFirst(), names) : Optional.empty();
            case "RELABELTYPE" -> number(limit.node("arg"), names);
            default -> Optional.empty();
        };
    }

    /** The bytes of a Datum, the lowest first, each with a sign. */
    private static String constant(List<?> bytes) {
        long value = 0;
        for (int i = 0; i < bytes.size(); i++) {
            value |= (Long.parseLong(String.valueOf(bytes.get(i))) & 0xff) << (Byte.SIZE * i);
        }
        return String.valueOf(value);
    }

    private static Optional<String> writes(Node query, ServerCatalogue relations) {
        int command = query.integer("commandType");
        if (command == Scope.SELECT || query.integer("resultRelation") == 0) {
            return Optional.empty();
        }
        Node target = query.nodes("rtable").get(query.integer("resultRelation") - 1);
        String table = relations.relation(target.number("relid")).name();
        return Optional.of("writes "
                + (isOfOneRow(query) ? "at most one row" : isUnconditional(query) ? "every row" : "any number of rows")
                + " of " + table);
    }

    /** An INSERT of one list of values: it reads no other table. */
    private static boolean isOfOneRow(Node query) {
        Node from = query.node("jointree");
        return query.integer("commandType") == Scope.INSERT
                && !query.flag("hasTargetSRFs")
                && (from == null || from.list("fromlist").isEmpty());
    }

    /** An UPDATE or DELETE without WHERE and without another table to join. */
    private static boolean isUnconditional(Node query) {
        Node from = query.node("jointree");
        int command = query.integer("commandType");
        return (command == Scope.UPDATE || command == Scope.DELETE)
                && from != null
                && from.get("quals") == null
                && from.list("fromlist").size() == 1;
    }
}
