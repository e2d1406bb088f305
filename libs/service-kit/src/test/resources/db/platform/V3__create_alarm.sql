create table alarm (
    id       bigint generated always as identity primary key,
    store_id uuid        not null,
    due_at   timestamptz not null
);
