-- The ledger grows for ever, so it is kept by month. Copies it in one pass, and holds up all movements meanwhile.
-- A unique key of a partitioned table has to have its time in it: that a platform's numbers have no double is held by
-- the lock of the account's row, and that a sale is deducted and refunded once by its row in sale_deduction.
alter table credit_movement rename to credit_movement_unpartitioned;
drop index credit_movement_sale, credit_movement_reference;

create table credit_movement (
    id                   bigint generated always as identity,
    uid                  uuid        not null,
    store_id             uuid        not null,
    platform_id          uuid        not null references platform (uid),
    sequence             bigint      not null check (sequence > 0),
    kind                 text        not null
        check (kind in ('deposit', 'deduction', 'refund', 'adjustment', 'expiry')),
    currency             text        not null,
    amount_minor         bigint      not null check (amount_minor <> 0),
    balance_before_minor bigint      not null,
    balance_after_minor  bigint      not null,
    sale_id              uuid,
    reference            text,
    description          text,
    actor                text        not null,
    occurred_at          timestamptz not null,
    hash                 bytea       not null check (octet_length(hash) = 32),
    landed_cost_minor    bigint,
    hold_id              uuid,
    primary key (id, occurred_at),
    unique (uid, occurred_at),
    unique (store_id, platform_id, sequence, occurred_at),
    check (balance_after_minor = balance_before_minor + amount_minor)
) partition by range (occurred_at);
create index credit_movement_sale on credit_movement (store_id, sale_id) where sale_id is not null;
create index credit_movement_reference on credit_movement (store_id, reference);

select kit.create_monthly_partitions('credit_movement', m.month at time zone 'UTC', 1)
  from (select distinct date_trunc('month', occurred_at at time zone 'UTC') as month
          from credit_movement_unpartitioned) m;
select kit.create_monthly_partitions('credit_movement', now(), 3);

insert into credit_movement
    (id, uid, store_id, platform_id, sequence, kind, currency, amount_minor, balance_before_minor, balance_after_minor,
     sale_id, reference, description, actor, occurred_at, hash, landed_cost_minor, hold_id)
    overriding system value
select id, uid, store_id, platform_id, sequence, kind, currency, amount_minor, balance_before_minor, balance_after_minor,
       sale_id, reference, description, actor, occurred_at, hash, landed_cost_minor, hold_id
  from credit_movement_unpartitioned
 order by id;
select setval(pg_get_serial_sequence('credit_movement', 'id'), (select coalesce(max(id), 0) + 1 from credit_movement), false);
drop table credit_movement_unpartitioned;

create trigger credit_movement_frozen before update or delete on credit_movement
    for each row execute function refuse_change();
create trigger credit_movement_kept before truncate on credit_movement
    for each statement execute function refuse_change();
revoke update, delete, truncate on credit_movement from "${runtime}";
