create table memberships (
    team_id   integer not null,
    member_id bigint  not null,
    since     date    not null,
    primary key (team_id, member_id)
);

create table events (
    at   timestamptz not null,
    what text
);

create table articles (
    id      bigint generated always as identity primary key,
    shop_id integer not null,
    sku     text not null,
    slug    text,
    title   text not null,
    deleted boolean not null default false,
    constraint articles_shop_sku_key unique (shop_id, sku),
    constraint articles_sku_shop_key unique (sku, shop_id)
);

create unique index articles_slug_idx on articles (slug);
create unique index articles_title_idx on articles (title) where not deleted;
create unique index articles_lower_title_idx on articles (lower(title));
create unique index articles_id_included_idx on articles (shop_id, slug) include (title);
create index articles_shop_idx on articles (shop_id);

create table only_keys (
    a integer,
    b integer,
    primary key (b, a)
);
