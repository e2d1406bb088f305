-- What an event costs to write is what metering costs. It is found by its name, and listed by its time within its store;
-- what is old is found by blocks. A record is found by its counter and never by its id.
-- Holds up all counting while it reads the records once, for their index.
alter table usage_event drop constraint usage_event_id_key;
drop index usage_event_old;
create index usage_event_old on usage_event using brin (received_at) with (pages_per_range = 32, autosummarize = on);

alter table usage_record
    drop constraint usage_record_pkey,
    add primary key (store_id, counter_id, id, recorded_at);
drop index usage_record_counter;
