-- Rewrites every subscription that has ended once, a few kB each: seconds for 100,000. The history knows the days.
update subscription s
   set body = jsonb_set(s.body, '{state,ended_on}', to_jsonb(h.effective_on))
  from subscription_history h
 where s.status in ('CANCELLED', 'EXPIRED', 'CLOSED')
   and h.store_id = s.store_id and h.subscription_id = s.id
   and h.to_status = s.status and h.from_status <> h.to_status;
