/**
 * A site and a browser behind its proxy for the tests of one `describe`: started before the first, closed after the
 * last, with no tab left over from one test to the next. What the pages are and what is tested is left to the tests.
 */
import { after, afterEach, before } from "node:test";
import { builtPackage, launch } from "./harness.mjs";
import { startSite } from "./site.mjs";

/**
 * To be called in a `describe`; what it gives is there once the tests run.
 * @param {import("./harness.mjs").Name} name
 * @param {import("./harness.mjs").Options} [options] beside the proxy, which is the site's
 */
export function started(name, options = {}) {
  /** @type {Awaited<ReturnType<typeof startSite>>} */
  let site;
  /** @type {Awaited<ReturnType<typeof launch>>} */
  let session;
  before(async () => {
    site = await startSite();
    session = await launch(name, await builtPackage(name), { proxy: site.proxy, ...options });
  });
  after(async () => {
    await session?.close();
    await site?.close();
  });
  afterEach(() => session.closeTabs());
  return {
    get site() {
      return site;
    },
    get session() {
      return session;
    },
  };
}
