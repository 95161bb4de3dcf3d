import type { ConformanceCase } from '../case.js';
import { shapeCases } from './shape.js';

/** All cases, group by group. Their ids are stable; later versions add to them. */
export const conformanceCases: readonly ConformanceCase[] = Object.freeze([...shapeCases]);
