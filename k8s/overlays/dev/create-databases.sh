#!/usr/bin/env bash
# Runs once, when Postgres starts on an empty volume: a database and an owner for each service. No service may
# connect to another's. The passwords come from the environment and never appear on a command line.
set -euo pipefail

: "${SALDO_PLATFORM_DATABASE_PASSWORD:?}" "${SALDO_CATALOG_DATABASE_PASSWORD:?}"
: "${SALDO_SALES_DATABASE_PASSWORD:?}" "${SALDO_BILLING_DATABASE_PASSWORD:?}"

for service in platform catalog sales billing; do
    OWNER_PASSWORD_VARIABLE="SALDO_${service^^}_DATABASE_PASSWORD"
    OWNER_PASSWORD="${!OWNER_PASSWORD_VARIABLE}" psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 \
        --username "$POSTGRES_USER" --dbname postgres --set name="saldo_$service" <<'SQL'
\getenv password OWNER_PASSWORD
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
done
