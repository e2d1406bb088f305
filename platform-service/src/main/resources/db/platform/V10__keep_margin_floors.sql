-- By how many percent of its landed cost the price of what is bought there must exceed that; null for no floor.
alter table platform add column margin_floor numeric(28,12) check (margin_floor between 0 and 1000);
