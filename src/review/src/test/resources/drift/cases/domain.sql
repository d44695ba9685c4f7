alter domain public.email drop constraint email_check;
alter domain public.email set default 'a@b';
