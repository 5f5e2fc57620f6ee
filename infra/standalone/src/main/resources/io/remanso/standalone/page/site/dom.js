// Small helpers. Texts reach the document as text only, never as markup.

const SVG = 'http://www.w3.org/2000/svg';

export const byId = (id) => document.getElementById(id);

export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

export function icon(name, label) {
  const svg = document.createElementNS(SVG, 'svg');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#icon-${name}`);
  svg.append(use);
  svg.classList.add('icon', name);
  if (label) {
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', label);
    const title = document.createElementNS(SVG, 'title');
    title.textContent = label;
    svg.prepend(title);
  } else {
    svg.setAttribute('aria-hidden', 'true');
  }
  return svg;
}

/** Sets what differs only, so that nothing is announced or laid out twice. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export const isWide = () => matchMedia('(min-width: 760px)').matches;

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });

export const timeOfDay = (millis) => clock.format(millis);

export function nameOfDay(millis, now) {
  const days = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(millis).setHours(0, 0, 0, 0)) / 86_400_000);
  return days === 0 ? 'Today' : days === 1 ? 'Yesterday' : day.format(millis);
}

export const initials = (name) => name.split(' ').slice(0, 2).map((word) => word[0]).join('');

export const counted = (number, word) => `${number} ${word}${number === 1 ? '' : 's'}`;
