-- Characters in literals that no editor shows, which the sent text keeps; a record called as its file.
-- returns: one
select 'a	b' as tab, 'c defg' as lines, '
	indented
   twice   ' as block, null::text as nothing
