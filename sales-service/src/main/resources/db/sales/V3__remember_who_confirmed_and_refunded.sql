-- Writes every confirmed sale once, under the lock of the table.
-- Of the sales so far nobody wrote it down.
alter table sale
    add column confirmed_by text,
    add column refunded_by text;
update sale
   set confirmed_by = 'system', refunded_by = case when status = 'REFUNDED' then 'system' end
 where confirmed_at is not null;
alter table sale
    add constraint sale_confirmed_by check ((confirmed_at is null) = (confirmed_by is null)),
    add constraint sale_refunded_by check ((status = 'REFUNDED') = (refunded_by is not null));
