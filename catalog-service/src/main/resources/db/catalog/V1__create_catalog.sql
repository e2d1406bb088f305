create table product (
    id               bigint      generated always as identity primary key,
    uid              uuid        not null unique,
    store_id         uuid        not null,
    sku              text        not null check (sku <> ''),
    name             text        not null check (name <> ''),
    type             text        not null check (type in ('digital', 'subscription', 'license', 'service')),
    description      text,
    category         text,
    list_price_minor bigint      not null check (list_price_minor >= 0),
    currency         text        not null,
    active           boolean     not null,
    metadata         jsonb       not null check (jsonb_typeof(metadata) = 'object'),
    version          int         not null default 1,
    offers_version   int         not null default 0, -- of offer-changed; grows under this row's lock
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    deleted_at       timestamptz,
    search_text      text        not null, -- sku, name and description as SearchText folds them
    search           tsvector    not null generated always as (to_tsvector('simple', search_text)) stored
);
create unique index product_sku_key on product (store_id, sku) where deleted_at is null;
create index product_created_idx on product (store_id, created_at, id) where deleted_at is null;
create index product_name_idx on product (store_id, name, id) where deleted_at is null;
create index product_category_idx on product (store_id, category) where deleted_at is null;
-- Without the store: a GIN index over uuid needs an extension. Words are selective enough to filter the rest.
create index product_search_idx on product using gin (search);

create table offer (
    id          bigint      generated always as identity primary key,
    uid         uuid        not null unique,
    store_id    uuid        not null,
    product_id  bigint      not null references product (id),
    platform_id uuid        not null,
    preferred   boolean     not null,
    version     int         not null default 1,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    deleted_at  timestamptz,
    check (not (preferred and deleted_at is not null))
);
create unique index offer_platform_key on offer (store_id, product_id, platform_id) where deleted_at is null;
create unique index offer_preferred_key on offer (store_id, product_id) where preferred and deleted_at is null;

-- Append-only: a new price is a new row, and holds from valid_from until the offer's next one.
create table offer_price (
    id                 bigint      generated always as identity primary key,
    store_id           uuid        not null,
    offer_id           bigint      not null references offer (id),
    valid_from         timestamptz not null,
    buying_price_minor bigint      not null check (buying_price_minor >= 0),
    currency           text        not null,
    actor              text        not null,
    recorded_at        timestamptz not null
);
create unique index offer_price_valid_from_key on offer_price (store_id, offer_id, valid_from);

-- Copied from platform-service's events; platform_id is the id everybody knows.
create table platform_copy (
    store_id    uuid   not null,
    platform_id uuid   not null,
    name        text   not null,
    currency    text   not null,
    status      text   not null,
    version     bigint not null,
    primary key (store_id, platform_id)
);
