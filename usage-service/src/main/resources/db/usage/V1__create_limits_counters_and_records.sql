create table usage_limit (
    id              bigint generated always as identity primary key,
    uid             uuid            not null unique,
    store_id        uuid            not null,
    subscriber_type text            not null,
    subscriber_id   text            not null,
    feature         text            not null,
    hard_limit      numeric(28, 12) check (hard_limit >= 0),
    soft_limits     numeric(28, 12)[] not null default '{}',
    overage         text            not null check (overage in ('block', 'allow', 'notify')),
    period          text            not null check (period in ('none', 'hour', 'day', 'week', 'month', 'year')),
    time_zone       text            not null,
    version         int             not null default 1,
    created_at      timestamptz     not null,
    updated_at      timestamptz     not null,
    unique (store_id, subscriber_type, subscriber_id, feature)
);
create index usage_limit_created_at on usage_limit (store_id, created_at, id);

-- One row a period; the row's lock guards the count. A period begins by being counted in, so nothing is ever reset.
create table usage_counter (
    id              bigint generated always as identity primary key,
    uid             uuid            not null unique,
    store_id        uuid            not null,
    subscriber_type text            not null,
    subscriber_id   text            not null,
    feature         text            not null,
    period          text            not null check (period in ('none', 'hour', 'day', 'week', 'month', 'year')),
    period_start    timestamptz     not null,
    period_end      timestamptz,
    used            numeric(28, 12) not null default 0 check (used >= 0),
    sequence        bigint          not null default 0,
    created_at      timestamptz     not null,
    updated_at      timestamptz     not null,
    unique (store_id, subscriber_type, subscriber_id, feature, period, period_start),
    check ((period = 'none') = (period_end is null)),
    check (period_end > period_start)
) with (fillfactor = 70); -- room for a hot row's next versions beside it

-- What was counted, and what was given back: a counter is the sum of its records. Rows are added and never changed.
create table usage_record (
    id          bigint generated always as identity,
    store_id    uuid            not null,
    counter_id  bigint          not null,
    kind        text            not null check (kind in ('consumption', 'event', 'lease', 'lease-return', 'lease-expiry')),
    amount      numeric(28, 12) not null check ((kind like 'lease-%') = (amount < 0) or amount = 0),
    used_after  numeric(28, 12) not null,
    reference   text,
    actor       text            not null,
    occurred_at timestamptz     not null,
    recorded_at timestamptz     not null,
    primary key (id, recorded_at)
) partition by range (recorded_at);
create index usage_record_counter on usage_record (store_id, counter_id, id);
create trigger usage_record_frozen before update or delete on usage_record
    for each row execute function kit.refuse_change();
create trigger usage_record_kept before truncate on usage_record
    for each statement execute function kit.refuse_change();
revoke update, delete, truncate on usage_record from "${runtime}";
select kit.create_monthly_partitions('usage_record', now(), 3);

-- What became of every event that was reported. One that was not counted may be reported again.
create table usage_event (
    store_id        uuid        not null,
    source          text        not null,
    event_id        text        not null,
    id              bigint generated always as identity unique,
    fate            text        not null check (fate in ('counted', 'unmatched', 'late', 'rejected')),
    reason          text,
    subscriber_type text,
    subscriber_id   text,
    feature         text,
    amount          numeric(28, 12),
    occurred_at     timestamptz,
    received_at     timestamptz not null,
    duplicates      int         not null default 0,
    primary key (store_id, source, event_id)
);
create index usage_event_received_at on usage_event (store_id, received_at, id);
create index usage_event_old on usage_event (received_at);

-- Units that somebody may use without asking. They are counted from the start.
create table usage_lease (
    id              bigint generated always as identity primary key,
    uid             uuid            not null unique,
    store_id        uuid            not null,
    counter_id      bigint          not null references usage_counter (id),
    subscriber_type text            not null,
    subscriber_id   text            not null,
    feature         text            not null,
    amount          numeric(28, 12) not null check (amount > 0),
    used            numeric(28, 12) check (used between 0 and amount),
    status          text            not null check (status in ('ACTIVE', 'RETURNED', 'EXPIRED')),
    expires_at      timestamptz     not null,
    closed_at       timestamptz,
    version         int             not null default 1,
    created_at      timestamptz     not null,
    updated_at      timestamptz     not null,
    check ((status = 'ACTIVE') = (closed_at is null)),
    check ((status = 'RETURNED') = (used is not null))
);
create index usage_lease_created_at on usage_lease (store_id, created_at, id);
create index usage_lease_due on usage_lease (expires_at) where status = 'ACTIVE';
