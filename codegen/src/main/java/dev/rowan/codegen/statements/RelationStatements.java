package dev.rowan.codegen.statements;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.KeyModel;
import dev.rowan.codegen.names.NamedRelation;
import dev.rowan.codegen.names.NamedRelation.Junction;
import dev.rowan.codegen.names.NamedRelation.Kind;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.statements.StatementModel.Parameter;
import dev.rowan.codegen.statements.StatementModel.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The SELECT by which a shape reads a relation for rows whose keys are given, as the runtime's GraphSql composes it: a shape
 * puts one for each of its relations into one string.
 */
public final class RelationStatements {
    /** Of these the client sorts. */
    private static final Set<String> COUNTABLE = Set.of("int2", "int4", "int8");

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
                relation.near().stream()
                        .map(c -> new Parameter(from.member(c), c.declaredType() + "[]"))
                        .toList(),
                results(relation),
                relation.kind() == Kind.TO_MANY ? "any number of rows for each key" : "at most one row for each key",
                List.of());
    }

    private static String junctionKeys(NamedRelation relation, Junction junction) {
        return IntStream.range(0, junction.near().size())
                .mapToObj(i -> "junction_." + junction.near().get(i)
                        + (relation.near().get(i).type().goesAsText() ? "::text, " : ", "))
                .collect(Collectors.joining());
    }

    private static String tables(NamedRelation relation) {
        String to = relation.target().model().sqlName();
        Junction junction = relation.junction();
        return junction == null
                ? to
                : junction.table().model().sqlName() + " as junction_\njoin " + to + " on "
                        + IntStream.range(0, junction.far().size())
                                .mapToObj(i -> to + "." + relation.far().get(i) + " = junction_."
                                        + junction.far().get(i))
                                .collect(Collectors.joining(" and "));
    }

    private static String member(NamedRelation relation) {
        Junction junction = relation.junction();
        String table = junction == null ? relation.target().model().sqlName() : "junction_";
        List<String> here = (junction == null ? relation.far() : junction.near())
                .stream().map(c -> table + "." + c).toList();
        List<String> types = relation.types().stream()
                .map(type -> "::" + type.sqlName() + "[]")
                .toList();
        String given = types.stream().map(type -> SqlText.PARAMETER + type).collect(Collectors.joining(", "));
        return here.size() == 1
                ? here.getFirst() + " = any((select " + given + ")" + types.getFirst() + ")"
                : "(" + String.join(", ", here) + ") in (select * from unnest(" + given + "))";
    }

    private static String order(NamedRelation relation) {
        NamedTable to = relation.target();
        List<ColumnModel> key = to.model().primaryKey().map(KeyModel::columns).orElse(List.of());
        boolean byClient = key.size() == 1
                && COUNTABLE.contains(key.getFirst().type().name())
                && key.getFirst().type().builtIn();
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
                        "junction_." + relation.junction().near().get(i),
                        relation.near().get(i).declaredType(),
                        false));
            }
        }
        relation.target().model().columns().forEach(c -> results.add(Result.of(c)));
        return results;
    }
}
