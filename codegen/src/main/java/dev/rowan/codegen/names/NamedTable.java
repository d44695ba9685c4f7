package dev.rowan.codegen.names;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TableModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table with its Java names.
 *
 * @param packageName of everything generated for it
 * @param accessor the method of the facade, such as {@code users}
 * @param statements what statement ids start with: the accessor, in every schema but the first after the schema's name,
 *     such as {@code audit.users}
 * @param row the row's class, such as {@code User}
 * @param plural what several rows are called in a constant, such as {@code USERS}
 * @param jooqTable jOOQ's class and constant, such as {@code Tables.USERS}
 * @param members the name of each column as a method and record component
 * @param enums the simple name of the enum of each column with allowed values
 * @param userTypes of columns with a forced type of the user
 * @param ids the record of each column that has ids of one table
 * @param embedded the embeddables, no two of which share a column
 */
public record NamedTable(
        TableModel model,
        String packageName,
        String accessor,
        String statements,
        String row,
        String plural,
        JooqTable jooqTable,
        Map<ColumnModel, String> members,
        Map<ColumnModel, String> enums,
        Map<ColumnModel, UserType> userTypes,
        Map<ColumnModel, ValueType> ids,
        List<RowPart.Embedded> embedded) {
    /** Where jOOQ's constant for a table stands, and the record of its rows. */
    public record JooqTable(
            String packageName, String className, String constant, String recordPackage, String record) {}

    /** The same with typed ids. */
    public NamedTable withIds(Map<ColumnModel, ValueType> typed) {
        return new NamedTable(
                model,
                packageName,
                accessor,
                statements,
                row,
                plural,
                jooqTable,
                members,
                enums,
                userTypes,
                typed,
                embedded);
    }

    public String newRow() {
        return "New" + row;
    }

    public String patch() {
        return row + "Patch";
    }

    public String repository() {
        return row + "Repository";
    }

    /** Of orders from outside. */
    public String sort() {
        return row + "Sort";
    }

    /** Of conditions from outside. */
    public String filter() {
        return row + "Filter";
    }

    public String constraints() {
        return row + "Constraint";
    }

    public String member(ColumnModel column) {
        return Objects.requireNonNull(members.get(column));
    }

    /** The row's constant for the type of an enum column. */
    public String typeConstant(ColumnModel column) {
        return Identifiers.constant(member(column)) + "_TYPE";
    }

    /** Whether a binding of the user reads and writes the column. */
    public boolean isBound(ColumnModel column) {
        UserType type = userTypes.get(column);
        return type != null && type.by() == UserType.By.BINDING;
    }

    /** Whether a select reads {@code column::text}, or the other {@link dev.rowan.codegen.catalogue.TypeModel#cast} of its type. */
    public boolean isReadAsText(ColumnModel column) {
        return column.type().goesAsText() && !isBound(column);
    }

    /** These columns, with an embeddable in the place of its first column where all of its columns are among them. */
    public List<RowPart> parts(List<ColumnModel> columns) {
        return columns.stream().map(c -> part(c, columns)).distinct().toList();
    }

    private RowPart part(ColumnModel column, List<ColumnModel> columns) {
        return embedded.stream()
                .filter(e -> e.fields().containsKey(column) && columns.containsAll(e.columns()))
                .<RowPart>map(e -> e)
                .findFirst()
                .orElseGet(() -> new RowPart.Single(member(column), column));
    }

    /** The expression for a column's value in a row: {@code home().city()} where it is in an embeddable. */
    public String value(ColumnModel column) {
        return embedded.stream()
                .filter(e -> e.fields().containsKey(column))
                .map(e -> e.member() + "()." + e.fields().get(column) + "()")
                .findFirst()
                .orElseGet(() -> member(column) + "()");
    }

    /** The record of a key of several columns; empty for one of one. */
    public Optional<KeyType> key(List<ColumnModel> columns) {
        if (columns.size() == 1) {
            return Optional.empty();
        }
        return Optional.of(embedded.stream()
                .filter(e -> e.fields().keySet().equals(Set.copyOf(columns)))
                .map(e -> new KeyType(e.type(), false, e.fields()))
                .findFirst()
                .orElseGet(() -> new KeyType(row + keyName(columns), true, fields(columns))));
    }

    private String keyName(List<ColumnModel> columns) {
        return model.primaryKey().filter(k -> k.columns().equals(columns)).isPresent() ? "Id" : joined(columns);
    }

    private Map<ColumnModel, String> fields(List<ColumnModel> columns) {
        Map<ColumnModel, String> fields = new LinkedHashMap<>();
        columns.forEach(c -> fields.put(c, member(c)));
        return fields;
    }

    /** {@code UserIdAndName}: the end of a finder's name. */
    public String joined(List<ColumnModel> columns) {
        return columns.stream().map(this::member).map(Identifiers::capitalized).collect(Collectors.joining("And"));
    }

    /** Columns that an insert must give. */
    public List<ColumnModel> required() {
        return model.columns().stream().filter(c -> !c.optional()).toList();
    }

    /** Columns that an insert may give. */
    public List<ColumnModel> optional() {
        return model.columns().stream()
                .filter(c -> c.insertable() && c.optional())
                .toList();
    }

    /** Required columns, then optional ones: the order of {@code NewUser.COLUMNS}. */
    public List<ColumnModel> insertable() {
        return Stream.concat(required().stream(), optional().stream()).toList();
    }
}
