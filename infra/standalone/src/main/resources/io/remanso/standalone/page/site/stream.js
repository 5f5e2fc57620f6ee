// Follows the server's events. The browser reconnects by itself and names the last event that it has seen; where it gives
// up, or where the line has gone silent, this does the same by hand.

const SILENCE = 25_000;
const LONGEST_PAUSE = 5_000;

export function follow({ onGreeting, onEvent, onLine }) {
  let source;
  let last = null;
  let failures = 0;
  let watchdog;
  let again;

  function alive() {
    clearTimeout(watchdog);
    watchdog = setTimeout(reconnect, SILENCE);
  }

  function reconnect() {
    source?.close();
    clearTimeout(watchdog);
    clearTimeout(again);
    onLine(false);
    again = setTimeout(connect, Math.min(500 * 2 ** failures++, LONGEST_PAUSE));
  }

  function connect() {
    source = new EventSource(`/page/events${last ? `?after=${encodeURIComponent(last)}` : ''}`);
    source.addEventListener('greeting', (event) => {
      failures = 0;
      alive();
      const greeting = JSON.parse(event.data);
      if (!greeting.goes_on) last = null;
      onLine(true);
      onGreeting(greeting);
    });
    source.addEventListener('beat', alive);
    source.addEventListener('message', (event) => {
      alive();
      last = event.lastEventId;
      onEvent(JSON.parse(event.data));
    });
    source.addEventListener('error', () => (source.readyState === EventSource.CLOSED ? reconnect() : onLine(false)));
  }

  connect();
  addEventListener('online', reconnect);
}
