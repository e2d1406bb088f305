-- Both tables grow in the order of these times and are read by them only to forget what is old: an entry a block does,
-- where one a row had to be written with every event and every request.
drop index kit.inbox_applied_at;
create index inbox_applied_at on kit.inbox using brin (applied_at) with (pages_per_range = 32, autosummarize = on);
drop index kit.idempotency_key_created_at;
create index idempotency_key_created_at on kit.idempotency_key using brin (created_at)
    with (pages_per_range = 32, autosummarize = on);

-- The outbox is a queue: nearly all its rows are dead, and whoever asks for the next ones has to step over those.
alter table kit.outbox set (
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_insert_threshold = -1,
    autovacuum_vacuum_cost_delay = 0);
