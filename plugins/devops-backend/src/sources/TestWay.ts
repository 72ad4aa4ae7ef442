import {
  SOURCE_TEST_STEPS,
  SourceTestStep,
  SourceTestStepId,
} from '@devops-domains/backstage-plugin-devops-common';

type Params = Record<string, string>;

/** The steps that a test event has come so far. */
export class TestWay {
  readonly #steps = new Map<SourceTestStepId, SourceTestStep>();

  ok(
    step: SourceTestStepId,
    code: string,
    message: string,
    params: Params = {},
  ) {
    this.#steps.set(step, { step, result: 'ok', code, message, params });
  }

  failed(
    step: SourceTestStepId,
    code: string,
    message: string,
    params: Params = {},
  ) {
    this.#steps.set(step, { step, result: 'failed', code, message, params });
  }

  /** All steps in their order; those that were not come to were skipped. */
  toSteps(): SourceTestStep[] {
    return SOURCE_TEST_STEPS.map(
      step =>
        this.#steps.get(step) ?? {
          step,
          result: 'skipped',
          code: null,
          message: 'A step before this one failed.',
          params: {},
        },
    );
  }
}
