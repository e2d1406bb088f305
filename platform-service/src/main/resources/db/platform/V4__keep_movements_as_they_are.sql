-- The triggers refuse every change; at run time it is not even allowed to try.
revoke update, delete, truncate on credit_movement from "${runtime}";
