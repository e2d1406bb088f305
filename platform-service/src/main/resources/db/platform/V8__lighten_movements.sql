-- What a movement costs to write is what a deduction costs. It is only written under the lock of its account, which
-- belongs to a platform that is never removed, so nobody has to ask again for every row; it is found by its number in
-- its ledger, by its sale or by its reference, which most have not, and never by its ids.
-- Holds up all movements while it reads them twice, for the two indexes.
alter table credit_movement
    drop constraint credit_movement_platform_id_fkey1,
    drop constraint credit_movement_pkey1,
    drop constraint credit_movement_uid_occurred_at_key,
    drop constraint credit_movement_store_id_platform_id_sequence_occurred_at_key,
    add primary key (store_id, platform_id, sequence, occurred_at);
drop index credit_movement_reference;
create index credit_movement_reference on credit_movement (store_id, reference) where reference is not null;
