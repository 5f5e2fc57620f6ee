--liquibase formatted sql

--changeset remanso:forgotten
-- What remains of an order to forget: who, as a hash, and until when. forgotten_events holds the hashes of turns and sent
-- messages that went, since younger outcomes and receipts may still name them; kept as long as the history.
create table forgotten_users (
    hash bytea       primary key,
    at   timestamptz not null
);
create table forgotten_events (
    hash bytea       primary key,
    at   timestamptz not null
);
create index idx_forgotten_events_at on forgotten_events (at);
--rollback drop table forgotten_users, forgotten_events;

--changeset remanso:forgotten-records
-- A forgotten inbound record stays as a disposition of nobody.
alter table dispositions
    alter column user_id drop not null,
    alter column message_id drop not null;
create index idx_dispositions_user on dispositions (user_id) where user_id is not null;
--rollback drop index idx_dispositions_user;
--rollback delete from dispositions where user_id is null or message_id is null;
--rollback alter table dispositions alter column user_id set not null, alter column message_id set not null;
