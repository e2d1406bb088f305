-- A movement is only written under the lock of its account, which belongs to a platform that is never removed; asking
-- again for every row took a third of what its insert costs. Most movements are of sales and have no reference.
-- Holds up all movements while it reads them once for the index.
alter table credit_movement drop constraint credit_movement_platform_id_fkey1;
drop index credit_movement_reference;
create index credit_movement_reference on credit_movement (store_id, reference) where reference is not null;
