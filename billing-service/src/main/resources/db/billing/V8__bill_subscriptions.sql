-- An invoice is for a sale, or for charges of subscriptions; a credit note is for a refund, or for a charge that gives
-- back. The new checks read all documents once, under a lock that lets nobody issue: about a second for a million.
alter table invoice
    alter column sale_id drop not null,
    add column charge_count int check (charge_count > 0),
    add check ((sale_id is null) = (charge_count is not null)),
    drop constraint invoice_subtotal_minor_check,
    drop constraint invoice_discount_minor_check,
    drop constraint invoice_tax_minor_check,
    add check (sale_id is null or (subtotal_minor >= 0 and discount_minor >= 0 and tax_minor >= 0));

-- The charges an invoice bills; none is ever billed twice.
create table invoice_charge (
    store_id        uuid   not null,
    invoice_id      bigint not null references invoice,
    charge_id       uuid   not null,
    subscription_id uuid   not null,
    primary key (store_id, charge_id)
);
create index invoice_charge_invoice_idx on invoice_charge (store_id, invoice_id);
create index invoice_charge_subscription_idx on invoice_charge (store_id, subscription_id, invoice_id);

-- A line of a subscription says what it pays for, may be less than nothing, and has its discount and taxes in the total.
alter table invoice_line
    add column subscription_id uuid,
    add column period_start date,
    add column period_end date,
    add column discount_minor bigint,
    add column tax_minor bigint,
    add column taxes jsonb,
    drop constraint invoice_line_unit_price_minor_check,
    drop constraint invoice_line_total_minor_check,
    add check (subscription_id is not null or (unit_price_minor >= 0 and total_minor >= 0)),
    add check ((subscription_id is null) = (discount_minor is null)),
    add check ((subscription_id is null) = (tax_minor is null)),
    add check ((subscription_id is null) = (taxes is null));

alter table credit_note
    alter column sale_id drop not null,
    add column charge_id uuid,
    add column subscription_id uuid,
    add check ((sale_id is null) = (charge_id is not null)),
    add check ((charge_id is null) = (subscription_id is null)),
    drop constraint credit_note_subtotal_minor_check,
    drop constraint credit_note_discount_minor_check,
    drop constraint credit_note_tax_minor_check,
    add check (sale_id is null or (subtotal_minor >= 0 and discount_minor >= 0 and tax_minor >= 0)),
    add constraint credit_note_charge_key unique (store_id, charge_id, invoice_id);
create index credit_note_subscription_idx on credit_note (store_id, subscription_id, id)
    where subscription_id is not null;

alter table credit_note_line
    add column subscription_id uuid,
    add column period_start date,
    add column period_end date,
    add column discount_minor bigint,
    add column tax_minor bigint,
    add column taxes jsonb,
    drop constraint credit_note_line_unit_price_minor_check,
    drop constraint credit_note_line_total_minor_check,
    add check (subscription_id is not null or (unit_price_minor >= 0 and total_minor >= 0)),
    add check ((subscription_id is null) = (discount_minor is null)),
    add check ((subscription_id is null) = (tax_minor is null)),
    add check ((subscription_id is null) = (taxes is null));

-- A charge that gives back what no invoice of its subscription has left, yet; it becomes credit notes when one has.
create table parked_credit (
    id              bigint      generated always as identity primary key,
    store_id        uuid        not null,
    charge_id       uuid        not null,
    subscription_id uuid        not null,
    charge          jsonb       not null,
    created_at      timestamptz not null,
    constraint parked_credit_charge_key unique (store_id, charge_id)
);
create index parked_credit_subscription_idx on parked_credit (store_id, subscription_id, id);

-- Credit notes take back parts, too, and a part may settle what payments left.
do $$
declare
    old record;
begin
    for old in select conname from pg_constraint
                where conrelid = 'invoice_settlement'::regclass and contype = 'c'
                  and pg_get_constraintdef(oid) like '%status%' and conname <> 'invoice_settlement_status_check'
    loop
        execute format('alter table invoice_settlement drop constraint %I', old.conname);
    end loop;
end
$$;
alter table invoice_settlement
    add check ((status in ('PAID', 'CANCELLED')) = (amount_paid_minor + amount_credited_minor >= grand_total_minor)),
    add check (status <> 'PAID' or amount_paid_minor > 0 or grand_total_minor = 0),
    add check (status <> 'CANCELLED'
               or (amount_credited_minor = grand_total_minor and amount_paid_minor < grand_total_minor)),
    add check (status <> 'PARTIALLY_PAID' or amount_paid_minor > 0),
    add check (status not in ('DRAFT', 'CONFIRMED') or amount_paid_minor = 0),
    add check ((status = 'PAID') = (paid_at is not null)),
    add check ((status = 'CANCELLED') = (cancelled_at is not null));

-- What a line comes to has its discount and taxes in it.
create or replace function refuse_odd_invoice_lines() returns trigger language plpgsql as $$
begin
    if exists (
        select 1
          from invoice i
          join invoice_line l on l.store_id = i.store_id and l.invoice_id = i.id
         where i.id in (select invoice_id from added)
         group by i.id
        having count(*) <> i.line_count or sum(l.total_minor) <> i.grand_total_minor
    ) then
        raise exception 'the lines of an invoice are not those it was issued with'
            using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create or replace function refuse_odd_credit_note_lines() returns trigger language plpgsql as $$
