import { css } from 'lit';

/** For the list of problems in `outcomes.ts`. */
export const outcomeStyles = css`
  .problems {
    display: grid;
    gap: calc(var(--_step) * 3);
  }
  .names {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_step) * 4);
    margin-block-start: var(--_step);
    color: var(--_text);
    > li {
      min-inline-size: 0;
    }
  }
`;
