package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TableModel;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** The catalogue's columns by the server's numbers. */
final class KnownColumns {
    private final ServerCatalogue relations;
    private final List<TableModel> tables;
    private final BiPredicate<TableModel, ColumnModel> bound;

    /** {@code bound}: which have a binding of the user. */
    KnownColumns(ServerCatalogue relations, List<TableModel> tables, BiPredicate<TableModel, ColumnModel> bound) {
        this.relations = relations;
        this.tables = tables;
        this.bound = bound;
    }

    /** A column of the catalogue. */
    record Known(TableModel table, ColumnModel column, boolean isBound) {}

    /** By its name, as in {@code cams.lift} or {@code audit.logs.at}; of the first schema, where several have a table of the name. */
    Optional<Known> find(String name) {
        return tables.stream()
                .flatMap(t -> t.columns().stream()
                        .filter(c -> name.equals(t.name() + "." + c.name())
                                || name.equals(t.qualifiedName() + "." + c.name()))
                        .map(c -> new Known(t, c, bound.test(t, c))))
                .findFirst();
    }

    /** Of all columns, with their tables. */
    List<String> names() {
        return tables.stream()
                .flatMap(t -> t.columns().stream().map(c -> t.name() + "." + c.name()))
                .toList();
    }

    /** Empty for a relation that no code is generated for. */
    Optional<Known> find(long relation, int attribute) {
        ServerCatalogue.Relation found = relations.relation(relation);
        String column = found.attribute(attribute).orElseThrow().name();
        return tables.stream()
                .filter(t -> t.schema().equals(found.schema()) && t.name().equals(found.name()))
                .flatMap(t -> t.columns().stream()
                        .filter(c -> c.name().equals(column))
                        .map(c -> new Known(t, c, bound.test(t, c))))
                .findFirst();
    }
}
