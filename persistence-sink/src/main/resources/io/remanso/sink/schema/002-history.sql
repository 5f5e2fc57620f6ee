--liquibase formatted sql

--changeset remanso:messages
-- The transcript, both directions, by the place of the record that each row comes from: inbound rows from
-- whatsapp.inbound, outbound rows from the sent parts in whatsapp.outcomes. Rows are written once. No foreign key: its
-- check would lock the user's row for each message.
create table messages (
    direction        varchar(8)   not null,
    source_partition integer      not null,
    source_offset    bigint       not null,
    user_id          varchar(160) not null,
    gateway          varchar(16)  not null,
    channel          varchar(160) not null,
    chat_id          varchar(255) not null,
    message_id       varchar(255),
    kind             varchar(32)  not null,
    target           varchar(255),
    sender           text,
    text             text,
    content          jsonb,
    turn_id          varchar(160),
    part             integer,
    parts            integer,
    form             varchar(16),
    proof            varchar(16),
    sent_at          timestamptz  not null,
    received_at      timestamptz  not null,
    primary key (source_partition, source_offset, direction)
);
create index idx_messages_user on messages (user_id, sent_at);
create index idx_messages_message_id on messages (message_id) where message_id is not null;
create index idx_messages_received on messages (received_at);
--rollback drop table messages;

--changeset remanso:deliveries
-- What became of each message that we sent. Receipts repeat, skip steps and come out of order, so a row only ever grows:
-- status is the furthest step, each time the earliest one reported.
create table deliveries (
    channel      varchar(160) not null,
    message_id   varchar(255) not null,
    user_id      varchar(160) not null,
    status       varchar(16)  not null,
    rank         smallint     not null,
    callback     varchar(255),
    sent_at      timestamptz,
    delivered_at timestamptz,
    read_at      timestamptz,
    played_at    timestamptz,
    failed_at    timestamptz,
    deleted_at   timestamptz,
    error_code   integer,
    error_detail text,
    received_at  timestamptz  not null,
    primary key (message_id, channel)
) with (fillfactor = 80);
create index idx_deliveries_failed on deliveries (failed_at) where failed_at is not null;
create index idx_deliveries_received on deliveries (received_at);
create index idx_deliveries_user on deliveries (user_id);
--rollback drop table deliveries;
