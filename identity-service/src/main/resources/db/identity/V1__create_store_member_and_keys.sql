-- The tenants. Its own uid is what every other table of the suite calls store_id.
create table store (
    id               bigint generated always as identity primary key,
    uid              uuid        not null unique,
    name             text        not null,
    slug             text        not null constraint store_slug unique,
    test             boolean     not null,
    default_currency text        not null,
    time_zone        text        not null,
    locale           text        not null,
    country          text,
    seller           jsonb       not null,
    policies         jsonb       not null,
    version          int         not null default 1,
    created_at       timestamptz not null,
    updated_at       timestamptz not null
);

-- People, by e-mail until they sign in, by issuer and subject from then on.
create table member (
    id           bigint generated always as identity primary key,
    uid          uuid        not null unique,
    store_id     uuid        not null references store (uid),
    email        text        not null,
    role         text        not null check (role in ('owner', 'operator', 'viewer', 'customer')),
    customer_id  uuid,
    issuer       text,
    subject      text,
    signed_in_at timestamptz,
    version      int         not null default 1,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    removed_at   timestamptz,
    check ((role = 'customer') = (customer_id is not null)),
    check ((issuer is null) = (subject is null))
);
create unique index member_email on member (store_id, lower(email)) where removed_at is null;
create unique index member_person on member (store_id, issuer, subject) where removed_at is null;
create index member_created_at on member (store_id, created_at, id);
-- A sign-in looks for a person in all stores: these two do not begin with the store.
create index member_identity on member (issuer, subject) where removed_at is null;
create index member_invitation on member (lower(email)) where removed_at is null and issuer is null;

-- What opens the API to programs; of the key itself only a keyed hash.
create table api_key (
    id           bigint generated always as identity primary key,
    uid          uuid        not null unique,
    store_id     uuid        not null references store (uid),
    name         text        not null,
    prefix       text        not null,
    hash         bytea       not null constraint api_key_hash unique,
    role         text        not null check (role in ('owner', 'operator', 'viewer', 'customer')),
    scopes       text,
    customer_id  uuid,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    replaced_by  uuid,
    last_used_at timestamptz,
    created_by   text        not null,
    created_at   timestamptz not null,
    check ((role = 'customer') = (customer_id is not null))
);
comment on column api_key.scopes is 'null: all of the role, as it is now';
create index api_key_created_at on api_key (store_id, created_at, id);

-- Browsers that are signed in. Of a person rather than of a store, hence without store_id.
create table session (
    id           bigint generated always as identity primary key,
    hash         bytea       not null constraint session_hash unique,
    issuer       text        not null,
    subject      text        not null,
    email        text,
    created_at   timestamptz not null,
    last_used_at timestamptz not null,
    expires_at   timestamptz not null
);
create index session_expires_at on session (expires_at);

-- The pairs that sign tokens. Replicas which make the next one at the same time want the same generation: one wins.
create table signing_key (
    generation  bigint primary key,
    public_key  text        not null,
    sealed      bytea       not null,
    signs_from  timestamptz not null,
    created_at  timestamptz not null
);
comment on column signing_key.sealed is 'the private key, AES-GCM with a key derived from saldo.identity.secret';
