package dev.rowan.codegen;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.names.UserType;
import dev.rowan.codegen.names.UserType.By;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.DataTypeDefinition;
import org.jooq.meta.Database;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.TableDefinition;

/** The columns that the {@code <forcedTypes>} of the user's configuration hit: rows have the types that jOOQ gives them. */
final class UserForcedTypes {
    private final Set<String> columns = new HashSet<>();

    /** Before Rowan's own are added to the database. */
    UserForcedTypes(Database database) {
        if (database.getConfiguredForcedTypes().isEmpty()) {
            return;
        }
        for (SchemaDefinition schema : database.getSchemata()) {
            for (TableDefinition table : database.getTables(schema)) {
                for (ColumnDefinition column : table.getColumns()) {
                    if (database.getConfiguredForcedType(column, column.getDefinedType()) != null) {
                        columns.add(column.getQualifiedName());
                    }
                }
            }
        }
    }

    boolean contains(TableModel table, ColumnModel column) {
        return columns.contains(table.qualifiedName() + "." + column.name());
    }

    /** {@code javaType}: the Java type that jOOQ generates for a type. */
    Map<ColumnModel, UserType> of(
            TableDefinition definition,
            TableModel table,
            GeneratorStrategy strategy,
            Function<DataTypeDefinition, String> javaType) {
        Map<ColumnModel, UserType> types = new HashMap<>();
        for (ColumnModel column : table.columns()) {
            ColumnDefinition known = definition.getColumn(column.name());
            if (known != null && contains(table, column)) {
                types.put(
                        column,
                        new UserType(
                                javaType.apply(known.getType()),
                                javaType.apply(known.getDefinedType()),
                                Objects.toString(
                                        known.getType().getBinding(),
                                        Objects.toString(known.getType().getConverter(), "")),
                                by(known.getType()),
                                strategy.getJavaIdentifier(known)));
            }
        }
        return types;
    }

    private static By by(DataTypeDefinition type) {
        return type.getBinding() != null ? By.BINDING : type.getConverter() != null ? By.CONVERTER : By.NAME;
    }
}
