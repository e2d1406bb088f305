create table note (
    id         bigint      generated always as identity primary key,
    uid        uuid        not null unique,
    store_id   uuid        not null,
    text       text        not null,
    remark     text,
    created_at timestamptz not null
);

create table customer_copy (
    uid      uuid primary key,
    store_id uuid not null,
    name     text not null
);
