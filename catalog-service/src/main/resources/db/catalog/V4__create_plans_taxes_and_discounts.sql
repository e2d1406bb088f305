create table tax (
    id         bigint         generated always as identity primary key,
    uid        uuid           not null unique,
    store_id   uuid           not null,
    name       text           not null check (name <> ''),
    percent    numeric(28,12) not null check (percent between 0 and 100),
    inclusive  boolean        not null,
    country    text           check (country ~ '^[A-Z]{2}$'),
    active     boolean        not null,
    version    int            not null default 1,
    created_at timestamptz    not null,
    updated_at timestamptz    not null,
    deleted_at timestamptz
);
create index tax_created_idx on tax (store_id, created_at, id) where deleted_at is null;
create index tax_name_idx on tax (store_id, name, id) where deleted_at is null;

-- What a plan is for its shop window; what subscribers agree to stands in its versions.
create table plan (
    id          bigint      generated always as identity primary key,
    uid         uuid        not null unique,
    store_id    uuid        not null,
    product_id  uuid        not null, -- the uid, without a foreign key: a product that is purged leaves its plans' history
    slug        text        not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name        text        not null check (name <> ''), -- of the last published version, else of the draft
    description text,
    plan_group  text        not null check (plan_group <> ''),
    rank        int,
    active      boolean     not null,
    valid_from  date,
    valid_until date,
    metadata    jsonb       not null check (jsonb_typeof(metadata) = 'object'),
    version     int         not null default 1,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    deleted_at  timestamptz,
    check (valid_from < valid_until)
);
create unique index plan_slug_key on plan (store_id, slug) where deleted_at is null;
create index plan_created_idx on plan (store_id, created_at, id) where deleted_at is null;
create index plan_name_idx on plan (store_id, name, id) where deleted_at is null;
create index plan_product_idx on plan (store_id, product_id) where deleted_at is null;

-- A document: written once, read whole, and never searched by a part of it. The one without published_at is the draft.
create table plan_version (
    id           bigint      generated always as identity primary key,
    store_id     uuid        not null,
    plan_id      bigint      not null references plan (id),
    number       int         not null check (number >= 1),
    terms        jsonb       not null check (jsonb_typeof(terms) = 'object'),
    created_at   timestamptz not null,
    published_at timestamptz
);
create unique index plan_version_number_key on plan_version (store_id, plan_id, number);
create unique index plan_version_draft_key on plan_version (store_id, plan_id) where published_at is null;
create index plan_version_plan_idx on plan_version (plan_id); -- by row key: the foreign key looks for it

-- What was published never changes, whoever asks. The triggers fire "always", so that not even a session that plays a
-- replica (session_replication_role) gets around them.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'published rows of % are frozen: % is refused', tg_table_name, tg_op
        using errcode = 'restrict_violation';
end
$$;
create trigger plan_version_frozen before update or delete on plan_version
    for each row when (old.published_at is not null) execute function refuse_change();
create trigger plan_version_kept before truncate on plan_version
    for each statement execute function refuse_change();
alter table plan_version enable always trigger plan_version_frozen;
alter table plan_version enable always trigger plan_version_kept;

create table discount (
    id                bigint         generated always as identity primary key,
    uid               uuid           not null unique,
    store_id          uuid           not null,
    code              text           check (code ~ '^[A-Z0-9_-]{2,50}$'),
    name              text           not null check (name <> ''),
    percent           numeric(28,12) check (percent > 0 and percent <= 100),
    amount_minor      bigint         check (amount_minor > 0),
    amount_currency   text,
    valid_from        timestamptz,
    valid_until       timestamptz,
    usage_limit       int            check (usage_limit >= 1),
    once_per_customer boolean        not null,
    minimum_minor     bigint         check (minimum_minor >= 0),
    minimum_currency  text,
    product_ids       uuid[]         not null,
    plan_ids          uuid[]         not null,
    combinable        boolean        not null,
    cycles            int            check (cycles >= 1),
    active            boolean        not null,
    version           int            not null default 1,
    created_at        timestamptz    not null,
    updated_at        timestamptz    not null,
    deleted_at        timestamptz,
    check ((percent is null) <> (amount_minor is null)),
    check ((amount_minor is null) = (amount_currency is null)),
    check ((minimum_minor is null) = (minimum_currency is null)),
    check (valid_from < valid_until)
);
create unique index discount_code_key on discount (store_id, code) where deleted_at is null;
create index discount_created_idx on discount (store_id, created_at, id) where deleted_at is null;
create index discount_name_idx on discount (store_id, name, id) where deleted_at is null;

-- A published version stays, and so does the plan that it is of.
revoke truncate on plan, plan_version from "${runtime}";
