create table cams (id int primary key);
select 'printed nowhere' as canary;
