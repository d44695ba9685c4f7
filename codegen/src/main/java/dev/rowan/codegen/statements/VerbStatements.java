package dev.rowan.codegen.statements;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.ForeignKeyModel;
import dev.rowan.codegen.catalogue.KeyModel;
import dev.rowan.codegen.catalogue.KnownType;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.statements.StatementModel.Family;
import dev.rowan.codegen.statements.StatementModel.Parameter;
import dev.rowan.codegen.statements.StatementModel.Result;
import dev.rowan.codegen.statements.StatementModel.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statement of each verb of a table but those that store new rows. Texts that the runtime makes of others are made here the same way. */
final class VerbStatements {
    private final TableStatements statements;
    private final NamedTable table;
    private final TableModel model;
    private final TextParts parts;

    VerbStatements(TableStatements statements) {
        this.statements = statements;
        this.table = statements.table();
        this.model = table.model();
        this.parts = new TextParts(table);
    }

    StatementModel find(KeyModel key) {
        return select(
                List.of("find", "get"),
                "The row with this primary key.",
                "\nwhere " + equal(key.columns()),
                parts.parameters(key.columns()),
                "at most one row");
    }

    StatementModel findBy(KeyModel key) {
        String end = "By" + table.joined(key.columns());
        return select(
                List.of("find" + end, "get" + end),
                "The row with this " + TextParts.named(key.columns()) + ", by the unique key " + key.name() + ".",
                "\nwhere " + equal(key.columns()),
                parts.parameters(key.columns()),
                "at most one row");
    }

    StatementModel listBy(ForeignKeyModel key) {
        return select(
                List.of("listBy" + table.joined(key.columns())),
                "The rows of one row of " + key.references() + ", by the foreign key " + key.name() + ".",
                "\nwhere " + equal(key.columns()) + orderByKey(),
                parts.parameters(key.columns()),
                "any number of rows" + inOrder());
    }

    StatementModel list() {
        return select(
                List.of("list"),
                "The first rows.",
                orderByKey() + "\nlimit " + SqlText.PARAMETER,
                List.of(new Parameter("limit", new Source.Amount(KnownType.INT4))),
                "at most $1 rows" + inOrder());
    }

    StatementModel exists(KeyModel key) {
        return new StatementModel(
                parts.id("exists"),
                List.of("exists"),
                "Whether there is a row with this primary key.",
                SqlText.marked(
                        "select exists (select from " + model.sqlName() + " where " + equal(key.columns()) + ")"),
                Optional.empty(),
                parts.parameters(key.columns()),
                List.of(new Result("exists", "boolean", false)),
                "one row",
                List.of());
    }

    StatementModel count() {
        return new StatementModel(
                parts.id("count"),
                List.of("count"),
                "How many rows there are.",
                SqlText.marked("select count(*) from " + model.sqlName()),
                Optional.empty(),
                List.of(),
                List.of(new Result("count", "bigint", false)),
                "one row",
                List.of());
    }

    StatementModel refresh() {
        return refresh("refresh", "", "Fills the view anew; who reads it waits.");
    }

    StatementModel refreshConcurrently() {
        return refresh("refreshConcurrently", "concurrently ", "Fills the view anew; who reads it does not wait.");
    }

    private StatementModel refresh(String method, String how, String description) {
        return new StatementModel(
                parts.id(method),
                List.of(method),
                description,
                SqlText.marked(StatementModel.REFRESH + how + model.sqlName()),
                Optional.empty(),
                List.of(),
                List.of(),
                "replaces all rows",
                List.of());
    }

    StatementModel findAll(KeyModel key) {
        return select(
                List.of("findAll", "findMap"),
                "The rows with these primary keys.",
                "\nwhere " + among(key),
                Optional.of(Family.DERIVED),
                parts.arrayParameters(key.columns()),
                "at most one row for each key, in no particular order");
    }

    StatementModel lock(KeyModel key) {
        return select(
                List.of("lock"),
                "The row with this primary key, locked until the transaction ends; rows that refer to it can still be stored.",
                "\nwhere " + equal(key.columns()) + "\nfor no key update",
                Optional.of(Family.DERIVED),
                parts.parameters(key.columns()),
                "at most one row");
    }

    StatementModel updateAndGet(KeyModel key) {
        StatementModel update = update(key);
        String returning = "\nreturning " + ColumnList.of(table, "select ");
        return new StatementModel(
                parts.id("updateAndGet"),
                List.of("updateAndGet"),
                "Writes the columns that the patch sets, and no other, and reads the row.",
                new SqlText(update.sql().jdbc() + returning, update.sql().numbered() + returning),
                Optional.of(Family.DERIVED),
                update.parameters(),
                parts.results(),
                "at most one row",
                update.optional());
    }

