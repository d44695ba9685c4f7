package dev.rowan.review.pages;

import dev.rowan.review.Review;
import dev.rowan.review.ReviewedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The schema after all migrations: to read and to compare, not to run. Functions, types and texts of views are in the migrations. */
final class SchemaText {
    private SchemaText() {}

    static String of(Review review) {
        StringBuilder text = new StringBuilder(StatementPage.MARK)
                .append(
                        "-- What all migrations give, to read and to compare. It creates no types, functions and views.\n");
        review.tables().forEach(t -> text.append('\n').append(table(t)));
        return text.toString();
    }

    private static String table(ReviewedTable table) {
        StringBuilder text = new StringBuilder();
        boolean isTable = table.kind().contains("table");
        String comment = isTable ? "" : "-- ";
        text.append(
                isTable
                        ? table.kind().equals("table") ? "" : "-- a " + table.kind() + "\n"
                        : "-- a " + table.kind() + "\n");
        text.append(comment)
                .append(isTable ? "create table " : "")
                .append(table.name())
                .append(" (\n");
        List<String> lines = new ArrayList<>();
        table.columns().forEach(c -> lines.add(column(c)));
        if (isTable) {
            table.checks()
                    .forEach(c -> lines.add("constraint " + Words.oneLine(c).replaceFirst(": ", " ")));
        }
        text.append(lines.stream().map(l -> comment + "    " + l).collect(Collectors.joining(",\n")));
        text.append("\n").append(comment).append(");\n");
        table.indexes()
                .forEach(i -> text.append(i.unique() ? "create unique index " : "create index ")
                        .append(i.name())
                        .append(" on ")
                        .append(table.name())
                        .append(" using ")
                        .append(Words.oneLine(i.definition()))
                        .append(';')
                        .append(i.primary() ? " -- the primary key" : "")
                        .append(i.valid() ? "" : " -- INVALID")
                        .append('\n'));
        table.foreignKeys().forEach(k -> text.append(key(table, k)));
        table.triggers()
                .forEach(
                        t -> text.append("-- trigger ").append(Words.oneLine(t)).append('\n'));
        table.rights()
                .forEach(r -> text.append("-- right ").append(Words.oneLine(r)).append('\n'));
        return text.toString();
    }

    private static String column(ReviewedTable.Column column) {
        return column.name() + " " + column.type() + (column.nullable() ? "" : " not null")
                + column.standard()
                        .map(Words::oneLine)
                        .map(SchemaText::standard)
                        .orElse("");
    }

    /** An identity, a generated column's {@code stored as ...} or {@code virtual as ...}, or a default. */
    private static String standard(String of) {
        if (of.startsWith("generated ")) {
            return " " + of;
        }
        for (String kind : List.of("stored", "virtual")) {
            if (of.startsWith(kind + " as ")) {
                return " generated always as (" + of.substring(kind.length() + 4) + ") " + kind;
            }
        }
        return " default " + of;
    }

    private static String key(ReviewedTable table, ReviewedTable.ForeignKey key) {
        return "alter table " + table.name() + " add constraint " + key.name() + " foreign key ("
                + String.join(", ", key.columns()) + ") references " + key.target() + " ("
                + String.join(", ", key.targetColumns()) + ")"
                + (key.onDelete().equals("no action") ? "" : " on delete " + key.onDelete()) + ";\n";
    }
}
