-- functions that return rows of a table, to which its NOT NULL does not hold
create function branches_of(root uuid) returns setof workshops language sql stable as $$
    with recursive below as (
        select w.id from workshops w where w.parent_id = root
        union all
        select w.id from workshops w join below b on w.parent_id = b.id
    )
    select w.* from workshops w join below b on b.id = w.id order by w.name
$$;

create function head_of(branch uuid) returns workshops language sql stable as $$
    select h.* from workshops w join workshops h on h.id = w.parent_id where w.id = branch
$$;

-- gives what it is given, null too
create function careless(its_id uuid, its_name text) returns setof workshops language sql immutable as $$
    select its_id, its_name, date '2026-01-01', null::uuid
$$;
