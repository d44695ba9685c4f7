-- file: V2__change.sql
create table sums (id bigint primary key, sum text not null check (md5(sum) = '900150983cd24fb0d6963f7d28e17f73' and length(sum) = 33));
-- file: V3__change.sql
set local lock_timeout = '2s';
alter table sums add column note text;
