// The page: follows the events, shows the people and one chat, sends what is written.

import { newMessageId, postMessage } from './api.js';
import { Chat } from './chats.js';
import { Composer } from './composer.js';
import { byId, initials, isWide, setText } from './dom.js';
import { Log } from './log.js';
import { People } from './people.js';
import { follow } from './stream.js';
import { timeline } from './timeline.js';
import { Waiting } from './waiting.js';

const chats = new Map();
const queues = new Map();
let chosen = null;
let writable = true;
let offset = 0;
let painting = 0;

const now = () => Date.now() + offset;
const people = new People((user) => go(user.handle));
const log = new Log((id) => again(chosen, id));
const waiting = new Waiting(now);
const composer = new Composer(send, burst);

follow({ onGreeting, onEvent, onLine: (up) => (byId('lost').hidden = up) });
addEventListener('hashchange', route);
byId('back').addEventListener('click', () => go(''));
addEventListener('keydown', (event) => event.key === 'Escape' && chosen && !isWide() && go(''));
matchMedia('(min-width: 760px)').addEventListener('change', route);
setInterval(paintSoon, 1_000);

function onGreeting(greeting) {
  offset = Date.parse(greeting.now) - Date.now();
  writable = greeting.writable;
  setText(byId('about'), `Answers come from ${greeting.model}.`);
  if (chats.size === 0) {
    greeting.users.forEach((user) => chats.set(user.id, new Chat(user)));
    chats.forEach((chat) => (chat.seenAt = now()));
    people.create(greeting.users);
    route();
  } else if (!greeting.goes_on) {
    chats.forEach((chat) => chat.clear());
    log.reset();
  }
  paintSoon();
}

function onEvent(event) {
  const chat = chats.get(event.user);
  if (!chat) return;
  chat.apply(event);
  if (chat === chosen && !document.hidden) chat.seenAt = Math.max(chat.seenAt, now());
  paintSoon();
}

// The address names the chat, so that a reload and the back button find it.
function route() {
  const handle = decodeURIComponent(location.hash.slice(1));
  const all = [...chats.values()];
  const chat = all.find(({ user }) => user.handle === handle);
  if (!chat && isWide() && all.length > 0) {
    history.replaceState(null, '', `#${all[0].user.handle}`);
    open(all[0]);
  } else if (chat) {
    open(chat);
  } else if (all.length > 0) {
    leave();
  }
}

function go(handle) {
  if (decodeURIComponent(location.hash.slice(1)) === handle) {
    route();
  } else {
    location.hash = handle;
  }
}

function open(chat) {
  document.body.dataset.view = 'chat';
  if (chat === chosen) {
    if (!document.activeElement || document.activeElement.closest('#people')) composer.focus();
    return;
  }
  const moved = document.activeElement?.closest('#people');
  chosen = chat;
  chat.seenAt = now();
  const { user } = chat;
  byId('open').hidden = false;
  byId('landing').hidden = true;
  const face = byId('face');
  setText(face, initials(user.name));
  face.className = `avatar tone-${[...chats.keys()].indexOf(user.id) % 4}`;
  setText(byId('name'), user.name);
  setText(byId('nothing-title'), `${user.name.split(' ')[0]} has not written yet`);
  byId('chat').setAttribute('aria-label', `Chat of ${user.name}`);
  document.title = `${user.name} · Remanso`;
  people.choose(user.id);
  log.reset();
  composer.open(chat, writable);
  paint();
  // On a touch screen the focus would bring up the keyboard over the chat.
  if (moved) (matchMedia('(pointer: coarse)').matches ? byId('name') : composer).focus();
}

function leave() {
  const before = chosen;
  document.body.dataset.view = 'list';
  document.title = 'Remanso';
  chosen = null;
  byId('open').hidden = true;
  byId('landing').hidden = false;
  paint();
  if (before) people.focus(before.user.id);
}

function paintSoon() {
  painting ||= requestAnimationFrame(paint);
}

function paint() {
  cancelAnimationFrame(painting);
  painting = 0;
  chats.forEach((chat) => people.update(chat, chat === chosen, now()));
  waiting.show(chosen);
  if (!chosen) return;
  setText(byId('doing'), doing(chosen));
  const lines = timeline(chosen, now());
  byId('nothing').hidden = lines.length > 0;
  log.show(lines);
}

function doing(chat) {
  if (chat.isThinking()) return 'Remanso is thinking…';
  if (chat.buffer) return 'Remanso is listening';
  return `writes to Remanso from +${chat.user.id.replace(/^(...)(...)(....)$/, '$1 $2 $3')}`;
}

// One after the other for each person, so that they arrive in the order in which they were written.
function send(chat, text) {
  const id = newMessageId();
  chat.add(id, text, now());
  if (chat === chosen) log.toEnd();
  paintSoon();
  return deliver(chat, id, text);
}

function again(chat, id) {
  chat.retry(id);
  paintSoon();
  deliver(chat, id, chat.messages.get(id).text);
}

function deliver(chat, id, text) {
  const turn = (queues.get(chat) ?? Promise.resolve()).then(() => postMessage(chat.user.id, id, text)).then((answer) => {
    chat.settle(id, answer);
    setText(byId('news'), answer.ok ? 'Message accepted' : '');
    paintSoon();
  });
  queues.set(chat, turn);
  return turn;
}

async function burst(chat) {
  for (const text of chat.user.burst) {
    await send(chat, text);
    await new Promise((resolve) => setTimeout(resolve, 350 + 12 * text.length));
  }
}
