-- Those with one of these addresses, or another one of theirs.
select email, work, others, wage, level, curve from mechanics
where email = any(:mails) or work = :work
order by email;
