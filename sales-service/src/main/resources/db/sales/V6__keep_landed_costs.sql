-- What a line's credits had cost, where that is not what was agreed. Tells nothing about the sales so far: they keep
-- their figures.
alter table sale_line add column landed_cost_minor bigint;
