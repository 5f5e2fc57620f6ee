// The list of people whom one can write as. One stop for the tab key; arrows, Home and End move within it.

import { byId, icon, initials, make, setText, timeOfDay } from './dom.js';
import { timeline } from './timeline.js';

export class People {
  constructor(onChoose) {
    this.onChoose = onChoose;
    this.list = byId('people');
    this.rows = new Map();
    this.list.addEventListener('keydown', (event) => this.move(event));
  }

  create(users) {
    this.rows.clear();
    this.list.replaceChildren(...users.map((user, index) => this.row(user, index)));
  }

  row(user, index) {
    const item = make('li');
    const button = make('button', 'person');
    button.type = 'button';
    button.tabIndex = index === 0 ? 0 : -1;
    const face = make('span', `avatar tone-${index % 4}`, initials(user.name));
    face.setAttribute('aria-hidden', 'true');
    const top = make('span', 'top');
    top.append(make('span', 'person-name', user.name), make('time'));
    const bottom = make('span', 'bottom');
    bottom.append(make('span', 'mark'), make('span', 'preview'), make('span', 'badge'));
    const body = make('span', 'person-body');
    body.append(top, bottom);
    button.append(face, body);
    button.addEventListener('click', () => this.onChoose(user));
    item.append(button);
    this.rows.set(user.id, button);
    return item;
  }

  update(chat, chosen, now) {
    const button = this.rows.get(chat.user.id);
    if (chosen) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
    const lines = timeline(chat, now);
    const last = lines.findLast((line) => line.kind === 'mine' || line.kind === 'theirs');
    const typing = chat.typingUntil > now;
    const thinking = chat.isThinking();
    const preview = button.querySelector('.preview');
    preview.classList.toggle('live', typing || thinking);
    setText(preview, typing ? 'typing…' : thinking ? 'Remanso is thinking…' : last?.text ?? 'No messages yet');
    setText(button.querySelector('time'), last ? timeOfDay(last.at) : '');
    const mark = button.querySelector('.mark');
    const shown = !typing && !thinking && last?.kind === 'mine' ? last.mark : '';
    mark.classList.toggle('seen', Boolean(last?.seen));
    if (mark.dataset.mark !== shown) {
      mark.dataset.mark = shown;
      mark.replaceChildren(...(shown ? [icon(shown)] : []));
    }
    const unread = chosen ? 0 : chat.unread();
    const badge = button.querySelector('.badge');
    badge.hidden = unread === 0;
    setText(badge, String(unread));
    badge.setAttribute('aria-label', `${unread} unread`);
  }

  choose(id) {
    for (const [key, button] of this.rows) button.tabIndex = key === id ? 0 : -1;
  }

  focus(id) {
    this.rows.get(id)?.focus();
  }

  move(event) {
    const rows = [...this.rows.values()];
    const at = rows.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined || !rows[to]) return;
    event.preventDefault();
    rows.forEach((row, index) => (row.tabIndex = index === to ? 0 : -1));
    rows[to].focus();
  }
}
