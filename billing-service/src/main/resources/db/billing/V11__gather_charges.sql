-- What waits for its day to be over, in a store that wants one invoice a customer and day.
create table pending_charge (
    id          bigint      generated always as identity primary key,
    store_id    uuid        not null,
    charge_id   uuid        not null,
    customer_id uuid        not null,
    currency    text        not null,
    charged_on  date        not null,
    -- When the day after begins, in the store.
    due_at      timestamptz not null,
    charge      jsonb       not null,
    created_at  timestamptz not null,
    constraint pending_charge_charge_key unique (store_id, charge_id)
);
-- For all stores and for one.
create index pending_charge_due_idx on pending_charge (due_at);
create index pending_charge_store_due_idx on pending_charge (store_id, due_at);
create index pending_charge_day_idx on pending_charge (store_id, customer_id, currency, charged_on);

revoke update, truncate on pending_charge from "${runtime}";
