import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// What is loaded lazily may take its time where many tests run at once.
configure({ asyncUtilTimeout: 10_000 });

// A message on the console is a defect that nobody has looked at yet. These are
// about the libraries' own code: every button of MUI v4, the router's next major
// version, a rule of the catalog's styles that jsdom cannot parse, and the icons
// of the app that tests run in.
const KNOWN = [
  /findDOMNode is deprecated/,
  /React Router Future Flag Warning/,
  /icons were registered as IconComponent/,
  /\[JSS\] processedRuleToParse is not defined/,
];

let problems: unknown[][];
let error: jest.SpyInstance;
let warning: jest.SpyInstance;

beforeEach(() => {
  problems = [];
  const keep = (...args: unknown[]) => {
    if (!KNOWN.some(known => known.test(String(args[0])))) {
      problems.push(args);
    }
  };
  error = jest.spyOn(console, 'error').mockImplementation(keep);
  warning = jest.spyOn(console, 'warn').mockImplementation(keep);
});

afterEach(() => {
  error.mockRestore();
  warning.mockRestore();
  if (problems.length > 0) {
    throw new Error(
      `The console must stay empty:\n${problems
        .map(args => args.join(' '))
        .join('\n')}`,
    );
  }
});
