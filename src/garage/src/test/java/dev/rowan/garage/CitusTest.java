package dev.rowan.garage;

import static dev.rowan.garage.Tables.MEMBERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.rowan.error.Constraint;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Verbs on tables that are spread by tenant: on an ordinary server, and on a coordinator of Citus, in a schema of the database that the
 * environment variable {@code ROWAN_CITUS} names. What these tables were there before is dropped.
 */
@Timeout(120)
class CitusTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.empty();

    private static final String VARIABLE = "ROWAN_CITUS";

    private static final String TABLES = """
            create table tenants (
                id integer not null,
                constraint tenants_pkey primary key (id)
            );
            create table members (
                tenant_id integer not null,
                id        integer not null,
                name      text    not null,
                constraint members_pkey primary key (tenant_id, id)
            );
            do $$ begin
                if exists (select from pg_extension where extname = 'citus') then
                    perform create_distributed_table('tenants', 'id');
                    perform create_distributed_table('members', 'tenant_id', colocate_with => 'tenants');
                end if;
            end $$;
            alter table members
                add constraint members_tenant_id_fkey foreign key (tenant_id) references tenants (id);
            """;

    private static final String CLUBS = """
            create table clubs (
                tenant_id integer not null,
                id        integer not null,
                chair_id  integer not null,
                constraint clubs_pkey primary key (tenant_id, id)
            );
            create table club_members (
                tenant_id integer not null,
                club_id   integer not null,
                member_id integer not null,
                constraint club_members_pkey primary key (tenant_id, club_id, member_id)
            );
            do $$ begin
                if exists (select from pg_extension where extname = 'citus') then
                    perform create_distributed_table('clubs', 'tenant_id', colocate_with => 'tenants');
                    perform create_distributed_table('club_members', 'tenant_id', colocate_with => 'tenants');
                end if;
            end $$;
            alter table clubs
                add constraint clubs_chair_id_fkey foreign key (tenant_id, chair_id) references members (tenant_id, id);
            alter table club_members
                add constraint club_members_club_id_fkey foreign key (tenant_id, club_id) references clubs (tenant_id, id);
            alter table club_members
                add constraint club_members_member_id_fkey
                    foreign key (tenant_id, member_id) references members (tenant_id, id);
            """;

    record Filled(Club club, List<Member> members) {}

    private static final Shape<Club, Filled> FILLED =
            Club.ROW.with(Club.MEMBERS).as(Filled::new);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void verbs_and_graphs_give_what_was_stored(boolean citus, TestDatabase database) {
        Garage db = open(citus, database);
        List<Integer> tenants = IntStream.rangeClosed(1, 20).boxed().toList();
        assertThat(db.tenants().insertAll(tenants.stream().map(NewTenant::id).toList()))
                .extracting(Tenant::id)
                .isEqualTo(tenants);
        List<NewMember> members = tenants.stream()
                .flatMap(t -> Stream.of(1, 2, 3).map(m -> member(t, m)))
                .toList();
        assertThat(db.members().insertAll(members))
                .extracting(m -> m.tenantId() + "/" + m.name())
                .isEqualTo(tenants.stream()
                        .flatMap(t -> Stream.of(1, 2, 3).map(m -> t + "/m" + t + "." + m))
                        .toList());
        for (int tenant : tenants) {
            db.transaction(tx -> {
                tx.clubs().insert(NewClub.tenantId(tenant).id(1).chairId(1));
                tx.clubMembers()
                        .insertAll(Stream.of(1, 2)
                                .map(m ->
                                        NewClubMember.tenantId(tenant).clubId(1).memberId(m))
                                .toList());
            });
        }
        for (int tenant : tenants) {
            Filled filled = db.read(tx -> tx.clubs().get(ClubId.tenantId(tenant).id(1), FILLED));
            assertThat(filled.members()).extracting(Member::tenantId).containsExactly(tenant, tenant);
            assertThat(filled.members())
                    .extracting(Member::name)
                    .containsExactlyInAnyOrder("m" + tenant + ".1", "m" + tenant + ".2");
        }
        Condition mine = MEMBERS.TENANT_ID.eq(7);
        assertThat(db.members().where(mine).orderBy(MEMBERS.ID).list())
                .extracting(Member::id)
                .containsExactly(1, 2, 3);
        assertThat(db.members().where(mine).orderBy(MEMBERS.ID).page(2).rows()).hasSize(2);
        MemberId id = MemberId.tenantId(7).id(3);
        assertThat(db.members().updateAndGet(id, m -> m.name("new")).name()).isEqualTo("new");
        assertThat(db.members().findAll(List.of(id, MemberId.tenantId(9).id(1))))
                .extracting(Member::name)
                .containsExactly("new", "m9.1");
        assertThat(db.members()
                        .updateAll(Map.of(
                                id,
                                MemberPatch.EMPTY.name("a"),
                                MemberId.tenantId(8).id(3),
                                MemberPatch.EMPTY.name("b"))))
                .isEqualTo(2);
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.members().insert(member(7, 3)))
                .satisfies(e -> assertThat(e.constraint()).isNotInstanceOf(Constraint.Unlisted.class));
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.members().delete(MemberId.tenantId(7).id(1)));
        assertThat(db.members().deleteWhere(mine.and(MEMBERS.ID.eq(3)))).isEqualTo(1);
        assertThat(db.members().count()).isEqualTo(59);
    }

    private static NewMember member(int tenant, int id) {
        return NewMember.tenantId(tenant).name("m" + tenant + "." + id).id(id);
    }

    private static Garage open(boolean citus, TestDatabase database) {
        DSLContext dsl = citus ? DSL.using(coordinator()) : DSL.using(database.dataSource(), SQLDialect.POSTGRES);
        if (citus) {
            execute(dsl, "create extension if not exists citus");
            execute(dsl, "drop table if exists club_members, clubs, members, tenants cascade");
        }
        execute(dsl, TABLES);
        execute(dsl, CLUBS);
        dsl.configuration().data("rowan.keysInSettings", false);
        return Garage.of(dsl);
    }

    private static void execute(DSLContext dsl, String sql) {
        dsl.connection(connection -> {
            try (Statement s = connection.createStatement()) {
                s.execute(sql);
            }
        });
    }

    private static String coordinator() {
        String url = Objects.requireNonNullElse(System.getenv(VARIABLE), "");
        return url.isBlank()
                ? abort(VARIABLE + " names no coordinator of Citus: its JDBC URL, with user and password")
                : url;
    }
}
