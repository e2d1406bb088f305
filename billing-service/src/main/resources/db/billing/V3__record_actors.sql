-- Whose act a document answers. Of those issued so far nobody wrote it down. A replica of the release before cannot
-- issue any more from here on: what it issued would be missing in the chain of V4.
alter table invoice add column actor text not null default 'system';
alter table invoice alter column actor drop default;
alter table credit_note add column actor text not null default 'system';
alter table credit_note alter column actor drop default;
alter table parked_refund add column actor text not null default 'system';
alter table parked_refund alter column actor drop default;
