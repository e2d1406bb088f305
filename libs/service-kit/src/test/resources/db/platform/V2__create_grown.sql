create table grown (
    id          bigint generated always as identity,
    recorded_at timestamptz not null,
    note        text        not null check (note <> ''),
    primary key (id, recorded_at)
) partition by range (recorded_at);
create trigger grown_frozen before update or delete on grown for each row execute function kit.refuse_change();
revoke update, delete, truncate on grown from "${runtime}";
