package dev.rowan.codegen.statements;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.names.NamedTable;
import java.util.ArrayList;
import java.util.List;

/** All columns of a table as a select list, in lines that a person can read. */
final class ColumnList {
    private static final int LINE = 100;

    private ColumnList() {}

    /** {@code before} is what stands on the first line already. */
    static String of(NamedTable table, String before) {
        return of(table, before, "");
    }

    /** {@code qualifier}: what stands before each column, such as {@code public.tags.}. */
    static String of(NamedTable table, String before, String qualifier) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(before);
        for (ColumnModel column : table.model().columns()) {
            String next = qualifier + column.sqlName() + (table.isReadAsText(column) ? "::text, " : ", ");
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