    StatementModel updateAll(KeyModel key) {
        List<ColumnModel> columns =
                statements.patchable().stream().filter(c -> !table.isBound(c)).toList();
        List<String> given = new ArrayList<>();
        List<String> equal = new ArrayList<>();
        for (ColumnModel column : key.columns()) {
            String name = "k" + (equal.size() + 1);
            given.add("unnest(" + SqlText.PARAMETER + "::" + column.type().sqlName() + "[]) as " + name);
            equal.add("t." + compared(column) + equals(column.type()) + "v." + name);
        }
        List<String> set = new ArrayList<>();
        for (ColumnModel column : columns) {
            String name = "c" + (set.size() + 1);
            given.add(parts.elements(column) + " as " + name);
            set.add(column.sqlName() + " = v." + name);
        }
        boolean versioned = statements.isVersioned();
        if (versioned) {
            given.add("unnest(" + SqlText.PARAMETER + "::pg_catalog.int8[]) as n");
            equal.add("t." + model.version().orElseThrow().sqlName() + " = v.n");
        }
        String returning = model.columns().stream()
                .map(c -> "t." + c.sqlName() + (table.isReadAsText(c) ? c.type().cast() : ""))
                .collect(Collectors.joining(", ", "\nreturning ", ""));
        return new StatementModel(
                parts.id("updateAll"),
                List.of("updateAll"),
                "Writes to each of many rows the columns that its patch sets, where the patches set the same.",
                SqlText.marked("update " + model.sqlName() + " as t\nset " + String.join(",\n    ", set)
                        + parts.nextVersion("t") + "\nfrom (select " + String.join(",\n    ", given) + ") as v\nwhere "
                        + String.join(" and ", equal) + (versioned ? returning : "")),
                Optional.of(Family.DERIVED),
                Stream.of(
                                parts.arrayParameters(key.columns()),
                                parts.arrayParameters(columns),
                                parts.arrayParameters(model.version().stream().toList()))
                        .flatMap(List::stream)
                        .toList(),
                versioned ? parts.results() : List.of(),
                "writes at most one row for each key",
                columns.stream().map(ColumnModel::sqlName).toList());
    }

    StatementModel deleteAll(KeyModel key) {
        return new StatementModel(
                parts.id("deleteAll"),
                List.of("deleteAll"),
                "Deletes the rows with these primary keys.",
                SqlText.marked("delete from " + model.sqlName() + "\nwhere " + among(key)),
                Optional.of(Family.DERIVED),
                parts.arrayParameters(key.columns()),
                List.of(),
                "writes at most one row for each key",
                List.of());
    }

    /** As the runtime's Root has it. */
    private String among(KeyModel key) {
        String arrays = key.columns().stream()
                .map(c -> SqlText.PARAMETER + "::" + c.type().sqlName() + "[]")
                .collect(Collectors.joining(", "));
        String compared = key.columns().stream().map(VerbStatements::compared).collect(Collectors.joining(", "));
        return key.columns().size() == 1
                ? compared + equals(key.columns().getFirst().type()) + "any(" + arrays + ")"
                : "(" + compared + ") in (select * from unnest(" + arrays + "))";
    }

    StatementModel update(KeyModel key) {
        Optional<ColumnModel> version = model.version();
        String start = "update " + model.sqlName()
                + version.map(v -> "\nset " + v.sqlName() + " = " + v.sqlName() + " + 1,")
                        .orElse("");
        String where =
                "where " + equal(key.columns()) + version.map(this::isUnchanged).orElse("")
                        + version.map(v -> "\nreturning " + ColumnList.of(table, "returning "))
                                .orElse("");
        String assignments = statements.patchable().stream()
                .map(c -> c.sqlName() + " = " + parts.marker(c))
                .collect(Collectors.joining(",\n    "));
        return new StatementModel(
                parts.id("update" + statements.end(key)),
                List.of("update" + statements.end(key)),
                "Writes the columns that the patch sets, and no other"
                        + (version.isPresent() ? ", where the row is still as it was read." : "."),
                SqlText.marked(start + (version.isPresent() ? "\n    " : "\nset ") + assignments + "\n" + where),
                Optional.of(new Family(
                        version.isPresent() ? "versioned" : "update",
                        start,
                        SqlText.marked(where).jdbc())),
                Stream.of(parts.parameters(statements.patchable()), parts.parameters(key.columns()), parts.version())
                        .flatMap(List::stream)
                        .toList(),
                version.isPresent() ? parts.results() : List.of(),
                "writes at most one row",
                statements.patchable().stream().map(ColumnModel::sqlName).toList());
    }

