-- The clocks of test stores that were ever moved; every other store goes by the wall. Beside the time, what
-- identity-service asked last of this service, and whether that is answered.
create table kit.store_clock (
    store_id      uuid        not null primary key,
    now           timestamptz not null,
    target        timestamptz not null,
    operation_id  uuid        not null,
    step          int         not null,
    round         int         not null,
    answered      boolean     not null default false,
    claimed_until timestamptz,
    activity      bigint      not null default 0,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);

-- A row for each event announced of such a store, until it is added to the store's activity: announcing only inserts,
-- so that no transaction waits for another because of a clock.
create table kit.store_activity (
    id       bigint generated always as identity primary key,
    store_id uuid not null
);
create index store_activity_store on kit.store_activity (store_id);

grant select, insert, update, delete on kit.store_clock, kit.store_activity to "${runtime}";
