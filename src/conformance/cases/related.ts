import type { RelatedKind } from '../../domain/contact.js';
import { casesOf } from '../case.js';
import { ensure, same } from '../expect.js';
import { cannot } from '../harness.js';
import { deleted } from '../seeds.js';
import type { Stage } from '../stage.js';

const SEED = {
  contacts: [
    deleted('a', {
      related: { notes: { returns: 3, deletedSeparately: 2 }, tasks: 1, opportunities: 2, conversations: 1 },
    }),
    deleted('plain'),
  ],
};
const RETURNING = { conversations: 1, notes: 3, opportunities: 2, tasks: 1 };
const AUTOMATED = { contacts: [deleted('a', { related: { workflows: 2, campaigns: 1 } })] };

/** What hangs on the live contact, without the kinds of which there is nothing. */
async function hangingOn(stage: Stage, name: string): Promise<Record<string, number>> {
  const related = await stage.related(name);
  return Object.fromEntries(
    (Object.entries(related) as [RelatedKind, number | undefined][]).filter(
      (entry): entry is [RelatedKind, number] => Boolean(entry[1]),
    ),
  );
}

async function expectAutomations(stage: Stage, expected: number): Promise<void> {
  const { runningAutomations } = await stage.certain('a');
  if (runningAutomations === null) throw cannot("The harness can't tell which automations run.");
  const related = await stage.related('a');
  same([related.workflows, related.campaigns], [2, 1], 'workflows and campaigns');
  same(runningAutomations, expected, 'Automations that run');
}

export const relatedCases = casesOf('related', {
  'row-tells': {
    title: "A row that tells of associated data tells what returns and what doesn't",
    seed: SEED,
    async run(stage) {
      const { related } = await stage.row('a');
      if (related === null) throw cannot('The rows tell nothing of associated data.');
      same(related.notes, { returns: 3, deletedSeparately: 2 }, 'Notes');
      same(related.tasks?.returns, 1, 'Tasks that return');
    },
  },
  'details-tell': {
    title: 'The look tells of each record whether it returns',
    needs: ['details'],
    seed: SEED,
    async run(stage) {
      const { relatedItems } = await stage.adapter.getDeletedContact(stage.id('a'), {});
      const notes = relatedItems.filter(({ kind }) => kind === 'notes');
      same(notes.filter(({ returns }) => returns).length, 3, 'Notes that return');
      ensure(notes.filter(({ returns }) => !returns).length <= 2, 'More notes stay deleted than there are.');
    },
  },
  returns: {
    title: "What was deleted with the contact returns, and what was deleted separately doesn't",
    needs: ['probe'],
    seed: SEED,
    async run(stage) {
      await stage.restore(['a', 'plain']);
      same(await hangingOn(stage, 'a'), RETURNING, 'What hangs on the contact');
      same(await hangingOn(stage, 'plain'), {}, 'What hangs on the other one');
    },
  },
  'several-cycles': {
    title: 'Deleted and restored again and again, a contact keeps its associated data, and gains nothing',
    needs: ['probe', 'deleting'],
    seed: SEED,
    async run(stage) {
      for (let cycle = 0; cycle < 3; cycle++) {
        await stage.restore(['a']);
        same(await hangingOn(stage, 'a'), RETURNING, `What hangs on the contact in cycle ${cycle + 1}`);
        await stage.deleteAgain('a');
      }
    },
  },
  'undo-and-restore': {
    title: 'After an undo a restore brings the same associated data back',
    needs: ['probe', 'undo'],
    seed: SEED,
    async run(stage) {
      const { id } = await stage.restore(['a']);
      await stage.finish(await stage.adapter.undoRestore(id, { idempotencyKey: stage.key() }));
      await stage.restore(['a']);
      same(await hangingOn(stage, 'a'), RETURNING, 'What hangs on the contact');
    },
  },
  'automations-paused': {
    title: 'Unasked, no workflow and no campaign of a restored contact runs',
    needs: ['probe', 'automations:choice'],
    seed: AUTOMATED,
    async run(stage) {
      await stage.restore(['a'], { automations: 'keep-paused' });
      await expectAutomations(stage, 0);
    },
  },
  'automations-resumed': {
    title: 'Asked to, workflows and campaigns of a restored contact run again',
    needs: ['probe', 'automations:choice'],
    seed: AUTOMATED,
    async run(stage) {
      await stage.restore(['a'], { automations: 'resume' });
      await expectAutomations(stage, 3);
    },
  },
  'automations-always-paused': {
    title: "Where automations always stay paused, asking for more doesn't start them",
    needs: ['probe', 'automations:always-paused'],
    seed: AUTOMATED,
    async run(stage) {
      await stage.restore(['a'], { automations: 'resume' });
      await expectAutomations(stage, 0);
    },
  },
  'automations-always-resume': {
    title: 'Where automations always resume, they do',
    needs: ['probe', 'automations:always-resume'],
    seed: AUTOMATED,
    async run(stage) {
      await stage.restore(['a']);
      await expectAutomations(stage, 3);
    },
  },
});
