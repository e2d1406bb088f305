-- What a store wants of sales without credit is told by identity-service, with the rest of the store.
drop table sale_policy;
