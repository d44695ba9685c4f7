package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.catalogue.TypeReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * The migrated server, as the analysis asks it.
 *
 * @param tables of the catalogue
 */
record Server(
        Describer describer,
        TypeReader types,
        ServerCatalogue catalogue,
        ServerFunctions functions,
        WrittenColumns written,
        List<TableModel> tables,
        KnownColumns known) {
    /** {@code connection}: in a transaction; {@code bound}: the columns that have a binding of the user; {@code domains}: those that are types of Java. */
    static Server of(
            Connection connection,
            List<TableModel> tables,
            BiPredicate<TableModel, ColumnModel> bound,
            Predicate<String> domains)
            throws SQLException {
        var catalogue = new ServerFacts(connection);
        return new Server(
                new Describer(connection),
                new TypeReader(connection, domains),
                catalogue,
                new ServerFunctions(connection),
                new WrittenColumns(connection),
                tables,
                new KnownColumns(catalogue, tables, bound));
    }

    NamedType type(long oid) throws SQLException {
        return NamedType.of(types.type(oid));
    }

    ServerComplaint complaint(String sql, List<String> names) {
        return new ServerComplaint(sql, names, tables, functions);
    }
}
