--liquibase formatted sql

--changeset remanso:users
-- One row a person on one business number. A row may be bare: any topic can be the first to name a user, and all but id
-- comes with the profile. profile_offset and thread_offset are the records that the two column groups come from.
create table users (
    id             varchar(160) primary key,
    name           text,
    chat_id        varchar(255),
    gateway        varchar(16),
    channel        varchar(160),
    thread_id      varchar(255) unique,
    labels         jsonb        not null default '[]',
    created_at     timestamptz  not null default now(),
    last_activity  timestamptz  not null default now(),
    profile_offset bigint       not null default -1,
    thread_offset  bigint       not null default -1
) with (fillfactor = 80);
--rollback drop table users;

--changeset remanso:threads
-- Conversations of the model. At most one of a user is active, and users.thread_id names it. A thread id belongs to the
-- user who held it first (claimed_at, then the smaller user id), whatever order the records come in.
create table threads (
    id              varchar(255) primary key,
    user_id         varchar(160) not null references users (id),
    created_at      timestamptz  not null,
    last_message_at timestamptz,
    is_active       boolean      not null default false,
    imported        boolean      not null default false,
    claimed_at      timestamptz  not null
);
create index idx_threads_user_id on threads (user_id, last_message_at desc);
--rollback drop table threads;

--changeset remanso:context-cache
create table context_cache (
    user_id       varchar(160) primary key references users (id),
    context_text  text         not null,
    created_at    timestamptz  not null,
    expires_at    timestamptz  not null,
    source_offset bigint       not null
);
create index idx_context_expires on context_cache (expires_at);
--rollback drop table context_cache;

--changeset remanso:user-states
create table user_states (
    user_id          varchar(160) primary key references users (id),
    last_voice_input timestamptz,
    preferences      jsonb        not null default '{}',
    paused_until     timestamptz,
    updated_at       timestamptz  not null,
    source_offset    bigint       not null
) with (fillfactor = 80);
create index idx_user_states_paused on user_states (paused_until) where paused_until is not null;
--rollback drop table user_states;

--changeset remanso:message-buffers
-- What waits for a user's next turn; expires_at is the deadline. No row, no open buffer.
create table message_buffers (
    user_id          varchar(160) primary key references users (id),
    messages         jsonb        not null,
    first_message_at timestamptz  not null,
    expires_at       timestamptz  not null,
    created_at       timestamptz  not null,
    set_aside        integer      not null default 0,
    turn_in_flight   varchar(160),
    source_offset    bigint       not null
) with (fillfactor = 80);
create index idx_buffers_expires on message_buffers (expires_at);
--rollback drop table message_buffers;

--changeset remanso:user-aliases
create table user_aliases (
    alias         varchar(160) primary key,
    user_id       varchar(160) not null references users (id),
    since         timestamptz  not null,
    source_offset bigint       not null
);
create index idx_user_aliases_user_id on user_aliases (user_id);
--rollback drop table user_aliases;
