// From what is known of a chat to the lines that it shows, in order: a pure function.

import { counted, nameOfDay } from './dom.js';

const words = (name) => name.replaceAll('_', ' ');

/** Lines, each with a key of its own: day, mine, theirs, note, typing. */
export function timeline(chat, now) {
  const turns = [...chat.turns.values()];
  const turnOf = new Map(turns.flatMap((turn) => (turn.messages ?? []).map((id) => [id, turn])));
  const lines = [
    ...[...chat.messages.values()].map((message) => mine(message, turnOf.get(message.id), chat.rules.get(message.id))),
    ...turns.flatMap((turn) => [...closing(turn), ...parts(turn, chat), ...ending(turn)]),
  ].sort((a, b) => a.at - b.at || a.order - b.order || a.rank - b.rank);
  if (chat.isThinking()) lines.push({ key: 'typing', kind: 'typing', at: now });
  return withDays(lines, now);
}

function mine(message, turn, rule) {
  return {
    key: `m ${message.id}`, kind: 'mine', at: message.at, order: message.offset ?? Infinity, rank: 0, id: message.id,
    text: message.text, ...standing(message, turn, rule),
  };
}

function standing(message, turn, rule) {
  if (message.state === 'sending') return { mark: 'clock', label: 'On its way' };
  if (message.state === 'failed') return { mark: 'alert', label: 'Not accepted', error: refusal(message.answer) };
  if (rule) return { mark: 'tick', label: 'Accepted', aside: `not answered: ${words(rule)}` };
  if (turn && (turn.thoughtAt || turn.endedAt)) return { mark: 'ticks', seen: true, label: 'Read: the model has answered' };
  if (turn) return { mark: 'ticks', label: 'In a turn' };
  return { mark: 'tick', label: 'Accepted: Kafka keeps it' };
}

function refusal({ status, line }) {
  return status === 0 ? 'Not sent: no connection to Remanso.' : `Not accepted (${status}): ${line}.`;
}

function closing(turn) {
  if (!turn.closedAt) return [];
  let text = `turn closed: ${words(turn.reason)}, ${counted(turn.messages.length, 'message')}`;
  const first = turn.parts.get(1);
  if (first && first.purpose === 'reply') text += ` · answered in ${((first.at - turn.closedAt) / 1000).toFixed(1)} s`;
  return [{ key: `c ${turn.id}`, kind: 'note', at: turn.closedAt, order: 0, rank: 1, text }];
}

function parts(turn, chat) {
  return [...turn.parts.values()].map((part) => ({
    key: `p ${turn.id} ${part.part}`, kind: 'theirs', at: part.at, order: part.part, rank: 2, text: part.text,
    count: part.parts > 1 ? `part ${part.part} of ${part.parts}` : '', ...delivery(chat.progress.get(part.id)),
  }));
}

function delivery(status) {
  switch (status) {
    case 'delivered': return { mark: 'ticks', label: 'Answer delivered' };
    case 'read': case 'played': return { mark: 'ticks', seen: true, label: 'Answer read' };
    case 'failed': return { mark: 'alert', label: 'Answer not delivered' };
    default: return { mark: 'tick', label: 'Answer sent' };
  }
}

function ending(turn) {
  const texts = {
    failed: `the turn failed: ${words(turn.why ?? 'unknown')}`,
    suppressed: `the answer was held back: ${words(turn.why ?? 'unknown')}`,
    recorded: 'noted, without an answer',
  };
  const text = texts[turn.ending];
  return text ? [{ key: `e ${turn.id}`, kind: 'note', bad: turn.ending === 'failed', at: turn.endedAt, order: 0, rank: 3, text }] : [];
}

function withDays(lines, now) {
  const all = [];
  let day = '';
  let side = '';
  for (const line of lines) {
    const name = nameOfDay(line.at, now);
    if (name !== day) all.push({ key: `d ${name}`, kind: 'day', text: name });
    const own = line.kind === 'typing' ? 'theirs' : line.kind;
    all.push({ ...line, first: name !== day || own !== side });
    day = name;
    side = own;
  }
  return all;
}
