type Value = unknown;
type Scope = Record<string, Value>;

const isObject = (value: Value): value is Scope =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The functions that the template uses, as sprig has them. */
const FUNCTIONS: Record<string, (...values: Value[]) => Value> = {
  toJson: value => JSON.stringify(value),
  dict: () => ({}),
  list: () => [],
  dig: (...values) => {
    const [fallback, object] = values.slice(-2);
    let current = object;
    for (const key of values.slice(0, -2).map(String)) {
      if (!isObject(current)) throw new Error(`dig into no object at ${key}`);
      if (!Object.hasOwn(current, key)) return fallback;
      current = current[key];
    }
    return current;
  },
  pick: (object, ...keys) => {
    if (!isObject(object)) throw new Error('pick from no object');
    return Object.fromEntries(
      Object.entries(object).filter(([key]) => keys.includes(key)),
    );
  },
};

/** Renders the part of Go's text/template that our template is written in; throws at anything else. */
export function renderGoTemplate(template: string, scope: Scope): string {
  return template.replace(/\{\{(.*?)\}\}/g, (_, action: string) => {
    const tokens = action.match(/"[^"]*"|[()]|[^\s()]+/g) ?? [];
    return String(evaluate(tokens, scope));
  });
}

/** Takes one call, and the bracket behind it, off the tokens. */
function evaluate(tokens: string[], scope: Scope): Value {
  const name = tokens.shift() ?? '';
  const values: Value[] = [];
  while (tokens.length > 0 && tokens[0] !== ')') {
    values.push(operand(tokens, scope));
  }
  tokens.shift();
  const call = FUNCTIONS[name];
  if (!call) throw new Error(`unknown function ${name}`);
  return call(...values);
}

function operand(tokens: string[], scope: Scope): Value {
  const token = tokens.shift() ?? '';
  if (token === '(') return evaluate(tokens, scope);
  if (token.startsWith('"')) return JSON.parse(token);
  const [, ...path] = token.split('.');
  return path.reduce<Value>(
    (value, key) => (isObject(value) ? value[key] : undefined),
    scope,
  );
}
