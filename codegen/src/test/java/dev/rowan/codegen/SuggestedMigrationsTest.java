package dev.rowan.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build suggests is what it wants: run as migrations it is content. */
class SuggestedMigrationsTest {
    @TempDir
    private static Path tmp;

    private static Project project(String name) {
        return new Project(tmp.resolve(name))
                .property("tenant", "*.tenant_id, *.Tenant")
                .property("createdBy", "*.created_by, *.Made by")
                .property("updatedBy", "*.updated_by")
                .property("softDelete", "orders.deleted_at, Order Items.Deleted")
                .property("version", "orders.version");
    }

    private static Folder suggested(Project project) {
        return new Folder(project.folder().path().resolve("target/suggested-migrations"));
    }

    /** As a person does, who agrees with all of it. */
    private static void take(Project project) {
        suggested(project).texts().forEach(project::migration);
    }

    @Test
    void what_is_suggested_is_enough() throws Exception {
        assumeTrue(TestServer.majorVersion() >= 15, "a view that reads as who asks needs PostgreSQL 15");
        Project project = project("all").migration("V3.2__tables.sql", """
                create table orders (
                    id bigint generated always as identity primary key,
                    tenant_id uuid not null,
                    number text not null,
                    code text unique,
                    version int not null default 1,
                    created_by varchar(40) not null,
                    updated_by varchar(40),
                    deleted_at timestamptz,
                    unique (tenant_id, number)
                );
                create table "Order Items" (
                    "Order" bigint references orders,
                    "No" int,
                    "Tenant" uuid,
                    "Made by" text,
                    "Deleted" timestamp,
                    primary key ("Order", "No")
                );
                create unique index "Items of a number" on "Order Items" ("No", ("Order" + 1));
                create table notes (tenant_id uuid, text text, created_by text);
                create view seen as select tenant_id, created_by from notes;
                """);
        assertThat(project.failure())
                .contains("public.orders is a table, whose DELETE deletes")
                .contains("public.notes.tenant_id is no tenant yet")
                .doesNotContain("public.seen");
        assertThat(suggested(project).texts())
                .containsOnlyKeys(
                        "V4__soft_delete_Order_Items.sql",
                        "V5__tenant_notes.sql",
                        "V6__audit_notes.sql",
                        "V7__soft_delete_orders.sql");
        take(project);
        assertThat(project.failure())
                .contains("public.orders.tenant_id is no tenant yet")
                .contains("public.Order Items.Tenant is no tenant yet")
                .doesNotContain("DELETE");
        assertThat(suggested(project).texts())
                .containsOnlyKeys(
                        "V8__tenant_Order_Items.sql",
                        "V9__audit_Order_Items.sql",
                        "V10__tenant_orders.sql",
                        "V11__audit_orders.sql");
        take(project);
        project.generate();
        assertThat(suggested(project).texts()).isEmpty();
        assertThat(project.ownSources().get("OrderRepository.java"))
                .contains("upsertByNumber(", "findByCode(", "restore(long id)", "erase(long id)");
        assertThat(project.ownSources().get("NewOrder.java"))
                .doesNotContain("deletedAt(", "tenantId(", "createdBy(", "version(");
        assertThat(Javac.complaints(
                        project.sources().files().stream()
                                .filter(f -> f.toString().endsWith(".java"))
                                .toList(),
                        tmp.resolve("classes")))
                .isEmpty();
    }

    @Test
    void each_part_that_somebody_takes_away_again_is_missed() {
        Project project = new Project(tmp.resolve("parts"))
                .property("softDelete", "orders.deleted_at")
                .property("tenant", "notes.tenant_id")
                .migration("V1__tables.sql", """
                        create table all_orders (id int primary key, number int unique, deleted_at timestamptz);
                        create view orders as select id, number, deleted_at from all_orders;
                        create table notes (tenant_id uuid not null default current_setting('app.tenant')::uuid);
                        alter table notes enable row level security;
                        alter table notes force row level security;
                        create policy mine on notes using (tenant_id = current_setting('app.tenant')::uuid);
                        create policy readers on notes for select using (true);
                        """);
        assertThat(project.failure())
                .contains(
                        "public.orders does not keep deleted rows apart: a unique key is over deleted rows too,"
                                + " the view shows rows where deleted_at is set, without a check option an upsert writes to deleted rows,")
                .contains("no trigger marks rows instead of deleting them")
                .contains("public.notes.tenant_id is no tenant yet: policies let rows of others through:");
    }

    @Test
    void properties_that_cannot_be_are_refused() {
        Project project = new Project(tmp.resolve("wrong"))
                .property("softDelete", "orders.deleted_at, notes.deleted_at")
                .property("tenant", "orders.tenant, notes.*tenant")
                .property("createdBy", "missing.by")
                .property("userSetting", "user")
                .migration("V1__tables.sql", """
                        create table orders (id int primary key, tenant jsonb, deleted_at date);
                        create table notes (tenant int, old_tenant uuid, deleted_at timestamptz);
                        """);
        assertThat(project.failure()).contains("the property \"userSetting\" is \"user\"");
        project.without("userSetting");
        assertThat(project.failure())
                .contains("the property \"createdBy\": no column is missing.by")
                .contains(
                        "public.orders.tenant is jsonb: it can be bigint, character varying, integer, smallint, text, uuid")
                .contains(
                        "its columns are of several types: public.notes.tenant is integer, public.notes.old_tenant is uuid")
                .contains("the property \"tenant\": public.notes has several such columns")
                .contains("the property \"softDelete\": public.orders needs a primary key")
                .contains("the property \"softDelete\": public.notes needs a primary key");
    }
}
