package dev.rowan.codegen.statements;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.KnownType;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.statements.StatementModel.Parameter;
import dev.rowan.codegen.statements.StatementModel.Result;
import dev.rowan.codegen.statements.StatementModel.Source;
import java.util.List;
import java.util.stream.Collectors;

/** What the texts of a table's statements are made of: names, markers, parameters, results. */
final class TextParts {
    private final NamedTable table;
    private final TableModel model;

    TextParts(NamedTable table) {
        this.table = table;
        this.model = table.model();
    }

    String id(String verb) {
        return table.statements() + "." + verb;
    }

    List<Result> results() {
        return model.columns().stream().map(Result::of).toList();
    }

    List<Parameter> parameters(List<ColumnModel> columns) {
        return columns.stream()
                .map(c -> new Parameter(table.member(c), new Source.Single(c)))
                .toList();
    }

    /** The values of a column: an array whose elements have the type that a single value is sent with. */
    String elements(ColumnModel column) {
        TypeModel type = column.type();
        String marker = marker(column);
        KnownType sent =
                marker.length() == 1 || type.is(KnownType.OID) ? type.known().orElseThrow() : KnownType.VARCHAR;
        return "unnest(" + SqlText.PARAMETER + "::pg_catalog." + sent.sentElement() + "[])" + marker.substring(1);
    }

    List<Parameter> arrayParameters(List<ColumnModel> columns) {
        return columns.stream()
                .map(c -> new Parameter(table.member(c), new Source.Several(c)))
                .toList();
    }

    /** The version as it was read. */
    List<Parameter> version() {
        return model.version().stream()
                .map(c -> new Parameter(table.member(c), new Source.Amount(KnownType.INT8)))
                .toList();
    }

    /** What an update of the table called {@code of} there sets beside other columns. */
    String nextVersion(String of) {
        return model.version()
                .map(v -> ",\n    " + v.sqlName() + " = " + of + "." + v.sqlName() + " + 1")
                .orElse("");
    }

    static String sqlNames(List<ColumnModel> columns) {
        return columns.stream().map(ColumnModel::sqlName).collect(Collectors.joining(", "));
    }

    String markers(List<ColumnModel> columns) {
        return columns.stream().map(this::marker).collect(Collectors.joining(", "));
    }

    static String named(List<ColumnModel> columns) {
        return columns.stream().map(ColumnModel::name).collect(Collectors.joining(" and "));
    }

    String marker(ColumnModel column) {
        return marker(table, column);
    }

    static String marker(NamedTable table, ColumnModel column) {
        TypeModel type = column.type();
        boolean cast = table.isBound(column)
                || type.goesAsText()
                || type.isEnum()
                || type.is(KnownType.CITEXT)
                || type.is(KnownType.OID);
        return SqlText.PARAMETER + (cast ? "::" + type.sqlName() : "");
    }
}
