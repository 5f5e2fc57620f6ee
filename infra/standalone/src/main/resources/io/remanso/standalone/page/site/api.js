// What goes to the server. An answer is { ok, status, line }; a status of 0 is no answer at all.

const PATIENCE = 15_000;

async function post(path, body) {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { ok: response.ok, status: response.status, line: (await response.text()).slice(0, 200) };
  } catch {
    return { ok: false, status: 0, line: 'no connection' };
  }
}

export const postMessage = (user, id, text) => post('/page/messages', { user, id, text });

export const postActivity = (user, activity) => post('/page/presences', { user, activity });

/** In Whapi's form. A message that is sent again keeps its id, and so stays one message. */
export function newMessageId() {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0'));
  return `${hex.slice(0, 7).join('')}-${hex.slice(7).join('')}`;
}
