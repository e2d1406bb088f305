-- A store with a clock of its own has other things due than the wall says.
-- Holds up leasing while it reads the active leases, for the index.
create index usage_lease_store_due on usage_lease (store_id, expires_at) where status = 'ACTIVE';
