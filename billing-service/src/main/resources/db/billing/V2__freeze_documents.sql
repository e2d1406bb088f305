-- What was issued or booked never changes, whoever asks. The triggers fire "always", so that not even a session that
-- plays a replica (session_replication_role) gets around them.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are frozen: % is refused', tg_table_name, tg_op
        using errcode = 'restrict_violation';
end
$$;

create trigger invoice_frozen before update or delete or truncate on invoice
    for each statement execute function refuse_change();
create trigger invoice_line_frozen before update or delete or truncate on invoice_line
    for each statement execute function refuse_change();
create trigger credit_note_frozen before update or delete or truncate on credit_note
    for each statement execute function refuse_change();
create trigger credit_note_line_frozen before update or delete or truncate on credit_note_line
    for each statement execute function refuse_change();
create trigger payment_frozen before update or delete or truncate on payment
    for each statement execute function refuse_change();

alter table invoice enable always trigger invoice_frozen;
alter table invoice_line enable always trigger invoice_line_frozen;
alter table credit_note enable always trigger credit_note_frozen;
alter table credit_note_line enable always trigger credit_note_line_frozen;
alter table payment enable always trigger payment_frozen;

-- All lines of a document come with one statement and add up to it; so no line can be added later either.
create function refuse_odd_invoice_lines() returns trigger language plpgsql as $$
begin
    if exists (
        select 1
          from invoice i
          join invoice_line l on l.store_id = i.store_id and l.invoice_id = i.id
         where i.id in (select invoice_id from added)
         group by i.id
        having count(*) <> i.line_count or sum(l.total_minor) <> i.subtotal_minor
    ) then
        raise exception 'the lines of an invoice are not those it was issued with'
            using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create trigger invoice_line_complete after insert on invoice_line
    referencing new table as added
    for each statement execute function refuse_odd_invoice_lines();
alter table invoice_line enable always trigger invoice_line_complete;

create function refuse_odd_credit_note_lines() returns trigger language plpgsql as $$
begin
    if exists (
        select 1
          from credit_note c
          join credit_note_line l on l.store_id = c.store_id and l.credit_note_id = c.id
         where c.id in (select credit_note_id from added)
         group by c.id
        having count(*) <> c.line_count or sum(l.total_minor) <> c.subtotal_minor
    ) then
        raise exception 'the lines of a credit note are not those it was issued with'
            using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create trigger credit_note_line_complete after insert on credit_note_line
    referencing new table as added
    for each statement execute function refuse_odd_credit_note_lines();
alter table credit_note_line enable always trigger credit_note_line_complete;
