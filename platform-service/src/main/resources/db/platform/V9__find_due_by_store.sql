-- A store with a clock of its own has other things due than the wall says.
-- Holds up deposits and holds while it reads what is open and expires, for the two indexes.
create index credit_lot_store_due on credit_lot (store_id, expires_at) where open and expires_at is not null;
create index credit_hold_store_due on credit_hold (store_id, expires_at)
    where status = 'OPEN' and expires_at is not null;