begin
    if exists (
        select 1
          from credit_note c
          join credit_note_line l on l.store_id = c.store_id and l.credit_note_id = c.id
         where c.id in (select credit_note_id from added)
         group by c.id
        having count(*) <> c.line_count or sum(l.total_minor) <> c.grand_total_minor
    ) then
        raise exception 'the lines of a credit note are not those it was issued with'
            using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create trigger invoice_charge_frozen before update or delete or truncate on invoice_charge
    for each statement execute function refuse_change();
alter table invoice_charge enable always trigger invoice_charge_frozen;

create function refuse_odd_invoice_charges() returns trigger language plpgsql as $$
begin
    if exists (
        select 1
          from invoice i
          join invoice_charge c on c.store_id = i.store_id and c.invoice_id = i.id
         where i.id in (select invoice_id from added)
         group by i.id
        having count(*) is distinct from i.charge_count
    ) then
        raise exception 'the charges of an invoice are not those it was issued with'
            using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create trigger invoice_charge_complete after insert on invoice_charge
    referencing new table as added
    for each statement execute function refuse_odd_invoice_charges();
alter table invoice_charge enable always trigger invoice_charge_complete;

-- As before, with what is new; of documents that have nothing of it the facts without nulls are what they were.
create or replace view issued_document as
select i.store_id, 'INV'::text as series, i.uid as document_id, i.number, i.year, i.sequence, i.id as row_id,
       i.created_at,
       json_build_object(
           'series', 'INV',
           'id', i.uid,
           'store_id', i.store_id,
           'number', i.number,
           'year', i.year,
           'sequence', i.sequence,
           'issue_date', i.issue_date,
           'due_date', i.due_date,
           'sale_id', i.sale_id,
           'sale_reference', i.sale_reference,
           'sale_date', i.sale_date,
           'customer_id', i.customer_id,
           'buyer', i.buyer,
           'seller', i.seller,
           'line_count', i.line_count,
           'currency', i.currency,
           'subtotal_minor', i.subtotal_minor,
           'discount_minor', i.discount_minor,
           'tax_minor', i.tax_minor,
           'grand_total_minor', i.grand_total_minor,
           'actor', i.actor,
           'created_at', (extract(epoch from i.created_at) * 1000000)::bigint,
           'charge_count', i.charge_count,
           'charges', case when i.charge_count is not null then (
               select json_agg(
                          json_build_object('charge_id', c.charge_id, 'subscription_id', c.subscription_id)
                          order by c.charge_id
                      )
                 from invoice_charge c
                where c.store_id = i.store_id and c.invoice_id = i.id
           ) end,
           'lines', (
               select coalesce(
                          json_agg(
                              json_build_object(
                                  'position', l.position,
                                  'description', l.description,
                                  'sku', l.sku,
                                  'quantity', l.quantity,
                                  'unit_price_minor', l.unit_price_minor,
                                  'total_minor', l.total_minor,
                                  'subscription_id', l.subscription_id,
                                  'period_start', l.period_start,
                                  'period_end', l.period_end,
                                  'discount_minor', l.discount_minor,
                                  'tax_minor', l.tax_minor,
                                  'taxes', l.taxes
                              ) order by l.position, l.id
                          ), '[]')
                 from invoice_line l
                where l.store_id = i.store_id and l.invoice_id = i.id
           )
       ) as facts
  from invoice i
 union all
select c.store_id, 'CN', c.uid, c.number, c.year, c.sequence, c.id,
       c.created_at,
       json_build_object(
           'series', 'CN',
           'id', c.uid,
           'store_id', c.store_id,
           'number', c.number,
           'year', c.year,
           'sequence', c.sequence,
           'issue_date', c.issue_date,
           'invoice_id', (select i.uid from invoice i where i.id = c.invoice_id and i.store_id = c.store_id),
           'sale_id', c.sale_id,
           'reason', c.reason,
           'refunded_at', (extract(epoch from c.refunded_at) * 1000000)::bigint,
           'line_count', c.line_count,
           'currency', c.currency,
           'subtotal_minor', c.subtotal_minor,
           'discount_minor', c.discount_minor,
           'tax_minor', c.tax_minor,
           'grand_total_minor', c.grand_total_minor,
           'actor', c.actor,
           'created_at', (extract(epoch from c.created_at) * 1000000)::bigint,
           'charge_id', c.charge_id,
           'subscription_id', c.subscription_id,
           'lines', (
               select coalesce(
                          json_agg(
                              json_build_object(
                                  'position', l.position,
                                  'description', l.description,
                                  'sku', l.sku,
                                  'quantity', l.quantity,
                                  'unit_price_minor', l.unit_price_minor,
                                  'total_minor', l.total_minor,
                                  'subscription_id', l.subscription_id,
                                  'period_start', l.period_start,
                                  'period_end', l.period_end,
                                  'discount_minor', l.discount_minor,
                                  'tax_minor', l.tax_minor,
                                  'taxes', l.taxes
                              ) order by l.position, l.id
                          ), '[]')
                 from credit_note_line l
                where l.store_id = c.store_id and l.credit_note_id = c.id
           )
       )
  from credit_note c;

revoke update, delete, truncate on invoice_charge from "${runtime}";
revoke update, truncate on parked_credit from "${runtime}";
