/**
 * Rules for the JavaScript that types cannot hold: nothing makes markup or code out of a string. Layout is left to
 * prettier, names and shapes to tsc.
 */

/** @param {string} name */
const markup = (name) => ({
  selector: `MemberExpression[property.name="${name}"]`,
  message: `${name} makes markup from a string: build elements instead.`,
});

const fromText = [
  ...["innerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "createContextualFragment", "parseFromString"].map(
    markup,
  ),
  {
    selector: 'AssignmentExpression > MemberExpression.left[property.name="outerHTML"]',
    message: "outerHTML makes markup from a string: build elements instead.",
  },
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^write/]',
    message: "document.write makes markup from a string: build elements instead.",
  },
];

export default [
  { ignores: ["dist/", "target/", "node_modules/", "tests/pages/", "fuzz/"] },
  {
    files: ["**/*.js", "**/*.mjs"],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-unused-vars": "error",
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  { files: ["www/**", "extension/**"], rules: { "no-restricted-syntax": ["error", ...fromText] } },
  {
    files: ["www/**"],
    rules: {
      "no-restricted-globals": ["error", "chrome", "browser"],
    },
  },
];
