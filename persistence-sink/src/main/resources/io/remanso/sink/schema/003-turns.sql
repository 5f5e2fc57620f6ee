--liquibase formatted sql

--changeset remanso:turns
-- One row a closed buffer, in three column groups that come in any order: what was closed, what the model answered
-- (reply_offset), how it ended (outcome_offset).
create table turns (
    turn_id        varchar(160) primary key,
    user_id        varchar(160) not null,
    gateway        varchar(16),
    channel        varchar(160),
    answer         boolean,
    answers_again  varchar(160),
    reason         varchar(32),
    messages       integer,
    first_at       timestamptz,
    last_at        timestamptz,
    deadline       timestamptz,
    closed_at      timestamptz,
    model          text,
    input_tokens   bigint,
    output_tokens  bigint,
    attempts       integer,
    latency_ms     bigint,
    replied_at     timestamptz,
    reply_offset   bigint       not null default -1,
    outcome        varchar(16),
    outcome_reason varchar(32),
    outcome_detail text,
    parts_sent     integer,
    apologised     boolean,
    entries        jsonb,
    ended_at       timestamptz,
    outcome_offset bigint       not null default -1
) with (fillfactor = 70);
create index idx_turns_user on turns (user_id, closed_at);
create index idx_turns_unanswered on turns (closed_at) where outcome is null;
create index idx_turns_closed on turns (closed_at);
--rollback drop table turns;

--changeset remanso:turn-messages
-- Which inbound records a turn holds. A record is in one turn, and again in each turn that an operator had answered again.
create table turn_messages (
    inbound_partition integer      not null,
    inbound_offset    bigint       not null,
    turn_id           varchar(160) not null,
    position          integer      not null,
    again             boolean      not null,
    author            varchar(16)  not null,
    received_at       timestamptz  not null,
    primary key (inbound_partition, inbound_offset, turn_id)
);
create index idx_turn_messages_turn on turn_messages (turn_id);
create index idx_turn_messages_received on turn_messages (received_at);
--rollback drop table turn_messages;

--changeset remanso:dispositions
-- Why an inbound record entered no turn.
create table dispositions (
    inbound_partition integer      not null,
    inbound_offset    bigint       not null,
    user_id           varchar(160) not null,
    message_id        varchar(255) not null,
    rule              varchar(32)  not null,
    target            varchar(255),
    at                timestamptz  not null,
    primary key (inbound_partition, inbound_offset)
);
create index idx_dispositions_at on dispositions (at);
--rollback drop table dispositions;

--changeset remanso:dead-letters
-- What lies in whatsapp.dlq, by the place that each record failed at; the records themselves stay in Kafka. A body that
-- came from no topic has the partition and offset of its dead letter.
create table dead_letters (
    source           varchar(255) not null,
    source_partition integer      not null,
    source_offset    bigint       not null,
    worker           varchar(64)  not null,
    error            text         not null,
    dlq_partition    integer      not null,
    dlq_offset       bigint       not null,
    at               timestamptz  not null,
    primary key (source, source_partition, source_offset, worker)
);
create index idx_dead_letters_at on dead_letters (at);
--rollback drop table dead_letters;
