-- Both tables grow in the order of these times and are read by them only to forget what is old: an entry a block does,
-- where one a row had to be written with every event and every request.
drop index kit.inbox_applied_at;
create index inbox_applied_at on kit.inbox using brin (applied_at) with (pages_per_range = 32, autosummarize = on);
drop index kit.idempotency_key_created_at;
create index idempotency_key_created_at on kit.idempotency_key using brin (created_at)
    with (pages_per_range = 32, autosummarize = on);
