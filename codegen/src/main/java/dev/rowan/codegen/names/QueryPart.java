package dev.rowan.codegen.names;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.KnownType;
import dev.rowan.codegen.queries.QueryColumn;
import java.util.List;
import java.util.Optional;

/** What a row of a query has as one component. */
public sealed interface QueryPart {
    /** Its name as a component. */
    String member();

    /** A table's column that a query gives unchanged. */
    record TableColumn(NamedTable table, ColumnModel column) {
        /** Whether the table gives the column another Java type than its type of PostgreSQL has. */
        public boolean isOfTable() {
            return type().isPresent()
                    || id().isPresent()
                    || column.type().hasDomain()
                    || enumeration().isPresent()
                    || column.type().asText();
        }

        /** Whether both have one Java type, and values of it go the same way. */
        public boolean isLike(TableColumn other) {
            return id().isPresent() ? id().equals(other.id()) && isOneClass(other) : hasLikeType(other);
        }

        /** Of ids: of an integer and of a bigint they are set in different ways. */
        private boolean isOneClass(TableColumn other) {
            return column.type()
                    .known()
                    .map(KnownType::javaType)
                    .equals(other.column.type().known().map(KnownType::javaType));
        }

        private boolean hasLikeType(TableColumn other) {
            return other.id().isEmpty()
                    && column.type().equals(other.column.type())
                    && enumeration().equals(other.enumeration())
                    && type().isPresent() == other.type().isPresent()
                    && type().flatMap(t -> other.type().map(t::isLike)).orElse(true);
        }

        private Optional<ValueType> id() {
            return Optional.ofNullable(table.ids().get(column));
        }

        private Optional<UserType> type() {
            return Optional.ofNullable(table.userTypes().get(column));
        }

        private Optional<String> enumeration() {
            return Optional.ofNullable(table.enums().get(column)).map(e -> table.packageName() + "." + e);
        }
    }

    /**
     * A column.
     *
     * @param index in the result, from 0
     * @param origin whose Java type it has; empty for what is computed
     * @param checked whether the reader looks that it is not null, which a proof or a promise says, and not the catalogue alone
     */
    record Value(
            String member,
            int index,
            QueryColumn column,
            Optional<TableColumn> origin,
            boolean nullable,
            boolean checked)
            implements QueryPart {}

    /**
     * A table's row.
     *
     * @param index of its first column in the result, from 0
     * @param nullable whether it can be missing
     * @param held whether the table's NOT NULL holds for it; the reader looks at each column where it does not
     * @param presence a column that is null only when the row is missing
     */
    record Whole(String member, NamedTable table, int index, boolean nullable, boolean held, Value presence)
            implements QueryPart {}

    /**
     * A list of what the rows of the result have that agree in the other components.
     *
     * @param elements one part; or several columns, which are the components of a record of their own
     * @param type the record's simple name; empty where an element is its one part
     * @param presence a column that is null only when there is no element; empty where there always is one
     */
    record Many(String member, List<QueryPart> elements, Optional<String> type, Optional<Value> presence)
            implements QueryPart {}
}
