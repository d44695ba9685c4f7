package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.Repository;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.ForeignKeyModel;
import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.codegen.names.NamedRelation;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.OutsideColumn;
import dev.rowan.codegen.names.ValueType;
import dev.rowan.codegen.statements.TableStatements;
import dev.rowan.review.Access;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All sources of one schema. */
public final class JavaSources {
    private final String packageName;
    private final String source;
    private final Optional<String> querySource;
    private final Map<String, String> files = new LinkedHashMap<>();

    /** What the files are generated from: such as {@code db/migrations}, and for queries {@code db/queries}. */
    public JavaSources(String packageName, String source, Optional<String> querySource) {
        this.packageName = packageName;
        this.source = source;
        this.querySource = querySource;
    }

    /** Everything of one table. {@code withoutRelation}: foreign keys, each with the reason. */
    public void add(
            TableStatements statements,
            JavaTypes types,
            List<NamedRelation> relations,
            Map<ForeignKeyModel, String> withoutRelation,
            String facade,
            List<NamedQuery> queries) {
        NamedTable table = statements.table();
        add(new RowEmitter(table, types, relations, withoutRelation).type());
        statements.keysOfSeveral().forEach(key -> add(KeyEmitter.type(table, types, key)));
        if (statements.insertable()) {
            add(new NewRowEmitter(statements, types, relations).type());
        }
        if (!statements.patchable().isEmpty()) {
            add(PatchEmitter.type(statements, types));
        }
        if (!table.model().constraints().isEmpty()) {
            add(ConstraintEmitter.type(table));
        }
        for (ColumnModel column : table.enums().keySet()) {
            add(EnumEmitter.type(table, column));
        }
        add(
                new RepositoryEmitter(statements, types).type(ClassName.get(packageName, facade), queries),
                queries.isEmpty() ? source : source + ", " + ofQueries());
    }

    /** How rows of a table may be sorted and asked for from outside; nothing where there are no such columns. */
    public void addOutside(NamedTable table, List<OutsideColumn> sortable, List<OutsideColumn> filterable) {
        if (!sortable.isEmpty()) {
            add(new OutsideEmitter(table, sortable).sort());
        }
        if (!filterable.isEmpty()) {
            add(new OutsideEmitter(table, filterable).filter());
        }
    }

    /** The names of methods and constants that a repository has without queries. */
    public static Set<String> members(TableStatements statements, JavaTypes types) {
        TypeSpec type = new RepositoryEmitter(statements, types).type(ClassName.get(Repository.class), List.of());
        return Stream.of(
                        type.methodSpecs().stream().map(MethodSpec::name),
                        type.fieldSpecs().stream().map(FieldSpec::name),
                        inherited(type),
                        Stream.of("all", "where"))
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }

    /** The names of the verbs that it has from the runtime's interfaces. */
    private static Stream<String> inherited(TypeSpec repository) {
        return InheritedVerbs.INTERFACES.stream()
                .filter(verbs -> repository.superinterfaces().stream()
                        .anyMatch(t -> t instanceof ParameterizedTypeName p
                                && p.rawType().equals(ClassName.get(verbs))))
                .flatMap(verbs -> Arrays.stream(verbs.getMethods()))
                .map(Method::getName);
    }

    /** The queries that belong to no table. */
    public void addQueries(String holder, String facade, List<NamedQuery> queries, JavaTypes types) {
        add(
                QueriesEmitter.type(
                        ClassName.get(packageName, holder), ClassName.get(packageName, facade), queries, types),
                ofQueries());
    }

    private String ofQueries() {
        return querySource.orElseThrow();
    }

    /** The classes of all these queries' own: rows, parameters, orders. */
    public void addClasses(List<NamedQuery> queries, JavaTypes types) {
        QueryClasses.types(queries, types).forEach(type -> add(type, ofQueries()));
    }

    /** The records of one value. */
    public void addValues(List<ValueType> values, JavaTypes types) {
        values.forEach(value -> add(new ValueEmitter(value, types).type()));
    }

    /** The records of embeddables. */
    public void add(Embeddables embeddables) {
        embeddables.types().forEach(this::add);
    }

    /** The facade, the catalogue of statements and the package's nullness. {@code queries}: the class of those that belong to no table. */
    public void addFacade(
            String facade,
            CodeBlock migrations,
            Optional<String> queries,
            List<SettingOf> settings,
            List<NamedTable> tables,
            List<StatementsOf> statements,
            List<StatementsOf> relations,
            Map<String, Access> access) {
        ClassName name = ClassName.get(packageName, facade);
        ClassName statementsOf = ClassName.get(packageName, facade + "Statements");
        add(new FacadeEmitter(
                        name,
                        tables,
                        queries.map(q -> ClassName.get(packageName, q)),
                        settings,
                        migrations,
                        statementsOf)
                .type());
        add(StatementsEmitter.type(statementsOf, name, statements, relations, access));
        addNullness();
    }

    /** How the jar was generated, for builds of queries over it. */
    public void addBuild(String name, String text, String history) {
        add(BuildEmitter.type(name, text, history));
    }

    /** What an application has over a DAO's jar: queries with their classes, their catalogue, and the package's nullness. */
    public void addApplication(
            String holder,
            ClassName dao,
            String catalogue,
            List<NamedQuery> queries,
            List<StatementsOf> statements,
            Map<String, Access> access,
            JavaTypes types) {
        ClassName name = ClassName.get(packageName, holder);
        add(QueriesEmitter.over(name, dao, queries, types));
        addClasses(queries, types);
        add(StatementsEmitter.type(ClassName.get(packageName, catalogue), name, statements, List.of(), access));
        addNullness();
    }

    private void addNullness() {
        files.put(
                "package-info.java",
                header(source) + "@NullMarked\npackage " + packageName
                        + ";\n\nimport org.jspecify.annotations.NullMarked;\n");
    }

    /** Text by file name, in the order added. */
    public Map<String, String> files() {
        return files;
    }

    private void add(TypeSpec type) {
        add(type, source);
    }

    private void add(TypeSpec type, String from) {
        String text = JavaFile.builder(packageName, type)
                .indent("    ")
                .skipJavaLangImports(true)
                .build()
                .toString();
        files.put(type.name() + ".java", header(from) + LongLines.broken(text));
    }

    private static String header(String from) {
        return "// Generated by Rowan from " + from + ". Do not edit.\n";
    }
}
