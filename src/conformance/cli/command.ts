import { checkedAdapter } from '../../adapter/checked-adapter.js';
import { toAdapterError } from '../../adapter/errors.js';
import type { Account } from '../../domain/account.js';
import { conformanceCases } from '../cases/all.js';
import type { ConformanceHarness } from '../harness.js';
import { isSkip } from '../harness.js';
import {
  countOutcomes,
  formatReport,
  toJUnit,
  type ConformanceReport,
  type ConformanceResult,
} from '../report.js';
import { runConformance } from '../run.js';
import { seedAt } from '../seeds.js';
import { httpHarness, isUnanswered } from './http-harness.js';
import { readOptions, USAGE, UsageError, type CommandOptions } from './options.js';

/** What the command needs of the process that it runs in. */
export interface CommandHost {
  /** The report, and nothing else. */
  write: (text: string) => void;
  /** How far it has got, and why it can't run. */
  writeError: (text: string) => void;
  writeFile: (path: string, text: string) => Promise<void>;
  fetch?: typeof fetch | undefined;
}

/** Runs the command, and answers its exit code: 0 all that ran passed, 1 something failed, 2 it could not run. */
export async function runCommand(args: readonly string[], host: CommandHost): Promise<number> {
  try {
    const options = readOptions(args);
    if (options === null) {
      host.write(USAGE);
      return 0;
    }
    const report = await runAgainst({ ...options, fetch: host.fetch }, progressOf(host));
    host.write(formatReport(report));
    await writeFiles(report, options, host);
    if (report.passed + report.failed === 0) {
      throw new UsageError('No case ran. The reasons stand above.');
    }
    return report.failed > 0 ? 1 : 0;
  } catch (thrown) {
    if (!(thrown instanceof UsageError)) throw thrown;
    host.writeError(`${thrown.message}\n`);
    return 2;
  }
}

/** A line for each group as its last case ends: a whole run takes minutes. */
function progressOf({ writeError }: CommandHost): (result: ConformanceResult) => void {
  const ended: ConformanceResult[] = [];
  return (result) => {
    ended.push(result);
    const { group } = result;
    const own = ended.filter((one) => one.group === group);
    if (own.length < conformanceCases.filter((one) => one.group === group).length) return;
    const { passed, failed, skipped } = countOutcomes(own);
    writeError(`${group}: ${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  };
}

async function runAgainst(
  options: CommandOptions,
  onResult: (result: ConformanceResult) => void,
): Promise<ConformanceReport> {
  const harness = httpHarness(options);
  const account = await connect(harness, options);
  if (harness.readOnly !== undefined && (account.hipaa || !account.viewer.canRestore)) {
    throw new UsageError(
      'This session may not see deleted contacts (a HIPAA account, or a viewer who may not restore). ' +
        'Give the session of another one with --header.',
    );
  }
  return runConformance(harness, { groups: options.groups, timeoutMs: options.timeoutMs, onResult });
}

async function writeFiles(
  report: ConformanceReport,
  { json, junit }: CommandOptions,
  { writeFile }: CommandHost,
): Promise<void> {
  try {
    if (json !== undefined) await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
    if (junit !== undefined) await writeFile(junit, toJUnit(report));
  } catch (thrown) {
    throw new UsageError(
      `The report can't be written: ${thrown instanceof Error ? thrown.message : 'unknown'}.`,
    );
  }
}

/** Says at once, and once, what would otherwise fail in every case. */
async function connect(harness: ConformanceHarness, options: CommandOptions): Promise<Account> {
  const world = await Promise.resolve(harness.create(seedAt({}, Date.now()))).catch((thrown: unknown) => {
    const reason = thrown instanceof Error ? thrown.message : 'unknown';
    if (isUnanswered(thrown)) throw new UsageError(silenceAdvice(String(options.seedUrl)));
    throw new UsageError(
      isSkip(thrown)
        ? `The server can't even seed an empty account: ${reason}`
        : `${reason} Does the server's seed protocol begin at ${options.seedUrl}, and is it switched on?`,
    );
  });
  try {
    return await checkedAdapter(world.adapter).getAccount({});
  } catch (thrown) {
    throw new UsageError(connectionAdvice(thrown, options.url));
  }
}

const silenceAdvice = (url: string): string =>
  `No answer from ${url}. Is the server running there? It may still be starting: try again in a moment.`;

function connectionAdvice(thrown: unknown, url: string): string {
  const account = `${url.replace(/\/+$/, '')}/account`;
  const { code, message } = toAdapterError(thrown);
  switch (code) {
    case 'network':
    case 'timeout':
      return silenceAdvice(account);
    case 'unauthenticated':
      return `${account} wants a session. Give it with --header 'Authorization: Bearer …', or the server's own way.`;
    case 'not-found':
    case 'unsupported':
    case 'protocol':
      return `${account} answers, but with no account (${message}) Does the HTTP profile begin at --url?`;
    default:
      return `${account} refuses with ${code}. ${message}`;
  }
}
