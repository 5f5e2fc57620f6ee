// The open chat's lines. Elements are kept by key and changed in place, so that a screen reader hears what is new, and
// only that, and a selection survives.

import { byId, icon, make, setText, timeOfDay } from './dom.js';

const NEAR = 80;

export class Log {
  constructor(onRetry) {
    this.onRetry = onRetry;
    this.box = byId('log');
    this.list = byId('timeline');
    this.down = byId('down');
    this.elements = new Map();
    this.unseen = 0;
    this.down.addEventListener('click', () => this.toEnd(true));
    this.box.addEventListener('scroll', () => this.isAtEnd() && this.showDown(0), { passive: true });
    new ResizeObserver(() => this.pinned && this.toEnd()).observe(this.box);
  }

  /** Another chat: everything anew, and nothing of it read aloud. */
  reset() {
    this.box.setAttribute('aria-busy', 'true');
    this.list.replaceChildren();
    this.elements.clear();
    this.showDown(0);
    this.fresh = true;
  }

  show(lines) {
    const stay = !this.fresh && !this.isAtEnd();
    const news = lines.filter((line) => line.kind === 'theirs' && !this.elements.has(line.key)).length;
    const keys = new Set(lines.map((line) => line.key));
    for (const [key, element] of this.elements) {
      if (!keys.has(key)) {
        element.remove();
        this.elements.delete(key);
      }
    }
    let at = this.list.firstElementChild;
    for (const line of lines) {
      const element = this.elements.get(line.key) ?? this.create(line);
      this.update(element, line);
      if (element === at) at = at.nextElementSibling;
      else this.list.insertBefore(element, at);
    }
    if (stay) this.showDown(this.unseen + news);
    else this.toEnd();
    if (this.fresh) {
      this.fresh = false;
      setTimeout(() => this.box.setAttribute('aria-busy', 'false'));
    }
  }

  create(line) {
    const element = make('li', `line ${line.kind}`);
    if (line.kind === 'mine' || line.kind === 'theirs') element.append(this.bubble(line));
    else if (line.kind === 'typing') element.append(dots());
    else element.append(make('span', 'chip', line.text));
    if (!this.fresh) element.classList.add('enter');
    this.elements.set(line.key, element);
    return element;
  }

  bubble(line) {
    const bubble = make('div', 'bubble');
    const meta = make('span', 'meta');
    meta.append(make('span', 'count'), make('time', '', timeOfDay(line.at)), make('span', 'mark'));
    bubble.append(make('span', 'visually-hidden', line.kind === 'mine' ? 'You: ' : 'Remanso: '), make('span', 'text', line.text), meta);
    return bubble;
  }

  update(element, line) {
    element.classList.toggle('first', Boolean(line.first));
    element.classList.toggle('bad', Boolean(line.bad || line.error));
    if (line.kind === 'note') setText(element.firstElementChild, line.text);
    if (!line.mark) return;
    setText(element.querySelector('.count'), line.count ?? '');
    setText(element.querySelector('time'), timeOfDay(line.at));
    const mark = element.querySelector('.mark');
    mark.classList.toggle('seen', Boolean(line.seen));
    if (mark.dataset.label !== line.label) {
      mark.dataset.label = line.label;
      mark.replaceChildren(icon(line.mark, line.label));
    }
    this.remark(element, line);
  }

  remark(element, line) {
    const text = line.error ?? line.aside ?? '';
    let remark = element.querySelector('.remark');
    if (!text) {
      remark?.remove();
      return;
    }
    if (!remark) {
      remark = make('p', 'remark');
      remark.append(make('span'));
      element.append(remark);
      if (line.error) {
        remark.setAttribute('role', 'alert');
        const retry = make('button', 'retry', 'Send again');
        retry.type = 'button';
        retry.addEventListener('click', () => this.onRetry(line.id));
        remark.append(retry);
      }
    }
    setText(remark.firstElementChild, text);
  }

  isAtEnd() {
    return this.box.scrollHeight - this.box.scrollTop - this.box.clientHeight < NEAR;
  }

  toEnd(smooth) {
    this.pinned = true;
    this.box.scrollTo({ top: this.box.scrollHeight, behavior: smooth ? 'smooth' : 'auto' });
    this.showDown(0);
  }

  showDown(unseen) {
    this.unseen = unseen;
    this.pinned = this.isAtEnd();
    this.down.hidden = this.pinned;
    setText(byId('unseen'), unseen > 0 ? String(unseen) : '');
  }
}

function dots() {
  const bubble = make('div', 'bubble dots');
  bubble.append(make('span', 'visually-hidden', 'Remanso is thinking'), make('i'), make('i'), make('i'));
  return bubble;
}
