-- Parts with one of these tags.
select p.* from parts p where p.tags && :tags order by p.email;
