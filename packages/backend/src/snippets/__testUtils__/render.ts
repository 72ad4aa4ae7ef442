import { runInNewContext } from 'node:vm';

/** Puts values in for the variables of a template; one that is unknown fails. */
function substitute(
  template: string,
  pattern: RegExp,
  values: Record<string, string>,
): string {
  return template.replace(pattern, (text, name: string) => {
    if (!(name in values)) throw new Error(`The tool knows no ${text}`);
    return values[name];
  });
}

/** `{{workflow.status}}` */
export const renderArgo = (text: string, values: Record<string, string>) =>
  substitute(text, /\{\{([\w.-]+)\}\}/g, values);

/** `$(context.pipelineRun.name)`; `$(date)` has no dot and is the shell's. */
export const renderTekton = (text: string, values: Record<string, string>) =>
  substitute(text, /\$\(((?:params|context|tasks)\.[\w.-]+)\)/g, values);

/** `$ALERT_ID` */
export const renderDatadog = (text: string, values: Record<string, string>) =>
  substitute(text, /\$([A-Z_]+)/g, values);

/** `${{ job.status == 'success' && 'succeeded' || … }}`: these operators are those of JavaScript. */
export function renderGithub(text: string, context: object): string {
  return text.replace(/\$\{\{(.+?)\}\}/g, (_, expression: string) =>
    String(runInNewContext(expression, { ...context })),
  );
}

/** The text between `'''` in Groovy, where a backslash at the end of a line joins two. */
export function groovyText(source: string): string {
  const [, text] = /'''([\s\S]*?)'''/.exec(source) ?? [];
  if (text === undefined) throw new Error("No text between '''");
  return text.replace(/\\\n/g, '');
}

/** Environment of a container: variables with values, not those from Secrets. */
export function environmentOf(
  variables: { name: string; value?: string }[],
  render: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    variables.flatMap(({ name, value }) =>
      value === undefined ? [] : [[name, render(value)]],
    ),
  );
}
