-- What catalog last said about plans, taxes and discounts, the newest version wins; and who has used which discount.

create table plan_copy (
    store_id uuid    not null,
    uid      uuid    not null,
    version  bigint  not null,
    body     jsonb   not null,
    slug     text    not null generated always as (body ->> 'slug') stored,
    deleted  boolean not null generated always as ((body ->> 'deleted')::boolean) stored,
    primary key (store_id, uid)
);
-- not unique: a slug may be told of by its new plan before its old one is told to be deleted
create index plan_copy_slug_idx on plan_copy (store_id, slug, uid) where not deleted;

create table tax_copy (
    store_id uuid    not null,
    uid      uuid    not null,
    version  bigint  not null,
    body     jsonb   not null,
    primary key (store_id, uid)
);

create table discount_copy (
    store_id uuid    not null,
    uid      uuid    not null,
    version  bigint  not null,
    body     jsonb   not null,
    code     text    generated always as (body ->> 'code') stored,
    usable   boolean not null
        generated always as ((body ->> 'active')::boolean and not (body ->> 'deleted')::boolean) stored,
    deleted  boolean not null generated always as ((body ->> 'deleted')::boolean) stored,
    primary key (store_id, uid)
);
create index discount_copy_code_idx on discount_copy (store_id, code, uid) where code is not null and not deleted;
create index discount_copy_automatic_idx on discount_copy (store_id, uid) where code is null and usable;

-- How often a discount was used; whoever uses it locks its row, so that no limit is overshot.
create table discount_use (
    store_id     uuid   not null,
    discount_uid uuid   not null,
    used         bigint not null check (used >= 0),
    primary key (store_id, discount_uid)
);

create table discount_redemption (
    store_id     uuid        not null,
    discount_uid uuid        not null,
    -- the sale or subscription it was used for
    subject_uid  uuid        not null,
    customer_uid uuid        not null,
    redeemed_at  timestamptz not null,
    primary key (store_id, discount_uid, subject_uid)
);
create index discount_redemption_customer_idx on discount_redemption (store_id, discount_uid, customer_uid);
create index discount_redemption_subject_idx on discount_redemption (store_id, subject_uid);
