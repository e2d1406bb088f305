-- Every deposit is a lot with what was paid for it, and a movement that takes credits out says what they had cost.
-- What is on a platform already becomes one lot at its nominal cost: one credit, one unit of the currency.
-- One pass over the accounts, and one over the movements to check their kinds. A replica of the release before would
-- deduct past the lots: stop it first.
alter table credit_account
    add column lot_policy text not null default 'fifo'
        check (lot_policy in ('fifo', 'earliest-expiry', 'weighted-average')),
    -- what the credits of all open lots have cost; under weighted-average the lots have no cost of their own
    add column lots_cost_minor bigint not null default 0 check (lots_cost_minor >= 0);

alter table credit_movement
    add column landed_cost_minor bigint,
    drop constraint credit_movement_kind_check,
    add constraint credit_movement_kind_check
        check (kind in ('deposit', 'deduction', 'refund', 'adjustment', 'expiry'));

create table credit_lot (
    id                    bigint generated always as identity primary key,
    uid                   uuid        not null unique,
    store_id              uuid        not null,
    platform_id           uuid        not null references platform (uid),
    -- the movement that made it, and its number in the ledger
    movement_id           uuid        not null,
    sequence              bigint      not null,
    currency              text        not null,
    credits_minor         bigint      not null check (credits_minor > 0),
    bonus_minor           bigint      not null check (bonus_minor between 0 and credits_minor),
    paid_minor            bigint      not null check (paid_minor >= 0),
    fees_minor            bigint      not null check (fees_minor >= 0),
    -- what its cost is counted out over: all of it, or what was left when it was last given credits back
    counted_credits_minor bigint      not null check (counted_credits_minor <= credits_minor),
    counted_cost_minor    bigint      not null,
    remaining_minor       bigint      not null,
    cost_remaining_minor  bigint      not null,
    expires_at            timestamptz,
    deposited_at          timestamptz not null,
    -- what comes before the sequence in the order in which the account's policy takes its lots
    turn                  timestamptz not null,
    -- a column of its own, so that the indexes need not be touched each time a little is taken
    open                  boolean     not null generated always as (remaining_minor > 0) stored,
    unique (store_id, platform_id, sequence),
    check (remaining_minor between 0 and counted_credits_minor),
    check (cost_remaining_minor between 0 and counted_cost_minor),
    check (remaining_minor > 0 or cost_remaining_minor = 0)
) with (fillfactor = 70);
create index credit_lot_turn on credit_lot (store_id, platform_id, turn, sequence) where open;
create index credit_lot_due on credit_lot (expires_at) where open and expires_at is not null;
revoke delete, truncate on credit_lot from "${runtime}";

-- Which credits a movement took from which lot at what cost; negative for what it gave back. Without a lot: the
-- overdraft, at its nominal cost.
create table credit_consumption (
    store_id      uuid   not null,
    movement_id   uuid   not null,
    part          int    not null,
    lot_id        uuid,
    currency      text   not null,
    credits_minor bigint not null check (credits_minor <> 0),
    cost_minor    bigint not null,
    primary key (store_id, movement_id, part)
);
create trigger credit_consumption_frozen before update or delete on credit_consumption
    for each row execute function refuse_change();
create trigger credit_consumption_kept before truncate on credit_consumption
    for each statement execute function refuse_change();
revoke update, delete, truncate on credit_consumption from "${runtime}";

insert into credit_lot (uid, store_id, platform_id, movement_id, sequence, currency, credits_minor, bonus_minor,
                        paid_minor, fees_minor, counted_credits_minor, counted_cost_minor, remaining_minor,
                        cost_remaining_minor, deposited_at, turn)
select gen_random_uuid(), a.store_id, a.platform_id, m.uid, m.sequence, a.currency, a.balance_minor, 0,
       a.balance_minor, 0, a.balance_minor, a.balance_minor, a.balance_minor,
       a.balance_minor, m.occurred_at, '-infinity'
  from credit_account a
  join credit_movement m on m.store_id = a.store_id and m.platform_id = a.platform_id and m.sequence = a.sequence
 where a.balance_minor > 0;
update credit_account set lots_cost_minor = balance_minor where balance_minor > 0;
