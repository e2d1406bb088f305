-- Credits can be set aside. Their sum is on the account, under the lock of its row, and is no longer available.
-- Checks every account once.
alter table credit_account
    add column held_minor bigint not null default 0 check (held_minor >= 0),
    -- grows with every hold that is placed or ended: whoever hears of two sums knows which is the newer one
    add column held_version bigint not null default 0,
    add constraint credit_account_available check (balance_minor - held_minor >= -overdraft_limit_minor);

alter table credit_movement add column hold_id uuid;

create table credit_hold (
    id           bigint generated always as identity primary key,
    uid          uuid        not null unique,
    store_id     uuid        not null,
    platform_id  uuid        not null references platform (uid),
    currency     text        not null,
    amount_minor bigint      not null check (amount_minor > 0),
    posted_minor bigint      not null default 0,
    status       text        not null check (status in ('OPEN', 'POSTED', 'RELEASED', 'EXPIRED')),
    reference    text,
    description  text,
    actor        text        not null,
    movement_id  uuid,
    expires_at   timestamptz,
    version      int         not null default 1,
    created_at   timestamptz not null,
    ended_at     timestamptz,
    check (posted_minor between 0 and amount_minor),
    check ((status = 'POSTED') = (posted_minor > 0)),
    check ((status = 'POSTED') = (movement_id is not null)),
    check ((status = 'OPEN') = (ended_at is null))
);
create index credit_hold_created on credit_hold (store_id, platform_id, created_at, id);
create index credit_hold_reference on credit_hold (store_id, platform_id, reference);
create index credit_hold_due on credit_hold (expires_at) where status = 'OPEN' and expires_at is not null;
revoke delete, truncate on credit_hold from "${runtime}";
