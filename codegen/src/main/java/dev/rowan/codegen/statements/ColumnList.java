package dev.rowan.codegen.statements;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.names.NamedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** All columns of a table as a select list, in lines that a person can read. */
final class ColumnList {
    private static final int LINE = 100;

    private ColumnList() {}

    /** {@code before} is what stands on the first line already. */
    static String of(NamedTable table, String before) {
        return of(table, before, "");
    }

    /** The same for RETURNING, without casts that are not needed. */
    static String returning(NamedTable table) {
        return of(
                table, "returning ", "", c -> table.isReadAsText(c) && !c.type().comesAsText());
    }

    /** {@code qualifier}: what stands before each column, such as {@code public.tags.}. */
    static String of(NamedTable table, String before, String qualifier) {
        return of(table, before, qualifier, table::isReadAsText);
    }

    private static String of(NamedTable table, String before, String qualifier, Predicate<ColumnModel> cast) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(before);
        for (ColumnModel column : table.model().columns()) {
            String next = qualifier + column.sqlName()
                    + (cast.test(column) ? column.type().cast() : "") + ", ";
            if (line.length() + next.length() > LINE && line.length() > before.length()) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(before.length()));
            }
            line.append(next);
        }
        lines.add(line.toString().replaceAll(",\\s*$", ""));
        return String.join("\n", lines).substring(before.length());
    }
}
