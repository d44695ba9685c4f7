alter table app.notes force row level security;
create policy all_notes on app.notes as restrictive for insert with check (owner = 'x');
