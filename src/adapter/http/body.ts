import { adapterError } from '../errors.js';

/** Longest answer that is read, in bytes. */
const READ_LIMIT = 5_000_000;

const tooLong = () =>
  adapterError('protocol', { message: `The answer is longer than ${READ_LIMIT} bytes.`, retryable: false });

/** The body as text, piece by piece as it comes. Leaving the loop early cancels the rest. */
async function* pieces(response: Response, limit: number): AsyncGenerator<string> {
  const reader = response.body?.getReader();
  if (!reader) return;
  const decoder = new TextDecoder();
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      size += value.byteLength;
      if (size > limit) throw tooLong();
      yield decoder.decode(value, { stream: true });
    }
  } finally {
    // Rejects when the stream has failed, which whoever reads has been told already.
    reader.cancel().catch(() => {});
  }
}

/** The whole body as text; gives up on one that is too long. */
export async function readText(response: Response): Promise<string> {
  let text = '';
  for await (const piece of pieces(response, READ_LIMIT)) text += piece;
  return text;
}

/** The data of each server-sent event, as the HTML standard splits them; comments, names and ids are passed over. */
export async function* eventData(response: Response): AsyncGenerator<string> {
  let rest = '';
  let data: string[] = [];
  let held = 0;
  for await (const piece of pieces(response, Infinity)) {
    held += piece.length;
    // A carriage return at the end may be the first half of a line break.
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line !== '') {
        if (/^data(:|$)/.test(line)) data.push(line.slice(5).replace(/^ /, ''));
      } else {
        if (data.length > 0) yield data.join('\n');
        data = [];
        held = 0;
      }
    }
    if (held > READ_LIMIT) throw tooLong();
  }
}

/** Parses JSON without letting the engine's message out, which quotes the text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw adapterError('protocol', { message: "The answer isn't JSON." });
  }
}
