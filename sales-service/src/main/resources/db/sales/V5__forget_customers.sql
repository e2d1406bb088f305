alter table customer add column anonymised_at timestamptz;

-- What was deleted goes for good when the store keeps it no longer.
create index customer_deleted_idx on customer (store_id, deleted_at) where deleted_at is not null;
create index sale_deleted_idx on sale (store_id, deleted_at) where deleted_at is not null;

-- Drafts that were thrown away belong to a customer, too.
create index sale_of_customer_idx on sale (store_id, customer_uid, sold_at);
drop index sale_customer_idx;
