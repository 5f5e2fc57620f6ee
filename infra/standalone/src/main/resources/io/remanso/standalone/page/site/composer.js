// Writing: Enter sends, Shift and Enter begin a new line. While keys are pressed, the user's presence is sent too.

import { postActivity } from './api.js';
import { byId } from './dom.js';

const TYPING_EVERY = 3_000;
const STOPS_AFTER = 4_000;

export class Composer {
  constructor(onSend, onBurst) {
    this.onSend = onSend;
    this.text = byId('text');
    this.send = byId('send');
    this.burst = byId('burst');
    this.typedAt = -Infinity;
    byId('composer').addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit();
    });
    this.text.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.submit();
    });
    this.text.addEventListener('input', () => this.changed());
    this.burst.addEventListener('click', () => onBurst(this.chat));
  }

  open(chat, writable) {
    this.stopTyping();
    if (this.chat) this.chat.draft = this.text.value;
    this.chat = chat;
    this.text.value = chat.draft;
    this.text.disabled = this.burst.disabled = !writable;
    this.text.placeholder = writable ? `Type a message as ${chat.user.name.split(' ')[0]}` : 'Whapi is connected: the demo only reads';
    this.burst.title = `Send ${chat.user.burst.length} messages in a row`;
    this.fit();
  }

  changed() {
    this.fit();
    if (!this.text.value.trim()) {
      this.stopTyping();
      return;
    }
    clearTimeout(this.stopping);
    this.stopping = setTimeout(() => this.stopTyping(), STOPS_AFTER);
    if (performance.now() - this.typedAt < TYPING_EVERY) return;
    this.typedAt = performance.now();
    postActivity(this.chat.user.id, 'typing');
  }

  stopTyping() {
    clearTimeout(this.stopping);
    if (this.typedAt === -Infinity) return;
    this.typedAt = -Infinity;
    postActivity(this.chat.user.id, 'paused');
  }

  submit() {
    const text = this.text.value.trim();
    if (!text) return;
    this.text.value = '';
    this.chat.draft = '';
    clearTimeout(this.stopping);
    this.typedAt = -Infinity;
    this.fit();
    this.onSend(this.chat, text);
  }

  fit() {
    this.send.disabled = this.text.disabled || !this.text.value.trim();
    this.text.style.height = 'auto';
    this.text.style.height = `${this.text.scrollHeight}px`;
  }

  focus() {
    this.text.focus();
  }
}
