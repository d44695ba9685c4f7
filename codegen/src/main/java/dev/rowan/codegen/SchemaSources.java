package dev.rowan.codegen;

import com.palantir.javapoet.ClassName;
import dev.rowan.codegen.java.Embeddables;
import dev.rowan.codegen.java.JavaSources;
import dev.rowan.codegen.java.JavaTypes;
import dev.rowan.codegen.java.SettingOf;
import dev.rowan.codegen.java.StatementsOf;
import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.TableRelations;
import dev.rowan.codegen.names.ValueType;
import dev.rowan.codegen.statements.PreparedStatementModel;
import dev.rowan.codegen.statements.QueryStatements;
import dev.rowan.codegen.statements.TableStatements;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes the sources of a schema.
 *
 * @param tables of all schemas
 * @param values the records of one value of the schema
 * @param packageName of the schema
 * @param facade the simple name of its facade
 * @param holder the simple name of the class that has the queries of no table
 * @param shipped what the jar tells of the build; with the facade of the first schema
 * @param history of migrations, when all have run
 */
record SchemaSources(
        GeneratorSettings settings,
        String targetPackage,
        StatementPages pages,
        JavaTypes types,
        List<NamedTable> tables,
        List<NamedQuery> queries,
        List<ValueType> values,
        String packageName,
        String facade,
        String holder,
        Optional<String> shipped,
        String history) {
    /** Of a method of the catalogue of statements: columns of a table, or statements. */
    private static final int MOST_ENTRIES = 200;

    /** Each takes some eight bytes of a method, which has 65,535 at most. */
    private static final int MOST_STRINGS = 5_000;

    /** By file name; the statements of the tables are prepared on the way. */
    Map<String, String> of(List<NamedTable> ofSchema) {
        var sources = new JavaSources(
                packageName,
                String.join(
                        ", ",
                        settings.migrationFolders().stream()
                                .map(GeneratorSettings::inProject)
                                .toList()),
                settings.queries().map(GeneratorSettings::inProject));
        var relations = new TableRelations(tables);
        List<StatementsOf> prepared = Collections.synchronizedList(new ArrayList<>()); // progress looks on
        List<StatementsOf> relationsOf = new ArrayList<>();
        GenerationProgress.TO_LOG.during(
                () -> "preparing the statements of table %s of %s".formatted(prepared.size() + 1, ofSchema.size()),
                () -> {
                    for (NamedTable table : ofSchema) {
                        TableStatements statements = new TableStatements(table);
                        List<NamedQuery> ofTable = queries(q -> q.table().equals(Optional.of(table)));
                        sources.add(statements, types, relations.of(table), relations.leftOut(table), facade, ofTable);
                        sources.addOutside(
                                table,
                                settings.sortable().of(table.model()),
                                settings.filterable().of(table.model()));
                        StatementPages.OfTable own = pages.prepared(statements, relations.of(table), types);
                        List<PreparedStatementModel> all = new ArrayList<>(own.statements());
                        all.addAll(pages.of(ofTable, types));
                        prepared.add(statementsOf(
                                table.accessor(),
                                ClassName.get(table.packageName(), table.repository()),
                                table.model().columns().size(),
                                all));
                        if (!own.relations().isEmpty()) {
                            relationsOf.add(statementsOf(
                                    table.accessor(),
                                    ClassName.get(table.packageName(), table.row()),
                                    table.model().columns().size(),
                                    own.relations()));
                        }
                    }
                });
        sources.add(new Embeddables(ofSchema, types));
        sources.addValues(values, types);
        sources.addClasses(queries(q -> q.packageName().equals(packageName)), types);
        List<NamedQuery> ofFacade =
                queries(q -> q.table().isEmpty() && q.packageName().equals(packageName));
        if (!ofFacade.isEmpty()) {
            sources.addQueries(holder, facade, ofFacade, types);
            prepared.add(statementsOf(
                    QueryStatements.OF_FACADE, ClassName.get(packageName, holder), 0, pages.of(ofFacade, types)));
        }
        sources.addFacade(
                facade,
                MigrationsCode.of(settings, targetPackage, shipped.map(s -> ShippedBuild.className(facade))),
                ofFacade.isEmpty() ? Optional.empty() : Optional.of(holder),
                settingsOf(ofSchema),
                ofSchema,
                prepared,
                relationsOf,
                settings.review().folder().isPresent() ? pages.access() : Map.of());
        shipped.ifPresent(text -> sources.addBuild(ShippedBuild.className(facade), text, history));
        return sources.files();
    }

    /** What policies and triggers of a schema's tables ask for. */
    private List<SettingOf> settingsOf(List<NamedTable> ofSchema) {
        var kept = new KeptColumns(
                settings, ofSchema.stream().map(NamedTable::model).toList());
        List<SettingOf> all = new ArrayList<>();
        kept.tenant()
                .ifPresent(
                        type -> all.add(
                                new SettingOf(
                                        "tenant",
                                        type,
                                        settings.tenantSetting(),
                                        "Whose rows a transaction reads and writes, for {@code with}: rows of others are not there for it.\n")));
        kept.user()
                .ifPresent(type -> all.add(new SettingOf(
                        "user",
                        type,
                        settings.userSetting(),
                        "Who writes in a transaction, for {@code with}: rows say so.\n")));
        return all;
    }

    static StatementsOf statementsOf(
            String accessor, ClassName in, int columns, List<PreparedStatementModel> statements) {
        boolean wide = columns > MOST_ENTRIES || statements.size() > MOST_ENTRIES || strings(statements) > MOST_STRINGS;
        return new StatementsOf(accessor, in, wide, statements);
    }

    /** Of the lists of their entries in the catalogue. */
    private static int strings(List<PreparedStatementModel> statements) {
        return statements.stream()
                .mapToInt(s -> s.parameterTypes().size()
                        + s.sent().size()
                        + s.statement().results().size()
                        + s.statement().optional().size())
                .sum();
    }

    private List<NamedQuery> queries(Predicate<NamedQuery> which) {
        return queries.stream().filter(which).toList();
    }
}
