package dev.rowan.codegen.statements;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.KeyModel;
import dev.rowan.codegen.catalogue.KnownType;
import dev.rowan.codegen.names.NamedRelation;
import dev.rowan.codegen.names.NamedRelation.Junction;
import dev.rowan.codegen.names.NamedRelation.Kind;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.statements.StatementModel.Parameter;
import dev.rowan.codegen.statements.StatementModel.Result;
import dev.rowan.codegen.statements.StatementModel.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The SELECT by which a shape reads a relation for rows whose keys are given, as the runtime's GraphSql composes it: a shape
 * puts one for each of its relations into one string.
 */
public final class RelationStatements {
    /** The depth of the deepest tree. */
    private static final int DEEPEST = 1000;

    private RelationStatements() {}

    /** Its id is that of the table with the relation's constant: {@code users.PROJECTS}. */
    public static StatementModel of(NamedTable from, NamedRelation relation) {
        NamedTable to = relation.target();
        Junction junction = relation.junction();
        return new StatementModel(
                from.statements() + "." + relation.constant(),
                List.of(relation.constant()),
                relation.description(),
                SqlText.marked("select "
                        + (junction == null
                                ? ColumnList.of(to, "select ")
                                : junctionKeys(relation, junction)
                                        + ColumnList.of(
                                                to, "select ", to.model().sqlName() + "."))
                        + "\nfrom " + tables(relation)
                        + "\nwhere " + member(relation)
                        + order(relation)),
                Optional.empty(),
                parameters(from, relation),
                results(relation),
                relation.kind() == Kind.TO_MANY ? "any number of rows for each key" : "at most one row for each key",
                List.of(),
                warnings(relation));
    }

    /** What {@code treeOf} sends: the rows below those whose keys are given, to its greatest depth. */
    public static StatementModel tree(NamedTable from, NamedRelation relation) {
        String table = from.model().sqlName();
        List<String> near =
                relation.near().stream().map(c -> table + "." + c.sqlName()).toList();
        String keys = String.join(", ", near);
        String tree = alias("tree_", from);
        List<String> numbered = IntStream.rangeClosed(1, near.size())
                .mapToObj(i -> alias("key" + i + "_", from))
                .toList();
        String below = """
                with recursive %1$s (%2$s, depth_) as (select %3$s, 1 from %4$s
                where %5$s
                union select %3$s, %1$s.depth_ + 1 from %1$s
                join %4$s on (%6$s) = (%7$s)
                where %1$s.depth_ < %8$d)
                select %2$s from %1$s""".formatted(
                        tree,
                        String.join(", ", numbered),
                        keys,
                        table,
                        member(relation),
                        relation.far().stream().map(c -> table + "." + c).collect(Collectors.joining(", ")),
                        numbered.stream().map(k -> tree + "." + k).collect(Collectors.joining(", ")),
                        DEEPEST);
        return new StatementModel(
                from.statements() + "." + relation.constant() + "+tree",
                List.of(relation.constant()),
                "All rows below, by treeOf to the depth " + DEEPEST + "; a shape has its own in this place. "
                        + relation.description(),
                SqlText.marked("select " + ColumnList.of(from, "select ") + "\nfrom " + table + "\nwhere "
                        + (near.size() == 1
                                ? keys + " = any(array(" + below + "))"
                                : "(" + keys + ") in (" + below + ")")
                        + order(relation)),
                Optional.empty(),
                parameters(from, relation),
                results(relation),
                "any number of rows for each key",
                List.of(),
                warnings(relation));
    }

    private static List<Parameter> parameters(NamedTable from, NamedRelation relation) {
        return relation.near().stream()
                .map(c -> new Parameter(from.member(c), new Source.Several(c)))
                .toList();
    }

    private static List<String> warnings(NamedRelation relation) {
        if (relation.indexed()) {
            return List.of();
        }
        Junction junction = relation.junction();
        NamedTable table = junction == null ? relation.target() : junction.table();
        return List.of("no index on " + table.model().sqlName() + " finds rows by ("
                + String.join(", ", junction == null ? relation.far() : junction.near())
                + "): each read may go through the whole table");
    }

    private static String junctionKeys(NamedRelation relation, Junction junction) {
        return IntStream.range(0, junction.near().size())
                .mapToObj(i -> alias("junction_", relation.target()) + "."
                        + junction.near().get(i)
                        + (relation.near().get(i).type().goesAsText()
                                ? relation.near().get(i).type().cast()
                                : "")
                        + ", ")
                .collect(Collectors.joining());
    }

    private static String tables(NamedRelation relation) {
        String to = relation.target().model().sqlName();
        String from = relation.leavesOutHeirs() ? "only " + to : to;
        Junction junction = relation.junction();
        String alias = alias("junction_", relation.target());
        return junction == null
                ? from
                : junction.table().model().sqlName() + " as " + alias + "\njoin " + from + " on "
                        + IntStream.range(0, junction.far().size())
                                .mapToObj(i -> to + "." + relation.far().get(i) + " = " + alias + "."
                                        + junction.far().get(i))
                                .collect(Collectors.joining(" and "));
    }

    private static String member(NamedRelation relation) {
        Junction junction = relation.junction();
        String table = junction == null ? relation.target().model().sqlName() : alias("junction_", relation.target());
        List<String> here = (junction == null ? relation.far() : junction.near())
                .stream().map(c -> table + "." + c).toList();
        List<String> types = relation.types().stream()
                .map(type -> "::" + type.sqlName() + "[]")
                .toList();
        String given = types.stream().map(type -> SqlText.PARAMETER + type).collect(Collectors.joining(", "));
        if (here.size() > 1) {
            return "(" + String.join(", ", here) + ") in (select * from unnest(" + given + "))";
        }
        return relation.indexed()
                ? here.getFirst() + " = any((select " + given + ")" + types.getFirst() + ")"
                : here.getFirst() + " in (select unnest((select " + given + ")))";
    }

    /** As the runtime's: a name that neither the table has nor one of its columns. */
    private static String alias(String name, NamedTable table) {
        String alias = name;
        while (table.model().name().equals(alias) || hasColumn(table, alias)) {
            alias += "_";
        }
        return alias;
    }

    private static boolean hasColumn(NamedTable table, String name) {
        return table.model().columns().stream().anyMatch(c -> c.name().equals(name));
    }

    private static String order(NamedRelation relation) {
        NamedTable to = relation.target();
        List<ColumnModel> key = to.model().primaryKey().map(KeyModel::columns).orElse(List.of());
        boolean byClient = key.size() == 1
                && key.getFirst().type().known().filter(KnownType::isInteger).isPresent(); // these the client sorts
        return relation.kind() != Kind.TO_MANY || key.isEmpty() || byClient
                ? ""
                : "\norder by "
                        + key.stream()
                                .map(c -> to.model().sqlName() + "." + c.sqlName())
                                .collect(Collectors.joining(", "));
    }

    private static List<Result> results(NamedRelation relation) {
        List<Result> results = new ArrayList<>();
        if (relation.junction() != null) {
            for (int i = 0; i < relation.near().size(); i++) {
                results.add(new Result(
                        alias("junction_", relation.target()) + "."
                                + relation.junction().near().get(i),
                        relation.near().get(i).declaredType(),
                        false));
            }
        }
        relation.target().model().columns().forEach(c -> results.add(Result.of(c)));
        return results;
    }
}
