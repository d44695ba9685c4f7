-- a key whose equal values are not the same, and one that is ordered otherwise than its text
create collation without_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
create table codes (
    code text collate without_case not null,
    constraint codes_pkey primary key (code)
);
create table uses (
    id   integer not null,
    code text collate without_case not null,
    constraint uses_pkey primary key (id),
    constraint uses_code_fkey foreign key (code) references codes (code)
);
create table spans (
    span   int4range not null,
    tag_id smallint  not null,
    constraint spans_pkey primary key (span),
    constraint spans_tag_id_fkey foreign key (tag_id) references tags (id)
);
