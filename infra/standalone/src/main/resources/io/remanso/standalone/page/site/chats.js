// What is known of each chat. Events come in any order and some come twice; each names what it is about, and applying it
// again changes nothing.

const ANSWERED = new Set(['answered', 'suppressed', 'recorded', 'failed']);
const STEPS = ['pending', 'sent', 'delivered', 'read', 'played'];

const millis = (time) => Date.parse(time);

export class Chat {
  constructor(user) {
    this.user = user;
    this.seenAt = 0;
    this.draft = '';
    this.clear();
  }

  /** Forgets what the server has told; what it has not taken yet stays. */
  clear() {
    const own = [...(this.messages?.values() ?? [])].filter((message) => message.state !== 'kept');
    this.messages = new Map(own.map((message) => [message.id, message]));
    this.turns = new Map();
    this.rules = new Map();
    this.progress = new Map();
    this.buffer = null;
    this.emptiedAt = 0;
    this.typingUntil = 0;
  }

  /** A message on its way to the server. */
  add(id, text, at) {
    this.messages.set(id, { id, text, at, state: 'sending' });
  }

  settle(id, answer) {
    const message = this.messages.get(id);
    if (!message || message.state === 'kept') return;
    message.state = answer.ok ? 'kept' : 'failed';
    message.answer = answer;
  }

  retry(id) {
    this.messages.get(id).state = 'sending';
  }

  apply(event) {
    this[event.kind]?.(event, millis(event.at));
  }

  wrote(event, at) {
    const known = this.messages.get(event.id);
    if (known?.offset !== undefined) return;
    this.messages.set(event.id, { ...known, id: event.id, text: event.text, at, offset: event.offset, state: 'kept' });
    if (at >= this.typingUntil - 10_000) this.typingUntil = 0;
  }

  typed(event, at) {
    const typing = event.activity === 'typing' || event.activity === 'recording';
    this.typingUntil = typing ? at + 10_000 : 0;
  }

  waiting(event, at) {
    if (at < this.emptiedAt) return;
    const deadline = millis(event.deadline);
    const same = this.buffer?.deadline === deadline;
    this.buffer = {
      count: event.messages, setAside: event.set_aside, turn: event.turn, deadline, at,
      total: same ? this.buffer.total : Math.max(deadline - at, 1),
    };
  }

  nothing_waits(event, at) {
    this.emptiedAt = at;
    if (this.buffer && this.buffer.at <= at) this.buffer = null;
  }

  not_taken(event) {
    if (event.rule !== 'duplicate') this.rules.set(event.id, event.rule);
  }

  turn(id) {
    if (!this.turns.has(id)) this.turns.set(id, { id, parts: new Map() });
    return this.turns.get(id);
  }

  turn_closed(event, at) {
    Object.assign(this.turn(event.turn), { closedAt: at, reason: event.reason, answer: event.answer, messages: event.messages });
  }

  thought(event, at) {
    Object.assign(this.turn(event.turn), { thoughtAt: at, model: event.model });
  }

  answered(event, at) {
    const { part, parts, text, id, purpose } = event;
    this.turn(event.turn).parts.set(part, { part, parts, text, id, purpose, at });
  }

  turn_ended(event, at) {
    if (ANSWERED.has(event.ending)) Object.assign(this.turn(event.turn), { endedAt: at, ending: event.ending, why: event.reason });
  }

  reached(event) {
    const before = this.progress.get(event.id);
    if (event.status === 'failed' || STEPS.indexOf(event.status) > STEPS.indexOf(before)) this.progress.set(event.id, event.status);
  }

  isThinking() {
    return [...this.turns.values()].some((turn) => turn.closedAt && turn.answer && !turn.endedAt);
  }

  unread() {
    return this.parts().filter((part) => part.at > this.seenAt).length;
  }

  parts() {
    return [...this.turns.values()].flatMap((turn) => [...turn.parts.values()]);
  }
}
