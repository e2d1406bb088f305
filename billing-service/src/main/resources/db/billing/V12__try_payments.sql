-- What a payment provider is asked for: all that is due of an invoice, one question at a time. Whoever asks moves
-- next_try_at ahead, so that nobody else does meanwhile.
create table payment_attempt (
    id                 bigint      generated always as identity primary key,
    -- What the provider knows the question by; a new one once it was answered and somebody has it asked again.
    uid                uuid        not null unique,
    store_id           uuid        not null,
    invoice_id         bigint      not null references invoice,
    customer_id        uuid        not null,
    payment_method     text,
    amount_minor       bigint      not null check (amount_minor > 0),
    currency           text        not null,
    status             text        not null check (status in ('PENDING', 'SUCCEEDED', 'FAILED')),
    tries              int         not null default 0 check (tries >= 0),
    next_try_at        timestamptz,
    provider_reference text,
    reason             text,
    -- By the clock of the store.
    changed_at         timestamptz not null,
    -- The customer is: the payment method goes with the answer.
    forgotten          boolean     not null default false,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    constraint payment_attempt_invoice_key unique (store_id, invoice_id),
    check ((status = 'PENDING') = (next_try_at is not null)),
    check ((status = 'FAILED') = (reason is not null)),
    check (status <> 'SUCCEEDED' or provider_reference is not null),
    check (status <> 'PENDING' or payment_method is not null),
    check (status = 'PENDING' or not forgotten or payment_method is null)
);
-- For all stores and for one.
create index payment_attempt_due_idx on payment_attempt (next_try_at) where status = 'PENDING';
create index payment_attempt_store_due_idx on payment_attempt (store_id, next_try_at) where status = 'PENDING';
create index payment_attempt_customer_idx on payment_attempt (store_id, customer_id);

revoke delete, truncate on payment_attempt from "${runtime}";

-- A provider's payments, too; of one that comes when nothing is due any more, all is the customer's. The new checks read
-- all payments once, locked meanwhile: about a second for a million.
do $$
declare
    old record;
begin
    for old in select conname from pg_constraint
                where conrelid = 'payment'::regclass and contype = 'c'
                  and pg_get_constraintdef(oid) like '%surplus_minor%'
    loop
        execute format('alter table payment drop constraint %I', old.conname);
    end loop;
end
$$;
alter table payment
    drop constraint payment_method_check,
    add constraint payment_method_check
        check (method in ('cash', 'card', 'upi', 'netbanking', 'transfer', 'credit-balance', 'provider')),
    add constraint payment_surplus_check check (surplus_minor > 0 and surplus_minor <= amount_minor);

-- What waits to be invoiced names payment methods, which are forgotten with the customer.
grant update (charge) on pending_charge to "${runtime}";
