-- A price once written is never changed; it only goes when its product does.
revoke update, truncate on offer_price from "${runtime}";
