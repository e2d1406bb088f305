-- Partitions, one a month in UTC, of a table that grows for ever; and a default one, so that no row is ever refused.
-- The owner's function, because at run time a service may add rows and no tables. A month that has rows in the default
-- partition already stays there. Nobody needs rights on a partition: rows are read and written through the table.
-- Works on a table that is partitioned by range of one timestamptz; answers how many partitions it made.
create function kit.create_monthly_partitions(partitioned regclass, since timestamptz, months int) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    place     text;
    name      text;
    rest      text;
    part_key  text;
    part      text;
    first     timestamptz;
    following timestamptz;
    occupied  boolean;
    made      int := 0;
begin
    select n.nspname, c.relname, a.attname into place, name, part_key
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_partitioned_table p on p.partrelid = c.oid and p.partstrat = 'r' and p.partnatts = 1
      join pg_attribute a on a.attrelid = c.oid and a.attnum = p.partattrs[0] and a.atttypid = 'timestamptz'::regtype
     where c.oid = partitioned;
    if not found or months not between 1 and 120 then
        raise exception 'cannot make % monthly partitions of %', months, partitioned
            using errcode = 'invalid_parameter_value';
    end if;

    -- Replicas may ask at once.
    perform pg_advisory_xact_lock(hashtext('kit.create_monthly_partitions'), partitioned::oid::int);

    rest := format('%I.%I', place, name || '_default');
    if to_regclass(rest) is null then
        execute format('create table %s partition of %s default', rest, partitioned);
        execute format('revoke all on %s from "${runtime}"', rest);
        made := made + 1;
    end if;

    first := date_trunc('month', since at time zone 'UTC') at time zone 'UTC';
    for _ in 1..months loop
        following := (first at time zone 'UTC' + interval '1 month') at time zone 'UTC';
        part := format('%I.%I', place, name || to_char(first at time zone 'UTC', '_YYYY_MM'));
        if to_regclass(part) is null then
            execute format('select exists (select from %s where %I >= $1 and %I < $2)', rest, part_key, part_key)
                into occupied using first, following;
            if not occupied then
                -- Attached rather than created in place, which would lock out readers.
                execute format('create table %s (like %s including defaults including constraints including generated)',
                               part, partitioned);
                execute format('revoke all on %s from "${runtime}"', part);
                execute format('alter table %s attach partition %s for values from (%L) to (%L)',
                               partitioned, part, first, following);
                made := made + 1;
            end if;
        end if;
        first := following;
    end loop;
    return made;
end $$;
revoke execute on function kit.create_monthly_partitions(regclass, timestamptz, int) from public;
grant execute on function kit.create_monthly_partitions(regclass, timestamptz, int) to "${runtime}";
