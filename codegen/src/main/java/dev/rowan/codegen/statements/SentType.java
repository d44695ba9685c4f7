package dev.rowan.codegen.statements;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.statements.StatementModel.Source;
import java.util.Map;

/**
 * The type with which the driver sends a parameter. The server's statistics know a statement with it: {@code where id = $1} of a varchar and
 * of a text are two.
 */
final class SentType {
    /** Of a user's binding, which may send anything: PREPARE leaves it to the server. */
    private static final String UNKNOWN = "unknown";

    /** As {@code format_type} has them, where that is not the name in {@code pg_type}. */
    private static final Map<String, String> PRINTED = Map.ofEntries(
            Map.entry("bool", "boolean"),
            Map.entry("int2", "smallint"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("varchar", "character varying"),
            Map.entry("time", "time without time zone"),
            Map.entry("timetz", "time with time zone"),
            Map.entry("timestamp", "timestamp without time zone"),
            Map.entry("timestamptz", "timestamp with time zone"),
            Map.entry("_float4", "real[]"));

    private SentType() {}

    /** As PostgreSQL prints it. {@code table}: whose column a {@link Source.Single} has. */
    static String of(NamedTable table, Source source) {
        return switch (source) {
            case Source.Single single -> of(table, single.column());
            case Source.OfQuery query -> of(query);
            case Source.Several several -> printed(TypeModel.AS_TEXT);
            case Source.Amount number -> printed(number.type().sentElement());
        };
    }

    /** Of a source that is no table's. */
    static String of(Source.OfQuery source) {
        boolean isArray = source.parameter().collection()
                || source.query().listOf(source.parameter()).isPresent();
        return isArray
                ? printed(TypeModel.AS_TEXT)
                : source.query()
                        .origin(source.parameter())
                        .map(o -> of(o.table(), o.column()))
                        .orElseGet(() -> printed(source.parameter().type().sent()));
    }

    private static String of(NamedTable table, ColumnModel column) {
        return table.isBound(column) ? UNKNOWN : printed(column.type().sent());
    }

    private static String printed(String type) {
        return PRINTED.getOrDefault(type, type);
    }
}
