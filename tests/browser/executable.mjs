/**
 * Finds the browsers that the tests drive: by a variable of the environment, else on the PATH.
 */
import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";

/**
 * The path of a program.
 * @param {string} variable of the environment, which overrules the search
 * @param {string[]} names in order of preference
 */
export async function onPath(variable, names) {
  const given = process.env[variable];
  if (given) return given;
  for (const name of names)
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      const file = join(folder, name);
      try {
        await access(file, constants.X_OK);
        return file;
      } catch {
        // Not here: the next folder.
      }
    }
  throw new Error(`None of ${names.join(", ")} is on the PATH: install one, or name it in ${variable}.`);
}
