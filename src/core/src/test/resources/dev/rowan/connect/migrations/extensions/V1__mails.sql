create schema if not exists extensions;
create extension citext schema extensions;
create table mails (address citext not null);
