import { css } from 'lit';

/** For what stands around or in place of a list: `notice.ts` and `pager.ts`. */
export const listStyles = css`
  .notice {
    display: grid;
    justify-items: center;
    gap: calc(var(--_step) * 1.5);
    padding: calc(var(--_step) * 10) calc(var(--_step) * 4);
    text-align: center;
  }
  .notice > .image {
    inline-size: 2rem;
    block-size: 2rem;
    margin-block-end: var(--_step);
    color: var(--_tone, var(--_muted));
    stroke-width: 1.1;
  }
  .notice > * {
    max-inline-size: 34rem;
  }
  .notice > .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: calc(var(--_step) * 2);
    margin-block-start: calc(var(--_step) * 2);
  }
  .pager,
  .sizes,
  .steps {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_step) * 2);
  }
  .pager {
    gap: calc(var(--_step) * 2) calc(var(--_step) * 4);
    justify-content: flex-end;
  }
  .steps > .button {
    inline-size: calc(var(--_control) * 1.1);
    padding: 0;
  }
`;
