create index product_deleted_idx on product (store_id, deleted_at) where deleted_at is not null;
-- By row keys, without the store: the foreign keys look for what still refers to a row that goes.
create index offer_product_idx on offer (product_id);
create index offer_price_offer_idx on offer_price (offer_id);
