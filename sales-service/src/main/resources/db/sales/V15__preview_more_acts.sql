-- What a preview was of; null for what was shown before, which has to be asked for again.
alter table subscription_preview add column kind text
    check (kind in ('CHANGE_PLAN', 'ADD_ON', 'CHARGE', 'PAUSE', 'CANCEL'));
