package dev.rowan.codegen;

import java.util.ArrayList;
import java.util.List;

/**
 * A schema as applications grow them: each table with a key, foreign keys, checks, comments and indexes, made by the first
 * half of the migrations and altered by the second.
 */
record ManyTables(int tables) {
    /** Two for each table. */
    List<String> migrations() {
        List<String> migrations = new ArrayList<>();
        for (int table = 1; table <= tables; table++) {
            migrations.add(create(table));
        }
        for (int table = 1; table <= tables; table++) {
            migrations.add(alter(table));
        }
        return migrations;
    }

    Project writeTo(Project project) {
        int version = 0;
        for (String migration : migrations()) {
            project.migration("V%d__step.sql".formatted(++version), migration);
        }
        return project;
    }

    private static String create(int table) {
        return """
            create table entity_%1$d (
                id         bigint generated always as identity primary key,
                code       varchar(40) not null unique,
                name       text not null,
                status     text not null default 'open' check (status in ('open', 'held', 'closed')),
                quantity   integer not null default 0 check (quantity >= 0),
                price      numeric(12, 2),
                active     boolean not null default true,
                details    jsonb,
                created_at timestamptz not null default now(),
                updated_at timestamptz not null default now()%2$s
            );
            create index entity_%1$d_created_at_idx on entity_%1$d (created_at);
            comment on table entity_%1$d is 'Entity number %1$d.';
            comment on column entity_%1$d.code is 'What people call it.';
            comment on column entity_%1$d.status is 'How far it is.';
            """.formatted(table, references(table));
    }

    private static String alter(int table) {
        return """
            alter table entity_%1$d add column weight double precision check (weight > 0);
            alter table entity_%1$d add column owner_email varchar(255);
            alter table entity_%1$d alter column name set default '';
            create index entity_%1$d_owner_idx on entity_%1$d (lower(owner_email)) where active;
            comment on column entity_%1$d.weight is 'In kilograms.';
            """.formatted(table);
    }

    /** To the table before and to one half as far. */
    private static String references(int table) {
        String column = ",\n    %s_id bigint references entity_%d (id)";
        return table == 1
                ? ""
                : column.formatted("parent", table - 1) + column.formatted("root", Math.max(1, table / 2));
    }
}
