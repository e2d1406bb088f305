-- Sales of plans: which plan a line is of, and which subscriptions a sale began. The constraint is taken over without a
-- look at the rows there are, which it cannot refuse, so that no table is locked for longer than a moment.

alter table sale drop constraint sale_payment_type_check;
alter table sale add constraint sale_payment_type_check check (payment_type in ('one-time', 'recurring')) not valid;

alter table sale_line
    add column plan_uid     uuid,
    -- the version that was agreed
    add column plan_version int,
    add constraint sale_line_plan check ((plan_uid is null) = (plan_version is null)) not valid;

-- null for what was not bought with a sale
alter table subscription add column sale_uid uuid;
create index subscription_sale_idx on subscription (store_id, sale_uid) where sale_uid is not null;
