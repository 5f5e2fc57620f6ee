--liquibase formatted sql

--changeset remanso:consumer-offsets
-- The next record of each partition that is not in the tables yet. Written in the transaction of the rows, and only by
-- who has written or read the value before.
create table consumer_offsets (
    group_id    varchar(255) not null,
    topic       varchar(255) not null,
    "partition" integer      not null,
    next_offset bigint       not null,
    updated_at  timestamptz  not null default now(),
    primary key (group_id, topic, "partition")
) with (fillfactor = 50);
--rollback drop table consumer_offsets;