    StatementModel deleteUnchanged(KeyModel key) {
        return new StatementModel(
                parts.id("deleteUnchanged"),
                List.of("deleteUnchanged"),
                "Deletes the row where it is still as it was read.",
                SqlText.marked("delete from " + model.sqlName() + "\nwhere " + equal(key.columns())
                        + isUnchanged(model.version().orElseThrow())),
                Optional.of(Family.DERIVED),
                Stream.of(parts.parameters(key.columns()), parts.version())
                        .flatMap(List::stream)
                        .toList(),
                List.of(),
                "writes at most one row",
                List.of());
    }

    private String isUnchanged(ColumnModel version) {
        return " and " + version.sqlName() + " = " + SqlText.PARAMETER;
    }

    StatementModel delete(KeyModel key) {
        return new StatementModel(
                parts.id("delete" + statements.end(key)),
                List.of("delete" + statements.end(key)),
                "Deletes the row with "
                        + (key.primary()
                                ? "this primary key."
                                : "this " + TextParts.named(key.columns()) + ", by the unique key " + key.name() + "."),
                SqlText.marked("delete from " + model.sqlName() + "\nwhere " + equal(key.columns())),
                Optional.empty(),
                parts.parameters(key.columns()),
                List.of(),
                "writes at most one row",
                List.of());
    }

    /** Of a table whose rows are marked when they are deleted. */
    StatementModel restore(KeyModel key) {
        String deleted = model.softDelete().orElseThrow().column().sqlName();
        return ofBase(
                "restore",
                "Takes back that the row with this primary key was deleted.",
                "update " + model.baseSqlName() + "\nset " + deleted + " = null"
                        + parts.nextVersion(model.baseSqlName()) + "\nwhere " + equal(key.columns()) + " and " + deleted
                        + " is not null",
                key);
    }

    /** Of such a table. */
    StatementModel erase(KeyModel key) {
        return ofBase(
                "erase",
                "Deletes the row with this primary key for good, whether it was deleted before or not.",
                "delete from " + model.baseSqlName() + "\nwhere " + equal(key.columns()),
                key);
    }

    private StatementModel ofBase(String verb, String description, String sql, KeyModel key) {
        return new StatementModel(
                parts.id(verb),
                List.of(verb),
                description,
                SqlText.marked(sql),
                Optional.empty(),
                parts.parameters(key.columns()),
                List.of(),
                "writes at most one row",
                List.of());
    }

    private StatementModel select(
            List<String> methods, String description, String tail, List<Parameter> parameters, String rows) {
        return select(methods, description, tail, Optional.empty(), parameters, rows);
    }

    private StatementModel select(
            List<String> methods,
            String description,
            String tail,
            Optional<Family> family,
            List<Parameter> parameters,
            String rows) {
        return new StatementModel(
                parts.id(methods.getFirst()),
                methods,
                description,
                SqlText.marked("select " + ColumnList.of(table, "select ") + "\nfrom " + model.sqlName() + tail),
                family,
                parameters,
                parts.results(),
                rows,
                List.of());
    }

    private String orderByKey() {
        return model.primaryKey()
                .map(k ->
                        "\norder by " + k.columns().stream().map(this::inOrder).collect(Collectors.joining(", ")))
                .orElse("");
    }

    /** Qualified where the select list has a text of the same name, which would be ordered by. */
    private String inOrder(ColumnModel column) {
        return (column.type().goesAsText() ? model.sqlName() + "." : "") + column.sqlName();
    }

    private String inOrder() {
        return model.primaryKey().map(k -> ", by primary key").orElse(", in no particular order");
    }

    String equal(List<ColumnModel> columns) {
        return columns.stream()
                .map(c -> compared(c) + equals(c.type()) + parts.marker(c))
                .collect(Collectors.joining(" and "));
    }

    /** PostgreSQL has no {@code =} for a domain over an enum; an index of the column serves the enum's. */
    private static String compared(ColumnModel column) {
        return column.sqlName()
                + (column.isDomainOverEnum() ? "::" + column.type().sqlName() : "");
    }

    /** What stands after a column of a key before it is compared; empty where nothing does. */
    static String cast(ColumnModel column) {
        return compared(column).substring(column.sqlName().length());
    }

    /** The operator of equality. */
    static String operator(ColumnModel column) {
        return equals(column.type()).strip();
    }

    /** Where the schema of an extension is not on the search path, {@code =} would be that of text, or none. */
    private static String equals(TypeModel type) {
        return type.isOfExtension() ? " operator(" + type.quotedSchema() + ".=) " : " = ";
    }
}
