-- The platform's version that came with the overdraft limit: whoever hears of two limits knows which is the newer one.
alter table credit_account add column overdraft_version int not null default 1;
update credit_account a set overdraft_version = p.version from platform p where p.uid = a.platform_id;
