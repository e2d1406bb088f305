-- By how many percent of its landed cost a price must exceed that; null for no floor.
alter table product_copy add column margin_floor numeric(28,12);
alter table platform_copy add column margin_floor numeric(28,12);

-- What credits had cost that the newest deduction took which told it, and the sequence of that deduction.
alter table balance_copy
    add column landed_cost_minor bigint,
    add column landed_credits_minor bigint,
    add column landed_sequence bigint;

-- Who let its prices pass although they are under their margin floor: by, at, margin_floor; null when nobody did.
alter table sale add column approval jsonb;
