-- Every movement carries a hash over itself and the hash before it, and the account the hash of its last movement, so
-- that a change behind the service's back shows. dev.saldo.platform.credit.Entry makes these hashes from now on.
-- Hashes what is there in one pass, and holds up all movements meanwhile: 10 s for 100,000 of them on two busy cores.
alter table credit_account
    add column head bytea not null default decode(repeat('00', 32), 'hex') check (octet_length(head) = 32);
alter table credit_movement
    add column hash bytea check (octet_length(hash) = 32),
    add check (sequence > 0);

create function field(value text) returns text language sql immutable as
    $$ select coalesce(octet_length(convert_to(value, 'UTF8')) || ':' || value, '-') $$;
create function hash_after(previous bytea, entry text) returns bytea language sql immutable as
    $$ select sha256(previous || convert_to(entry, 'UTF8')) $$;
create aggregate chain(text) (
    sfunc = hash_after, stype = bytea,
    initcond = '\x0000000000000000000000000000000000000000000000000000000000000000');

alter table credit_movement disable trigger credit_movement_frozen;
update credit_movement m set hash = c.hash
  from (select id,
               chain(field('saldo-movement-1') || field(uid::text) || field(store_id::text) || field(platform_id::text)
                     || field(sequence::text) || field(kind) || field(currency) || field(amount_minor::text)
                     || field(balance_before_minor::text) || field(balance_after_minor::text) || field(sale_id::text)
                     || field(reference) || field(description) || field(actor)
                     || field(trunc(extract(epoch from occurred_at) * 1000000)::text))
                   over (partition by store_id, platform_id order by sequence) as hash
          from credit_movement) c
 where c.id = m.id;
alter table credit_movement enable trigger credit_movement_frozen;
alter table credit_movement alter column hash set not null;

update credit_account a set head = m.hash
  from credit_movement m
 where m.store_id = a.store_id and m.platform_id = a.platform_id and m.sequence = a.sequence;

drop aggregate chain(text);
drop function hash_after(bytea, text);
drop function field(text);
