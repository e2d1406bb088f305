-- When an invoice becomes overdue (the day after its due date begins, in the store), and that it was said. Of those that
-- were issued before, the store's present time zone counts. Reads and writes all settlements once, locked meanwhile:
-- about ten seconds for a million.
alter table invoice_settlement
    add column overdue_from timestamptz,
    add column overdue_at timestamptz;
update invoice_settlement s
   set overdue_from = (i.due_date + 1)::timestamp at time zone coalesce(
           (select z.name
              from kit.store k
              join pg_timezone_names z on z.name = k.body::json ->> 'timeZone'
             where k.store_id = i.store_id
             limit 1),
           'UTC')
  from invoice i
 where i.id = s.invoice_id;
alter table invoice_settlement alter column overdue_from set not null;

-- What is still to be said, for all stores and for one.
create index invoice_settlement_overdue_idx on invoice_settlement (overdue_from)
    where overdue_at is null and status in ('CONFIRMED', 'PARTIALLY_PAID');
create index invoice_settlement_store_overdue_idx on invoice_settlement (store_id, overdue_from)
    where overdue_at is null and status in ('CONFIRMED', 'PARTIALLY_PAID');
-- What is overdue.
create index invoice_settlement_open_overdue_idx on invoice_settlement (store_id, invoice_id)
    where overdue_at is not null and status in ('CONFIRMED', 'PARTIALLY_PAID');

grant update (overdue_at) on invoice_settlement to "${runtime}";
