-- Platforms tell their overdraft limit now, with the version it came with; it need not be guessed from answers to sales
-- that were short. Nothing is known of any until it is told again: then the platform itself is asked.
alter table balance_copy
    drop column seen_minor,
    drop column seen_sequence,
    drop column overdraft_minor,
    add column overdraft_minor bigint,
    add column overdraft_version bigint;
