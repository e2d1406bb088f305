-- Who did what to which thing; the row commits with the effect, and never changes.
create table kit.audit (
    id                bigint generated always as identity primary key,
    uid               uuid        not null unique,
    store_id          uuid        not null,
    occurred_at       timestamptz not null,
    subject           text        not null,
    role              text        not null,
    operation         text        not null,
    aggregate_type    text        not null,
    aggregate_id      uuid,
    aggregate_version bigint,
    request_id        text,
    reason            text,
    changes           jsonb       not null
);
create index audit_newest on kit.audit (store_id, uid);
create index audit_aggregate on kit.audit (store_id, aggregate_id, uid);
create index audit_subject on kit.audit (store_id, subject, uid);

create function kit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_frozen before update or delete on kit.audit
    for each row execute function kit.refuse_change();
create trigger audit_kept before truncate on kit.audit
    for each statement execute function kit.refuse_change();

-- The stores as identity-service last told of them.
create table kit.store (
    store_id uuid   not null primary key,
    version  bigint not null,
    body     text   not null
);

-- At run time the service reads and writes rows and no more. Its own migrations take back what must never change.
grant usage on schema kit, public to "${runtime}";
grant select, insert, update, delete on kit.outbox, kit.inbox, kit.idempotency_key, kit.store to "${runtime}";
grant select, insert on kit.audit to "${runtime}";
grant select, insert, update, delete on all tables in schema public to "${runtime}";
alter default privileges in schema public grant select, insert, update, delete on tables to "${runtime}";
