#!/usr/bin/env bash
# Runs once, when Postgres starts on an empty volume. Each service gets a database and two roles: the owner, which its
# migrations use, and the one it works with, which may do what the migrations grant. No service may connect to
# another's. The passwords come from the environment and never appear on a command line.
set -euo pipefail

# run VARIABLE SETTING… <statements: with the variable's value as :password
run() {
    local password="$1"
    shift
    : "${!password:?}"
    ROLE_PASSWORD="${!password}" psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 \
        --username "$POSTGRES_USER" --dbname postgres "$@"
}

for service in platform catalog sales billing usage identity; do
    name="saldo_$service"
    run "SALDO_${service^^}_DATABASE_OWNER_PASSWORD" --set name="$name" --set owner="${name}_owner" <<'SQL'
\getenv password ROLE_PASSWORD
create role :"owner" login password :'password';
create database :"name" owner :"owner";
revoke all on database :"name" from public;
SQL
    run "SALDO_${service^^}_DATABASE_PASSWORD" --set name="$name" <<'SQL'
\getenv password ROLE_PASSWORD
create role :"name" login password :'password';
grant connect on database :"name" to :"name";
SQL
done

run KEYCLOAK_DATABASE_PASSWORD <<'SQL'
\getenv password ROLE_PASSWORD
create role keycloak login password :'password';
create database keycloak owner keycloak;
revoke all on database keycloak from public;
SQL
