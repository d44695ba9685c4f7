package dev.rowan.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import org.jooq.codegen.GeneratorStrategy.Mode;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.postgres.PostgresDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowanNamesTest {
    @ParameterizedTest
    @CsvSource({
        "users, User, Users, users",
        "user, User, User, user",
        "statuses, Status, Statuses, statuses",
        "status, Status, Status, status",
        "addresses, Address, Addresses, addresses",
        "address, Address, Address, address",
        "categories, Category, Categories, categories",
        "people, Person, People, people",
        "children, Child, Children, children",
        "news, News, News, news",
        "series, Series, Series, series",
        "data, Data, Data, data",
        "metadata, Metadata, Metadata, metadata",
        "media, Media, Media, media",
        "analyses, Analysis, Analyses, analyses",
        "indices, Index, Indices, indices",
        "boxes, Box, Boxes, boxes",
        "houses, House, Houses, houses",
        "buses, Bus, Buses, buses",
        "cases, Case, Cases, cases",
        "databases, Database, Databases, databases",
        "licenses, License, Licenses, licenses",
        "movies, Movie, Movies, movies",
        "cookies, Cookie, Cookies, cookies",
        "shoes, Shoe, Shoes, shoes",
        "heroes, Hero, Heroes, heroes",
        "wolves, Wolf, Wolves, wolves",
        "leaves, Leaf, Leaves, leaves",
        "men, Man, Men, men",
        "mice, Mouse, Mice, mice",
        "criteria, Criterion, Criteria, criteria",
        "caches, Cache, Caches, caches",
        "page_caches, PageCache, PageCaches, pageCaches",
        "niches, Niche, Niches, niches",
        "headaches, Headache, Headaches, headaches",
        "coaches, Coach, Coaches, coaches",
        "matches, Match, Matches, matches",
        "axes, Axis, Axes, axes",
        "user_axes, UserAxis, UserAxes, userAxes",
        "taxes, Tax, Taxes, taxes",
        "processes, ProcessRow, Processes, processes",
        "aliases, Alias, Aliases, aliases",
        "vertices, Vertex, Vertices, vertices",
        "matrices, Matrix, Matrices, matrices",
        "quizzes, Quiz, Quizzes, quizzes",
        "photos, Photo, Photos, photos",
        "knives, Knife, Knives, knives",
        "lives, Life, Lives, lives",
        "shelves, Shelf, Shelves, shelves",
        "canvases, Canvas, Canvases, canvases",
        "lenses, Lens, Lenses, lenses",
        "lens, Lens, Lens, lens",
        "always, Always, Always, always",
        "user_series, UserSeries, UserSeries, userSeries",
        "user_ties, UserTie, UserTies, userTies",
        "species, Species, Species, species",
        "sms, Sms, Sms, sms",
        "gps, Gps, Gps, gps",
        "dns, Dns, Dns, dns",
        "stream_pos, StreamPos, StreamPos, streamPos",
        "repos, Repo, Repos, repos",
        "os, Os, Os, os",
        "biases, Bias, Biases, biases",
        "PasswordResetToken, PasswordResetToken, PasswordResetToken, passwordResetToken",
        "HTTPServers, HttpServer, HttpServers, httpServers",
        "userIDs, UserId, UserIds, userIds",
        "LOG_ENTRIES, LogEntry, LogEntries, logEntries",
        "selfies, Selfie, Selfies, selfies",
        "vetoes, Veto, Vetoes, vetoes",
        "default_catalog, DefaultCatalogRow, DefaultCatalog, defaultCatalog",
        "order_items, OrderItem, OrderItems, orderItems",
        "film_actor, FilmActor, FilmActor, filmActor",
        "users_roles, UsersRole, UsersRoles, usersRoles",
        "order_status, OrderStatus, OrderStatus, orderStatus",
        "sales_people, SalesPerson, SalesPeople, salesPeople",
        "health, Health, Health, health_",
        "objects, ObjectRow, Objects, objects",
        "object, ObjectRow, ObjectTable, object",
        "class, ClassRow, ClassTable, class_",
        "classes, ClassRow, Classes, classes",
    })
    void rows_are_singular_and_tables_as_they_are(String table, String row, String jooqTable, String accessor) {
        var names = new RowanNames();
        TableDefinition definition = table(table);
        assertThat(names.getJavaClassName(definition, Mode.POJO)).isEqualTo(row);
        assertThat(names.getJavaClassName(definition, Mode.DEFAULT)).isEqualTo(jooqTable);
        assertThat(names.getJavaMemberName(definition, Mode.POJO)).isEqualTo(accessor);
    }

    /** {@code user_}: the same at the end of a name of several words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "always sometimes perhaps sideways towards afterwards overseas whereas",
                "status bus bonus campus virus census corpus focus radius nexus plus surplus apparatus octopus syllabus venus cactus",
                "gas atlas alias canvas bias pancreas christmas texas nas saas gis",
                "chaos cosmos kudos pathos ethos thermos asbestos",
                "analysis basis crisis thesis synthesis diagnosis axis oasis genesis paralysis arthritis iris tennis metropolis redis",
                "news series species lens headquarters diabetes rabies goods corps chassis debris rendezvous",
                "physics mathematics ethics economics politics electronics logistics analytics genetics robotics linguistics",
                "process access success loss mess wireless wilderness compass bypass witness",
                "yes its has was is this us ours thus"
            })
    void a_word_that_ends_in_s_and_is_no_plural_stays(String words) {
        assertThat(Arrays.stream(words.split(" ", -1)).filter(w -> !isSingular(w) || !isSingular("user_" + w)))
                .isEmpty();
    }

    @Test
    void a_plural_looks_the_same_at_the_end_of_a_name_of_several_words() {
        for (String word :
                "ties movies calories uses causes fuses oases taxis apis kpis menus ids vms metrics topics statistics"
                        .split(" ", -1)) {
            assertThat(rowOf("user_" + word)).isEqualTo("User" + rowOf(word));
        }
    }

    private static boolean isSingular(String name) {
        return rowOf(name).replaceFirst("Row$", "").equalsIgnoreCase(name.replace("_", ""));
    }

    private static String rowOf(String name) {
        return new RowanNames().getJavaClassName(table(name), Mode.POJO);
    }

    /** The library's rules end there, and the property singular.TABLE begins. */
    @ParameterizedTest
    @CsvSource({"sorties, Sorty", "means, Mean"})
    void some_words_need_a_property(String table, String row) {
        assertThat(new RowanNames().getJavaClassName(table(table), Mode.POJO)).isEqualTo(row);
    }

    /** A table of which nothing but its name is asked. */
    private static TableDefinition table(String name) {
        var database = new PostgresDatabase();
        Map<String, Object> answers =
                Map.of("getName", name, "getOutputName", name, "getDatabase", database, "hashCode", 0);
        return (TableDefinition) Proxy.newProxyInstance(
                RowanNamesTest.class.getClassLoader(),
                new Class<?>[] {TableDefinition.class},
                (proxy, method, arguments) -> answers.get(method.getName()));
    }
}
