package dev.rowan.codegen.java;

import com.palantir.javapoet.TypeName;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.queries.QueryParameter;
import dev.rowan.codegen.statements.StatementModel.Source;

/** The Java types of parameters, for people: without packages. */
public final class ParameterJavaTypes {
    private final JavaTypes types;

    public ParameterJavaTypes(JavaTypes types) {
        this.types = types;
    }

    /** Such as {@code String}; of values that travel as one array {@code each String}. {@code table}: whose column the source has. */
    public String of(NamedTable table, Source source) {
        return switch (source) {
            case Source.Single single -> column(table, single.column());
            case Source.Several several -> "each " + column(table, several.column());
            case Source.Amount number -> number.type().javaType().getName();
            case Source.OfQuery query -> of(query);
        };
    }

    /** Of a source that is no table's. */
    public String of(Source.OfQuery source) {
        QueryParameter parameter = source.parameter();
        return source.query().listOf(parameter).isPresent()
                ? "each " + simple(QueryTypes.component(types, source.query(), parameter))
                : simple(QueryTypes.declared(types, source.query(), parameter));
    }

    private String column(NamedTable table, ColumnModel column) {
        return simple(types.of(table, column).type());
    }

    private static String simple(TypeName type) {
        return type.toString().replaceAll("@[\\w.]+ ?|\\b(?:\\w+\\.)+", "");
    }
}
