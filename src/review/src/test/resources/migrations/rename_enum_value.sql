-- file: V2__change.sql
alter type plan rename value 'pro' to 'paid';
