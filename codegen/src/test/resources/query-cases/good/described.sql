-- Users <b>with</b> an @author tag, */ and
-- a second line: $dollar {@code x}.
select id from users;
