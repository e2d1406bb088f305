-- Rewrites every subscription once, a few kB each: seconds for 100,000. What one has counted up to now stays counted, and
-- what it has paid for counts as taxed as its plan is.
update subscription
   set body = body || jsonb_build_object(
       'state', body -> 'state' || '{"parts": 0, "leading": false}',
       'items', (select jsonb_agg(case jsonb_typeof(item -> 'paid')
                                      when 'object' then jsonb_set(item, '{paid,taxes}', item -> 'plan' -> 'taxes')
                                      else item
                                  end order by position)
                   from jsonb_array_elements(body -> 'items') with ordinality as items (item, position)));
