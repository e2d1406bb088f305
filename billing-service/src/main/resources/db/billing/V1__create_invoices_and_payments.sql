-- The last number given out in a store's series and year. The row is locked by the transaction that issues, so that a
-- number exists if and only if its document does: no gap, no double.
create table document_counter (
    store_id uuid   not null,
    series   text   not null check (series in ('INV', 'CN')),
    year     int    not null,
    last     bigint not null check (last > 0),
    primary key (store_id, series, year)
);

-- What a store writes on its invoices as their seller, from the next invoice on.
create table seller (
    id                 bigint      generated always as identity primary key,
    store_id           uuid        not null unique,
    name               text        not null,
    address            jsonb,
    tax_id             text,
    email              text,
    payment_terms_days int         not null check (payment_terms_days between 0 and 365),
    version            int         not null default 1,
    created_at         timestamptz not null,
    updated_at         timestamptz not null
);

create table invoice (
    id                bigint      generated always as identity primary key,
    uid               uuid        not null unique,
    store_id          uuid        not null,
    number            text        not null,
    year              int         not null,
    sequence          bigint      not null check (sequence > 0),
    -- Sorts numbers as people count, also when a year needs more than six digits.
    number_order      bigint      not null generated always as (year * 1000000000000 + sequence) stored,
    issue_date        date        not null,
    due_date          date        not null check (due_date >= issue_date),
    sale_id           uuid        not null,
    sale_reference    text,
    sale_date         date        not null,
    customer_id       uuid        not null,
    buyer             jsonb       not null,
    seller            jsonb       not null,
    line_count        int         not null check (line_count > 0),
    currency          text        not null,
    subtotal_minor    bigint      not null check (subtotal_minor >= 0),
    discount_minor    bigint      not null check (discount_minor >= 0),
    tax_minor         bigint      not null check (tax_minor >= 0),
    grand_total_minor bigint      not null check (grand_total_minor >= 0),
    created_at        timestamptz not null,
    check (grand_total_minor = subtotal_minor - discount_minor + tax_minor),
    check (year = extract(year from issue_date)),
    constraint invoice_sale_key unique (store_id, sale_id),
    constraint invoice_number_key unique (store_id, number),
    constraint invoice_sequence_key unique (store_id, number_order)
);
create index invoice_customer_idx on invoice (store_id, customer_id, id);
create index invoice_issue_date_idx on invoice (store_id, issue_date, id);
create index invoice_created_at_idx on invoice (store_id, created_at, id);

create table invoice_line (
    id               bigint generated always as identity primary key,
    store_id         uuid   not null,
    invoice_id       bigint not null references invoice,
    position         int    not null check (position > 0),
    description      text   not null,
    sku              text,
    quantity         bigint not null check (quantity > 0),
    unit_price_minor bigint not null check (unit_price_minor >= 0),
    total_minor      bigint not null check (total_minor >= 0),
    constraint invoice_line_position_key unique (store_id, invoice_id, position)
);

-- The part of an invoice that changes. Balances change only under the lock of this row.
create table invoice_settlement (
    invoice_id            bigint      primary key references invoice,
    store_id              uuid        not null,
    status                text        not null
        check (status in ('DRAFT', 'CONFIRMED', 'PARTIALLY_PAID', 'PAID', 'CANCELLED')),
    grand_total_minor     bigint      not null,
    amount_paid_minor     bigint      not null check (amount_paid_minor between 0 and grand_total_minor),
    amount_credited_minor bigint      not null check (amount_credited_minor between 0 and grand_total_minor),
    paid_at               timestamptz,
    cancelled_at          timestamptz,
    version               int         not null,
    updated_at            timestamptz not null,
    check ((status = 'PAID') = (amount_paid_minor = grand_total_minor)),
    check (status <> 'CANCELLED' or amount_credited_minor = grand_total_minor),
    check (status <> 'PARTIALLY_PAID' or amount_paid_minor > 0),
    check (status not in ('DRAFT', 'CONFIRMED') or amount_paid_minor = 0),
    check ((status = 'PAID') = (paid_at is not null)),
    check ((status = 'CANCELLED') = (cancelled_at is not null))
);
create index invoice_settlement_status_idx on invoice_settlement (store_id, status, invoice_id);

create table credit_note (
    id                bigint      generated always as identity primary key,
    uid               uuid        not null unique,
    store_id          uuid        not null,
    number            text        not null,
    year              int         not null,
    sequence          bigint      not null check (sequence > 0),
    number_order      bigint      not null generated always as (year * 1000000000000 + sequence) stored,
    issue_date        date        not null,
    invoice_id        bigint      not null references invoice,
    sale_id           uuid        not null,
    reason            text,
    refunded_at       timestamptz not null,
    line_count        int         not null check (line_count > 0),
    currency          text        not null,
    subtotal_minor    bigint      not null check (subtotal_minor >= 0),
    discount_minor    bigint      not null check (discount_minor >= 0),
    tax_minor         bigint      not null check (tax_minor >= 0),
    grand_total_minor bigint      not null check (grand_total_minor >= 0),
    created_at        timestamptz not null,
    check (grand_total_minor = subtotal_minor - discount_minor + tax_minor),
    check (year = extract(year from issue_date)),
    constraint credit_note_sale_key unique (store_id, sale_id),
    constraint credit_note_number_key unique (store_id, number),
    constraint credit_note_sequence_key unique (store_id, number_order)
);
create index credit_note_invoice_idx on credit_note (store_id, invoice_id, id);
create index credit_note_issue_date_idx on credit_note (store_id, issue_date, id);
create index credit_note_created_at_idx on credit_note (store_id, created_at, id);

create table credit_note_line (
    id               bigint generated always as identity primary key,
    store_id         uuid   not null,
    credit_note_id   bigint not null references credit_note,
    position         int    not null check (position > 0),
    description      text   not null,
    sku              text,
    quantity         bigint not null check (quantity > 0),
    unit_price_minor bigint not null check (unit_price_minor >= 0),
    total_minor      bigint not null check (total_minor >= 0),
    constraint credit_note_line_position_key unique (store_id, credit_note_id, position)
);

-- A refund that overtook the completion of its sale; it becomes a credit note when the invoice is issued.
create table parked_refund (
    id          bigint      generated always as identity primary key,
    store_id    uuid        not null,
    sale_id     uuid        not null,
    reason      text,
    refunded_at timestamptz not null,
    created_at  timestamptz not null,
    constraint parked_refund_sale_key unique (store_id, sale_id)
);

create table payment (
    id             bigint      generated always as identity primary key,
    uid            uuid        not null unique,
    store_id       uuid        not null,
    invoice_id     bigint      not null references invoice,
    method         text        not null check (method in ('cash', 'card', 'upi', 'netbanking', 'transfer')),
    reference_id   text        not null,
    amount_minor   bigint      not null check (amount_minor > 0),
    currency       text        not null,
    status         text        not null check (status in ('SUCCEEDED', 'FAILED')),
    failure_reason text,
    note           text,
    actor          text        not null,
    occurred_at    timestamptz not null,
    created_at     timestamptz not null,
    check ((status = 'FAILED') = (failure_reason is not null)),
    constraint payment_reference_key unique (store_id, method, reference_id)
);
create index payment_invoice_idx on payment (store_id, invoice_id, id);
create index payment_occurred_at_idx on payment (store_id, occurred_at, id);
create index payment_created_at_idx on payment (store_id, created_at, id);
