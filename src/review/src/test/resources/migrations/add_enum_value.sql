-- file: V2__change.sql
alter type plan add value 'team';
