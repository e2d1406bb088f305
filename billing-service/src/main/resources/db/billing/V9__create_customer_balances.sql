-- What the store owes a customer in a currency: from credit notes for what was paid, and from overpayment. It pays what
-- is invoiced next. Changes only under the lock of its row, and always with an entry.
create table customer_balance (
    id           bigint      generated always as identity primary key,
    store_id     uuid        not null,
    customer_id  uuid        not null,
    currency     text        not null,
    amount_minor bigint      not null check (amount_minor >= 0),
    updated_at   timestamptz not null,
    constraint customer_balance_key unique (store_id, customer_id, currency)
);

create table customer_balance_entry (
    id            bigint      generated always as identity primary key,
    uid           uuid        not null unique,
    store_id      uuid        not null,
    balance_id    bigint      not null references customer_balance,
    kind          text        not null check (kind in ('credit-note', 'overpayment', 'used')),
    amount_minor  bigint      not null check (amount_minor <> 0),
    balance_minor bigint      not null check (balance_minor >= 0),
    -- Public ids.
    invoice       uuid        not null,
    credit_note   uuid,
    payment       uuid,
    occurred_at   timestamptz not null,
    created_at    timestamptz not null,
    check ((kind = 'used') = (amount_minor < 0)),
    check ((kind = 'credit-note') = (credit_note is not null)),
    check ((kind = 'credit-note') = (payment is null))
);
create index customer_balance_entry_balance_idx on customer_balance_entry (store_id, balance_id, id);
create index customer_balance_entry_used_idx on customer_balance_entry (store_id, invoice) where kind = 'used';

create trigger customer_balance_entry_frozen before update or delete or truncate on customer_balance_entry
    for each statement execute function refuse_change();
alter table customer_balance_entry enable always trigger customer_balance_entry_frozen;

-- The last entry ends with what the balance is.
create function refuse_odd_balance() returns trigger language plpgsql as $$
begin
    if exists (
        select 1
          from customer_balance b
         where b.id in (select balance_id from added)
           and b.amount_minor <> (select e.balance_minor from customer_balance_entry e
                                   where e.store_id = b.store_id and e.balance_id = b.id
                                   order by e.id desc limit 1)
    ) then
        raise exception 'a balance is not what its entries come to' using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create trigger customer_balance_entry_fits after insert on customer_balance_entry
    referencing new table as added
    for each statement execute function refuse_odd_balance();
alter table customer_balance_entry enable always trigger customer_balance_entry_fits;

-- A balance pays, too. What a payment brought in beyond what was due is the customer's.
alter table payment
    drop constraint payment_method_check,
    add constraint payment_method_check
        check (method in ('cash', 'card', 'upi', 'netbanking', 'transfer', 'credit-balance')),
    add column surplus_minor bigint check (surplus_minor > 0 and surplus_minor < amount_minor);

revoke update, delete, truncate on customer_balance, customer_balance_entry from "${runtime}";
grant update (amount_minor, updated_at) on customer_balance to "${runtime}";
