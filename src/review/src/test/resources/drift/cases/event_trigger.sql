create event trigger told on ddl_command_end execute function public.on_ddl();
