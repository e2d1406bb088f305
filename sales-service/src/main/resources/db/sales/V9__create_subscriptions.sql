-- Subscriptions, what they are billed for, and how they came to be as they are.

-- The last number given out, by store.
create table subscription_number (
    store_id uuid   primary key,
    last     bigint not null check (last > 0)
);

create table subscription (
    id              bigint      generated always as identity primary key,
    uid             uuid        not null unique,
    store_id        uuid        not null,
    number          text        not null,
    status          text        not null check (status in
        ('DRAFT', 'QUOTATION', 'CONFIRMED', 'ON_TRIAL', 'ACTIVE', 'PAST_DUE', 'PAUSED', 'CANCELLED', 'EXPIRED',
         'CLOSED')),
    subscriber_type text        not null,
    subscriber_id   text        not null,
    customer_uid    uuid        not null,
    plan_uid        uuid        not null,
    quantity        bigint      not null check (quantity > 0),
    currency        text        not null,
    -- what a whole period comes to now
    subtotal_minor  bigint      not null,
    discount_minor  bigint      not null,
    tax_minor       bigint      not null,
    total_minor     bigint      not null,
    start_date      date        not null,
    end_date        date,
    period_start    date,
    period_end      date,
    next_billing    date,
    -- when the next thing happens to it by itself; null when nothing will
    due_at          timestamptz,
    -- why it could not be taken further; it is tried again, the others go on
    parked_cause    text,
    parked_at       timestamptz,
    -- what was agreed and where it stands: parties, items, reductions, term, state
    body            jsonb       not null,
    version         int         not null default 1,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    constraint subscription_number_key unique (store_id, number),
    constraint subscription_total check (total_minor = subtotal_minor - discount_minor + tax_minor),
    constraint subscription_period check (period_start < period_end),
    constraint subscription_parked check ((parked_cause is null) = (parked_at is null)),
    constraint subscription_over check (status not in ('CANCELLED', 'EXPIRED', 'CLOSED') or due_at is null)
);
create index subscription_created_idx on subscription (store_id, created_at, id) where deleted_at is null;
create index subscription_customer_idx on subscription (store_id, customer_uid, id) where deleted_at is null;
create index subscription_subscriber_idx on subscription (store_id, subscriber_type, subscriber_id)
    where deleted_at is null;
create index subscription_billing_idx on subscription (store_id, next_billing, id) where deleted_at is null;
-- of all stores: the job serves them together
create index subscription_due_idx on subscription (due_at) where due_at is not null and deleted_at is null;
create index subscription_store_due_idx on subscription (store_id, due_at)
    where due_at is not null and deleted_at is null;

create table subscription_charge (
    id               bigint      generated always as identity primary key,
    uid              uuid        not null unique,
    store_id         uuid        not null,
    subscription_id  bigint      not null references subscription,
    subscription_uid uuid        not null,
    kind             text        not null check (kind in
        ('INITIAL', 'RENEWAL', 'PLAN_CHANGE', 'ONE_TIME', 'UNUSED_TIME')),
    cycle            int         not null check (cycle >= 0),
    period_start     date,
    period_end       date,
    currency         text        not null,
    subtotal_minor   bigint      not null,
    discount_minor   bigint      not null,
    tax_minor        bigint      not null,
    total_minor      bigint      not null,
    lines            jsonb       not null,
    -- what it takes at each platform, position by position
    platform_uids    uuid[]      not null,
    costs_minor      bigint[]    not null,
    due_at           timestamptz not null,
    charged_on       date        not null,
    actor            text        not null,
    replaced         jsonb,
    status           text        not null check (status in ('ASKED', 'WAITING', 'REJECTED', 'CHARGED')),
    attempt          int         not null check (attempt >= 0),
    cause            text,
    landed_minor     bigint,
    invoice_uid      uuid,
    invoice_number   text,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    constraint subscription_charge_total check (total_minor = subtotal_minor - discount_minor + tax_minor),
    constraint subscription_charge_platforms check (cardinality(platform_uids) = cardinality(costs_minor)),
    constraint subscription_charge_refused check (status not in ('WAITING', 'REJECTED') or cause is not null),
    constraint subscription_charge_period check ((kind in ('INITIAL', 'RENEWAL')) <= (period_start < period_end))
);
-- No period is billed twice.
create unique index subscription_charge_period_key on subscription_charge (store_id, subscription_id, period_start)
    where kind in ('INITIAL', 'RENEWAL');
create index subscription_charge_idx on subscription_charge (store_id, subscription_id, id);
create index subscription_charge_waiting_idx on subscription_charge (store_id, due_at, id) where status = 'WAITING';
create index subscription_charge_released_idx on subscription_charge (store_id, id) where status = 'ASKED' and attempt > 1;
create index subscription_charge_open_idx on subscription_charge (store_id, charged_on, id)
    where status <> 'CHARGED' or invoice_uid is null;

-- Every act, for ever.
create table subscription_history (
    id              bigint      generated always as identity primary key,
    store_id        uuid        not null,
    subscription_id bigint      not null references subscription,
    version         int         not null,
    act             text        not null,
    from_status     text,
    to_status       text        not null,
    effective_on    date        not null,
    occurred_at     timestamptz not null,
    actor           text        not null,
    detail          text,
    constraint subscription_history_version_key unique (store_id, subscription_id, version)
);

-- What was shown before a change, so that the change bills exactly that.
create table subscription_preview (
    token            uuid        primary key,
    store_id         uuid        not null,
    subscription_uid uuid        not null,
    version          int         not null,
    act              jsonb       not null,
    -- by the store's clock, and by the wall's
    shown_at         timestamptz not null,
    created_at       timestamptz not null
);
create index subscription_preview_created_idx on subscription_preview (created_at);
