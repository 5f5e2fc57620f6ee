--liquibase formatted sql

--changeset remanso:message-ledger runOnChange:true
-- Each inbound record with its end. A record in state waiting has none yet; of a forgotten one nothing else is left.
create or replace view message_ledger as
select m.source_partition as "partition",
       m.source_offset    as "offset",
       m.user_id,
       m.message_id,
       m.kind,
       m.received_at,
       tm.turn_id,
       d.rule,
       l.worker           as dead_letter_of,
       case
           when d.rule is not null then 'disposition'
           when t.outcome is not null then t.outcome
           when tm.turn_id is not null then 'in_turn'
           when l.worker is not null then 'dead_letter'
           else 'waiting'
       end                as state,
       case
           when d.rule is null and t.outcome is null and l.worker is null then m.received_at
       end                as waiting_since
from messages m
         left join turn_messages tm on tm.inbound_partition = m.source_partition
    and tm.inbound_offset = m.source_offset and not tm.again
         left join turns t on t.turn_id = tm.turn_id
         left join dispositions d on d.inbound_partition = m.source_partition and d.inbound_offset = m.source_offset
         left join lateral (select min(x.worker) as worker
                            from dead_letters x
                            where x.source = 'whatsapp.inbound'
                              and x.source_partition = m.source_partition
                              and x.source_offset = m.source_offset) l on true
where m.direction = 'in'
union all
select x.source_partition, x.source_offset, null, null, null, min(x.at), null, null, min(x.worker), 'dead_letter', null
from dead_letters x
where x.source = 'whatsapp.inbound'
  and not exists (select
                  from messages m
                  where m.source_partition = x.source_partition
                    and m.source_offset = x.source_offset
                    and m.direction = 'in')
group by x.source_partition, x.source_offset
union all
select d.inbound_partition, d.inbound_offset, null, null, null, d.at, null, d.rule, null, 'disposition', null
from dispositions d
where d.rule = 'forgotten'
  and not exists (select
                  from messages m
                  where m.source_partition = d.inbound_partition
                    and m.source_offset = d.inbound_offset
                    and m.direction = 'in');
--rollback drop view message_ledger;

--changeset remanso:transcript runOnChange:true
-- What was said, as the chat shows it: user, agent and bot in order, without our own echoes and what was delivered twice.
create or replace view transcript as
select m.user_id,
       m.sent_at,
       case
           when m.direction = 'out' then 'bot'
           when m.kind = 'own_message' then 'agent'
           else 'user'
       end                           as author,
       m.kind,
       m.text,
       m.message_id,
       coalesce(m.turn_id, tm.turn_id) as turn_id,
       v.status                      as delivery,
       m.received_at
from messages m
         left join turn_messages tm on m.direction = 'in' and tm.inbound_partition = m.source_partition
    and tm.inbound_offset = m.source_offset and not tm.again
         left join dispositions d on m.direction = 'in' and d.inbound_partition = m.source_partition
    and d.inbound_offset = m.source_offset
         left join deliveries v on m.direction = 'out' and v.message_id = m.message_id and v.channel = m.channel
where d.rule is null or d.rule not in ('duplicate', 'echo');
--rollback drop view transcript;

--changeset remanso:waiting-messages runOnChange:true
-- Inbound records that have no end yet, by when they came. Ask with both bounds, as
-- where waiting_since between now() - interval '1 day' and now() - interval '15 minutes', and an index serves it.
create or replace view waiting_messages as
select m.received_at      as waiting_since,
       m.user_id,
       m.message_id,
       m.kind,
       m.source_partition as "partition",
       m.source_offset    as "offset"
from messages m
where m.direction = 'in'
  and not exists (select
                  from dispositions d
                  where d.inbound_partition = m.source_partition
                    and d.inbound_offset = m.source_offset)
  and not exists (select
                  from turn_messages tm
                           join turns t on t.turn_id = tm.turn_id
                  where tm.inbound_partition = m.source_partition
                    and tm.inbound_offset = m.source_offset
                    and not tm.again
                    and t.outcome is not null)
  and not exists (select
                  from dead_letters x
                  where x.source = 'whatsapp.inbound'
                    and x.source_partition = m.source_partition
                    and x.source_offset = m.source_offset);
--rollback drop view waiting_messages;
