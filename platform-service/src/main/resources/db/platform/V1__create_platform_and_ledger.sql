create table platform (
    id          bigint generated always as identity primary key,
    uid         uuid        not null unique,
    store_id    uuid        not null,
    name        text        not null,
    description text,
    metadata    jsonb       not null default '{}',
    version     int         not null default 1,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    deleted_at  timestamptz
);
create unique index platform_name on platform (store_id, lower(name)) where deleted_at is null;
create index platform_created_at on platform (store_id, created_at, id);

-- The one row whose lock guards a balance.
create table credit_account (
    id                       bigint generated always as identity primary key,
    store_id                 uuid        not null,
    platform_id              uuid        not null references platform (uid),
    currency                 text        not null,
    balance_minor            bigint      not null default 0,
    sequence                 bigint      not null default 0,
    overdraft_limit_minor    bigint      not null default 0 check (overdraft_limit_minor >= 0),
    low_threshold_minor      bigint,
    critical_threshold_minor bigint,
    updated_at               timestamptz not null,
    unique (store_id, platform_id),
    check (balance_minor >= -overdraft_limit_minor),
    check (critical_threshold_minor <= low_threshold_minor)
);

-- The ledger: movement n+1 starts from the balance movement n ended with.
create table credit_movement (
    id                   bigint generated always as identity primary key,
    uid                  uuid        not null unique,
    store_id             uuid        not null,
    platform_id          uuid        not null references platform (uid),
    sequence             bigint      not null,
    kind                 text        not null check (kind in ('deposit', 'deduction', 'refund', 'adjustment')),
    currency             text        not null,
    amount_minor         bigint      not null check (amount_minor <> 0),
    balance_before_minor bigint      not null,
    balance_after_minor  bigint      not null,
    sale_id              uuid,
    reference            text,
    description          text,
    actor                text        not null,
    occurred_at          timestamptz not null,
    unique (store_id, platform_id, sequence),
    check (balance_after_minor = balance_before_minor + amount_minor)
);
-- Whatever is delivered again, a sale is deducted once a platform, and refunded once.
create unique index credit_movement_sale on credit_movement (store_id, sale_id, platform_id, kind) where sale_id is not null;
create index credit_movement_reference on credit_movement (store_id, reference);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger credit_movement_frozen before update or delete on credit_movement
    for each row execute function refuse_change();
create trigger credit_movement_kept before truncate on credit_movement
    for each statement execute function refuse_change();

-- What became of a sale here, so that it is deducted once whatever is delivered again.
create table sale_deduction (
    store_id   uuid        not null,
    sale_id    uuid        not null,
    attempt    int         not null,
    status     text        not null check (status in ('rejected', 'deducted', 'refunded')),
    decided_at timestamptz not null,
    primary key (store_id, sale_id)
);
