-- The documents of a store in the order of their issue. A hash is over the one before it and all that is frozen of the
-- document, so that nothing issued can change, come or go without all hashes after it.
create table document_chain (
    store_id    uuid   not null,
    position    bigint not null check (position > 0),
    series      text   not null check (series in ('INV', 'CN')),
    document_id uuid   not null,
    number      text   not null,
    hash        text   not null check (hash ~ '^[0-9a-f]{64}$'),
    primary key (store_id, position),
    constraint document_chain_document_key unique (store_id, document_id)
);

-- The last link of each store, so that the end of a chain cannot get lost. Advanced by the transaction that issues,
-- under the lock that numbers are given out with.
create table document_chain_head (
    store_id    uuid   primary key,
    position    bigint not null check (position > 0),
    series      text   not null check (series in ('INV', 'CN')),
    document_id uuid   not null,
    number      text   not null,
    hash        text   not null check (hash ~ '^[0-9a-f]{64}$')
);

create trigger document_chain_frozen before update or delete or truncate on document_chain
    for each statement execute function refuse_change();
create trigger document_chain_head_kept before delete or truncate on document_chain_head
    for each statement execute function refuse_change();
alter table document_chain enable always trigger document_chain_frozen;
alter table document_chain_head enable always trigger document_chain_head_kept;

-- All that is frozen of a document, with its lines. Hashes are made of "facts": a name in there, and how a value is
-- written, never changes. A new column may join; where it is null it is as if it were not there. Moments are
-- microseconds since 1970, so that they look the same in every session.
create view issued_document as
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
           'lines', (
               select coalesce(
                          json_agg(
                              json_build_object(
                                  'position', l.position,
                                  'description', l.description,
                                  'sku', l.sku,
                                  'quantity', l.quantity,
                                  'unit_price_minor', l.unit_price_minor,
                                  'total_minor', l.total_minor
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
           'lines', (
               select coalesce(
                          json_agg(
                              json_build_object(
                                  'position', l.position,
                                  'description', l.description,
                                  'sku', l.sku,
                                  'quantity', l.quantity,
                                  'unit_price_minor', l.unit_price_minor,
                                  'total_minor', l.total_minor
                              ) order by l.position, l.id
                          ), '[]')
                 from credit_note_line l
                where l.store_id = c.store_id and l.credit_note_id = c.id
           )
       )
  from credit_note c;
