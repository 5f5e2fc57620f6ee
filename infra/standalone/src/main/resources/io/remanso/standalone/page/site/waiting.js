// What waits for the next turn, above the composer, with the time that is left.

import { byId, counted, setText } from './dom.js';

export class Waiting {
  constructor(now) {
    this.now = now;
    this.box = byId('waiting');
    this.chat = null;
    this.frame = 0;
  }

  show(chat) {
    this.chat = chat;
    this.box.hidden = !chat?.buffer;
    cancelAnimationFrame(this.frame);
    if (!chat?.buffer) return;
    setText(byId('waiting-count'), `${counted(chat.buffer.count, 'message')} waiting`);
    this.draw();
  }

  draw() {
    const { buffer, typingUntil, user } = this.chat;
    if (!buffer) return;
    const now = this.now();
    const left = Math.max(buffer.deadline - now, 0);
    const behind = Boolean(buffer.turn);
    this.box.classList.toggle('behind', behind);
    this.box.style.setProperty('--left', Math.min(left / buffer.total, 1).toFixed(3));
    setText(byId('seconds'), behind ? '' : left > 0 ? `${(left / 1000).toFixed(1)} s` : 'closing…');
    setText(byId('waiting-why'), why(behind, typingUntil > now, user));
    this.frame = requestAnimationFrame(() => this.draw());
  }
}

function why(behind, typing, user) {
  if (behind) return 'for the answer under way';
  return typing ? `while ${user.name.split(' ')[0]} is typing` : `until ${user.name.split(' ')[0]} has finished`;
}
