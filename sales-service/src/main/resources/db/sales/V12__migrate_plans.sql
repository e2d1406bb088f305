-- Moving all subscriptions of a plan to a newer version of it. While the index on subscription is built, nothing is
-- written to that table; the others are new.

create table plan_migration (
    id            bigint      generated always as identity primary key,
    uid           uuid        not null unique,
    store_id      uuid        not null,
    plan_uid      uuid        not null,
    to_version    int         not null check (to_version > 0),
    -- null for all
    from_versions int[],
    moment        text        not null check (moment in ('NOW', 'PERIOD_END')),
    -- null for what happens where a period ends
    proration     text        check (proration in ('PRORATE_NOW', 'PRORATE_NEXT', 'FULL_NOW', 'FULL_NEXT', 'NONE')),
    state         text        not null check (state in ('RUNNING', 'DONE', 'WITHDRAWN')),
    total         int         not null check (total >= 0),
    -- counted when it is over; until then its items tell
    moved         int         not null check (moved >= 0),
    refused       int         not null check (refused >= 0),
    created_at    timestamptz not null,
    created_by    text        not null,
    finished_at   timestamptz,
    constraint plan_migration_prorated check ((moment = 'NOW') = (proration is not null)),
    constraint plan_migration_finished check ((state = 'RUNNING') = (finished_at is null)),
    constraint plan_migration_counted check (moved + refused <= total)
);
-- One at a time for each plan.
create unique index plan_migration_running_key on plan_migration (store_id, plan_uid) where state = 'RUNNING';
create index plan_migration_created_idx on plan_migration (store_id, created_at, id);

create table plan_migration_item (
    id               bigint not null generated always as identity primary key,
    store_id         uuid   not null,
    migration_id     bigint not null references plan_migration,
    subscription_uid uuid   not null,
    number           text   not null,
    state            text   not null check (state in ('PENDING', 'MOVED', 'REFUSED', 'WITHDRAWN')),
    code             text,
    detail           text,
    constraint plan_migration_item_key unique (store_id, migration_id, subscription_uid),
    constraint plan_migration_item_refused check ((state = 'REFUSED') = (code is not null)
        and (code is null) = (detail is null))
);
create index plan_migration_item_number_idx on plan_migration_item (store_id, migration_id, number, id);
create index plan_migration_item_pending_idx on plan_migration_item (store_id, migration_id, id)
    where state = 'PENDING';

create index subscription_plan_idx on subscription (store_id, plan_uid, id) where deleted_at is null;
