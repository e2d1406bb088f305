create table tally (
    uid      uuid   not null,
    store_id uuid   not null,
    name     text   not null,
    total    bigint not null check (total >= 0),
    primary key (store_id, name)
);
