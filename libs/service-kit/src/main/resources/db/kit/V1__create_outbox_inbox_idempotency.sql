-- Events committed with the state they tell of. Rows are deleted once the broker has acknowledged them.
create table kit.outbox (
    id          bigint generated always as identity primary key,
    event_id    uuid        not null,
    store_id    uuid        not null,
    topic       text        not null,
    message_key uuid        not null,
    event_type  text        not null,
    source      text        not null,
    occurred_at timestamptz not null,
    traceparent text        not null,
    payload     text        not null
);

-- Which events a consumer has applied; the row commits with the effect.
create table kit.inbox (
    consumer   text        not null,
    event_id   uuid        not null,
    applied_at timestamptz not null,
    primary key (consumer, event_id)
);
create index inbox_applied_at on kit.inbox (applied_at);

-- The first answer to a write that carried an Idempotency-Key; the row commits with the effect.
create table kit.idempotency_key (
    store_id    uuid        not null,
    key         text        not null,
    fingerprint text        not null,
    status      int         not null,
    location    text,
    etag        text,
    body        text,
    created_at  timestamptz not null,
    primary key (store_id, key)
);
create index idempotency_key_created_at on kit.idempotency_key (created_at);
