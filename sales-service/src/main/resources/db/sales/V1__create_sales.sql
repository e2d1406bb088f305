-- Customers, sales with their lines, what a store chose, and what other services last said.

create table customer (
    id          bigint      generated always as identity primary key,
    uid         uuid        not null unique,
    store_id    uuid        not null,
    code        text,
    name        text        not null,
    company     text,
    email       text,
    phone       text,
    address     jsonb,
    metadata    jsonb,
    version     int         not null default 1,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    deleted_at  timestamptz
);
create unique index customer_code_key on customer (store_id, code) where deleted_at is null;
create index customer_created_idx on customer (store_id, created_at, id) where deleted_at is null;
-- also walked by the search of customers, which looks into four columns of one store
create index customer_name_idx on customer (store_id, name, id) where deleted_at is null;

create table sale (
    id                   bigint      generated always as identity primary key,
    uid                  uuid        not null unique,
    store_id             uuid        not null,
    customer_uid         uuid        not null,
    external_reference   text,
    payment_type         text        not null check (payment_type = 'one-time'),
    currency             text        not null,
    sold_at              timestamptz not null,
    note                 text,
    metadata             jsonb,
    status               text        not null check (status in
        ('DRAFT', 'CONFIRMED', 'AWAITING_CREDIT', 'COMPLETED', 'REJECTED', 'CANCELLED', 'REFUNDED')),
    attempt              int         not null default 0 check (attempt >= 0),
    confirmed_at         timestamptz,
    completed_at         timestamptz,
    rejection            jsonb,
    end_reason           text,
    -- of a draft: what it would come to when last written, null when a price is missing
    total_minor          bigint,
    cost_minor           bigint,
    profit_minor         bigint,
    margin_percent       numeric,
    -- what the lines cost at each platform, position by position
    platform_uids        uuid[]      not null default '{}',
    platform_costs_minor bigint[]    not null default '{}',
    invoice_uid          uuid,
    invoice_number       text,
    version              int         not null default 1,
    created_at           timestamptz not null,
    updated_at           timestamptz not null,
    deleted_at           timestamptz,
    constraint sale_profit check (profit_minor = total_minor - cost_minor),
    constraint sale_platforms check (cardinality(platform_uids) = cardinality(platform_costs_minor)),
    constraint sale_confirmed check ((attempt > 0) = (confirmed_at is not null)),
    constraint sale_priced check (attempt = 0 or (total_minor is not null and cost_minor is not null)),
    constraint sale_asked check (attempt > 0 or status in ('DRAFT', 'CANCELLED')),
    constraint sale_completed check ((status in ('COMPLETED', 'REFUNDED')) = (completed_at is not null)),
    constraint sale_refused check (status not in ('AWAITING_CREDIT', 'REJECTED') or rejection is not null),
    constraint sale_only_drafts_go check (deleted_at is null or status = 'DRAFT')
);
create unique index sale_external_reference_key on sale (store_id, external_reference) where deleted_at is null;
create index sale_sold_idx on sale (store_id, sold_at, id) where deleted_at is null;
create index sale_created_idx on sale (store_id, created_at, id) where deleted_at is null;
create index sale_total_idx on sale (store_id, coalesce(total_minor, 0), id) where deleted_at is null;
create index sale_customer_idx on sale (store_id, customer_uid, sold_at) where deleted_at is null;
create index sale_waiting_idx on sale (store_id, confirmed_at, id) where status = 'AWAITING_CREDIT';
create index sale_released_idx on sale (store_id, id) where status = 'CONFIRMED' and attempt > 1;

create table sale_line (
    sale_id              bigint      not null references sale,
    position             int         not null check (position between 1 and 500),
    store_id             uuid        not null,
    product_uid          uuid        not null,
    quantity             bigint      not null check (quantity between 1 and 1000000),
    -- what the seller asked for; null where the offer and the list decide
    asked_platform_uid   uuid,
    asked_price_minor    bigint      check (asked_price_minor >= 0),
    -- what was agreed at confirmation
    sku                  text,
    product_name         text,
    platform_uid         uuid,
    unit_price_minor     bigint,
    buying_price_minor   bigint,
    primary key (sale_id, position)
);

create table sale_policy (
    store_id          uuid        primary key,
    on_missing_credit text        not null check (on_missing_credit in ('wait', 'reject')),
    version           int         not null default 1,
    updated_at        timestamptz not null
);

-- What other services last said; the newest version wins, whatever the order of arrival.

create table product_copy (
    store_id         uuid    not null,
    product_uid      uuid    not null,
    sku              text    not null,
    name             text    not null,
    list_price_minor bigint  not null,
    currency         text    not null,
    active           boolean not null,
    deleted          boolean not null,
    version          bigint  not null,
    primary key (store_id, product_uid)
);

create table offer_copy (
    store_id    uuid   not null,
    product_uid uuid   not null,
    offers      jsonb  not null,
    version     bigint not null,
    primary key (store_id, product_uid)
);

create table platform_copy (
    store_id     uuid    not null,
    platform_uid uuid    not null,
    name         text    not null,
    deleted      boolean not null,
    version      bigint  not null,
    primary key (store_id, platform_uid)
);

create table balance_copy (
    store_id         uuid   not null,
    platform_uid     uuid   not null,
    -- the newest balance seen in a movement, and that movement's sequence
    balance_minor    bigint,
    balance_sequence bigint,
    -- the newest answer to a sale that was short: balance plus overdraft limit, and the sequence it was true at
    seen_minor       bigint,
    seen_sequence    bigint,
    -- the overdraft limit, as far as the two could be compared
    overdraft_minor  bigint not null default 0,
    primary key (store_id, platform_uid)
);
