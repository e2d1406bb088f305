create table applied (
    id      bigint generated always as identity primary key,
    subject uuid not null,
    step    text not null
);
