-- identity-service owns who sells; this service keeps a copy of the stores (kit.store). What was told here is in the
-- invoices that were issued meanwhile.
drop table seller;
