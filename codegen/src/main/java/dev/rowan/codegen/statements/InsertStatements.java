package dev.rowan.codegen.statements;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.KeyModel;
import dev.rowan.codegen.catalogue.KnownType;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.statements.StatementModel.Family;
import dev.rowan.codegen.statements.StatementModel.Parameter;
import dev.rowan.codegen.statements.StatementModel.Result;
import dev.rowan.codegen.statements.StatementModel.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The statement of each verb that stores new rows. Texts that the runtime makes of others are made here the same way. */
final class InsertStatements {
    private static final String IS_NEW = ",\n    xmax = 0";

    private final TableStatements statements;
    private final NamedTable table;
    private final TableModel model;
    private final TextParts parts;

    InsertStatements(TableStatements statements) {
        this.statements = statements;
        this.table = statements.table();
        this.model = table.model();
        this.parts = new TextParts(table);
    }

    StatementModel insert() {
        return insert(
                "insert",
                List.of("insert", "insertAll", "insertGraph", "insertGraphs"),
                "Stores a row, defaults filled in; several where rows that go together leave out different columns, with default"
                        + " for what only some of them leave out.",
                values(),
                "",
                Optional.of(new Family("insert", into(), "returning " + ColumnList.returning(table))),
                table.insertable(),
                single(),
                "the rows stored");
    }

    StatementModel insertIfAbsent() {
        return insert(
                "insertIfAbsent",
                List.of("insertIfAbsent"),
                "Stores a row, defaults filled in, unless one with a key of it is there.",
                values(),
                "\non conflict do nothing",
                Optional.of(Family.DERIVED),
                table.insertable(),
                single(),
                "the row, or none where one was there");
    }

    /** Its text is what the runtime's StatementFamily makes of all columns. */
    StatementModel insertAll() {
        return insert(
                "insertAll",
                List.of("insertAll", "insertGraph", "insertGraphs"),
                "Stores any number of rows that give the same columns, defaults filled in.",
                arrays(),
                "",
                Optional.of(Family.DERIVED),
                listed(),
                several(),
                "the rows stored");
    }

    StatementModel upsert(KeyModel key) {
        return insert(
                "upsert" + statements.end(key),
                List.of("upsert" + statements.end(key)),
                "Stores a row, or writes the columns that it sets, or those of a patch, to the one with its "
                        + TextParts.named(key.columns()) + ".",
                values(),
                onConflict(key, table.insertable()),
                Optional.of(Family.DERIVED),
                table.insertable(),
                single(),
                "the row");
    }

    StatementModel telling(KeyModel key) {
        StatementModel upsert = upsert(key);
        String verb = "upsert" + statements.end(key) + "AndTell";
        List<Result> results = new ArrayList<>(upsert.results());
        results.add(new Result("?column?", "boolean", false));
        return new StatementModel(
                parts.id(verb),
                List.of(verb),
                "Stores a row, or writes the columns that it sets to the one with its " + TextParts.named(key.columns())
                        + "; says whether the row is new.",
                new SqlText(upsert.sql().jdbc() + IS_NEW, upsert.sql().numbered() + IS_NEW),
                Optional.of(Family.DERIVED),
                upsert.parameters(),
                results,
                "the row",
                upsert.optional());
    }

    StatementModel upsertAll(KeyModel key) {
        return insert(
                "upsertAll" + statements.end(key),
                List.of("upsertAll" + statements.end(key)),
                "Stores any number of rows that set the same columns, or writes these to the ones with their "
                        + TextParts.named(key.columns()) + ".",
                arrays(),
                onConflict(key, listed()),
                Optional.of(Family.DERIVED),
                listed(),
                several(),
                "the rows stored");
    }

    private List<Parameter> single() {
        return parts.parameters(table.insertable());
    }

    /** Where no column can be given, how many rows. */
    private List<Parameter> several() {
        return listed().isEmpty()
                ? List.of(new Parameter("rows", new Source.Amount(KnownType.INT4)))
                : parts.arrayParameters(listed());
    }

    private StatementModel insert(
            String verb,
            List<String> methods,
            String description,
            String rows,
            String onConflict,
            Optional<Family> family,
            List<ColumnModel> columns,
            List<Parameter> parameters,
            String returned) {
        return new StatementModel(
                parts.id(verb),
                methods,
                description,
                SqlText.marked(into() + rows + onConflict + "\nreturning " + ColumnList.returning(table)),
                family,
                parameters,
                parts.results(),
                returned,
                table.optional().stream()
                        .filter(columns::contains)
                        .map(ColumnModel::sqlName)
                        .toList());
    }

    private String into() {
        return "insert into " + model.sqlName();
    }

    private String values() {
        List<ColumnModel> columns = table.insertable();
        return columns.isEmpty()
                ? " default values"
                : " (" + TextParts.sqlNames(columns) + ")\nvalues (" + parts.markers(columns) + ")";
    }

    private String arrays() {
        List<ColumnModel> columns = listed();
        return columns.isEmpty()
                ? "\nselect from generate_series(1, " + SqlText.PARAMETER + ")"
                : " (" + TextParts.sqlNames(columns) + ")\nselect "
                        + columns.stream().map(parts::elements).collect(Collectors.joining(",\n    "));
    }

    /** The columns whose values can be those of an array. */
    private List<ColumnModel> listed() {
        return table.insertable().stream().filter(c -> !table.isBound(c)).toList();
    }

    /** {@code (tenant_id, number) where deleted_at is null}. */
    static String target(KeyModel key) {
        return "(" + TextParts.sqlNames(key.target()) + ")"
                + (key.predicate().isEmpty() ? "" : " where " + key.predicate());
    }

    private String onConflict(KeyModel key, List<ColumnModel> given) {
        String set = given.stream()
                .filter(c -> !key.columns().contains(c) && !model.inPrimaryKey(c))
                .map(c -> c.sqlName() + " = excluded." + c.sqlName())
                .collect(Collectors.joining(",\n    "));
        String first = key.columns().getFirst().sqlName();
        return "\non conflict " + target(key) + " do update\nset "
                + (set.isEmpty() ? first + " = " + model.sqlName() + "." + first : set)
                + parts.nextVersion(model.sqlName());
    }
}
