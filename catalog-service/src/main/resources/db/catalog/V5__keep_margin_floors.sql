-- By how many percent of its landed cost a product's price must exceed that; null for no floor.
alter table product add column margin_floor numeric(28,12) check (margin_floor between 0 and 1000);
