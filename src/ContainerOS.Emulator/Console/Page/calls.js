// The connection: one stream of messages in, and changes out with the token that only this page has.

const token = document.querySelector('meta[name="emulator-token"]').content;

/** Opens the stream. The browser opens it again by itself after it was lost, and the first message is complete again. */
export function open(onMessage, onState) {
  const stream = new EventSource('/_emulator/console/events');
  stream.onopen = () => onState('live');
  stream.onmessage = (event) => {
    const begun = performance.now();
    onMessage(JSON.parse(event.data), begun);
  };
  stream.onerror = () => onState('lost');
}

/** Makes a change. Throws an error with the emulator's words when it is refused. */
export async function change(method, path, body) {
  let reply;
  try {
    reply = await fetch(`/_emulator/${path}`, {
      method,
      headers: { 'x-emulator-token': token, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Error('The emulator does not answer. It may have been stopped.');
  }
  const answer = await reply.json().catch(() => ({}));
  if (reply.status === 403) throw new Error(`${answer.error ?? 'Refused'}. The emulator was started again: reload this page.`);
  if (!reply.ok) throw new Error(answer.error ?? `The emulator replied with status ${reply.status}.`);
  return answer;
}
