-- Rewrites every subscription once, a few kB each: seconds for 100,000. What a subscription counted up to now stays counted.
update subscription
   set body = jsonb_set(body, '{state}', body -> 'state' || '{"parts": 0, "leading": false}');
