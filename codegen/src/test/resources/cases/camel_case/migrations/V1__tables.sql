create type "TokenKind" as enum ('oneTime', 'MAGIC_LINK', 'GitHub');

create table "User" (
    id          integer primary key,
    "userName"  text not null unique,
    "createdAt" timestamptz not null default now(),
    created_at  timestamptz,
    "created at" timestamptz,
    "openAIKey" text,
    "userIDs"   integer[],
    "URL"       text,
    "state"     text check ("state" in ('signedUp', 'leftUs'))
);

create table "PasswordResetToken" (
    id        integer generated always as identity primary key,
    "userId"  integer not null references "User",
    "agentID" integer references "User",
    kind      "TokenKind" not null,
    "used"    boolean not null default false,
    constraint "PasswordResetToken_kind_key" unique ("userId", kind)
);

create table "Link" (id integer primary key, "HTTPServer" text);
create table "Tag" (id integer primary key);
create table "_LinkToTag" (
    "A" integer not null references "Link" on delete cascade,
    "B" integer not null references "Tag" on delete cascade
);
create unique index "_LinkToTag_AB_unique" on "_LinkToTag" ("A", "B");
create index on "_LinkToTag" ("B");

create table "_Comment" (id integer primary key, "linkId" integer not null references "Link");
create table "Comment" (id integer primary key, "linkId" integer not null references "Link");
