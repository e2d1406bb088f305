-- Every time the clock of a test store was moved; the last one says where it stands.
create table clock_operation (
    id          bigint generated always as identity primary key,
    uid         uuid        not null unique,
    store_id    uuid        not null references store (uid),
    status      text        not null check (status in ('running', 'settled')),
    from_time   timestamptz not null,
    to_time     timestamptz not null,
    now         timestamptz not null,
    step        int         not null default 1,
    round       int         not null default 1,
    started_at  timestamptz not null,
    finished_at timestamptz,
    check (from_time <= now and now <= to_time),
    check ((status = 'settled') = (finished_at is not null))
);
create index clock_operation_newest on clock_operation (store_id, id);
create unique index clock_operation_running on clock_operation (store_id) where status = 'running';

-- What each service answered last.
create table clock_answer (
    store_id     uuid   not null,
    operation_id uuid   not null references clock_operation (uid),
    service      text   not null,
    step         int    not null,
    round        int    not null,
    activity     bigint not null,
    before       bigint,
    next_due_at  timestamptz,
    primary key (store_id, operation_id, service)
);
comment on column clock_answer.before is 'the activity in the round before; null in the first round of a step';
