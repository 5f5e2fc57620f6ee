--liquibase formatted sql

--changeset remanso:cached-tokens
-- How many of input_tokens the model's server had read before and bills as such; null where it did not say. A column
-- without a default changes no row, however many there are.
alter table turns add column cached_input_tokens bigint;
--rollback alter table turns drop column cached_input_tokens;
