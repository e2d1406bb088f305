-- What is set aside at a platform, and the version of that sum; nothing is known to be until somebody tells.
alter table balance_copy
    add column held_minor bigint,
    add column held_version bigint;
