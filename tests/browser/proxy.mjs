/**
 * The only door to a network that the browsers under test have: an HTTP proxy on this machine that answers for the test
 * hosts itself, refuses every other host, and writes down each request that it was asked for.
 *
 * Addresses with `https:` are served under a certificate made for the run, which the browsers are told to accept; so a
 * page's address in the browser is the address the page was published under. What the pages are is left to `site.mjs`.
 *
 * Limit: traffic that asks no proxy (WebRTC, the system's resolver) is not seen here. The harness keeps the browsers
 * from resolving names, and the extension's own policy forbids the rest.
 */
import { execFile } from "node:child_process";
import http from "node:http";
import https from "node:https";
import { promisify } from "node:util";

/**
 * Where a browser is told to look for services of its own that it cannot be kept from asking. Nothing else has this
 * address, so requests for it are the browser's and are left out of the log; no other host is.
 */
export const OWN_SERVICES = "http://the-browser-itself.invalid";

/**
 * One request that a browser made.
 * @typedef {object} Request
 * @property {string} method the HTTP method; `CONNECT` where a tunnel to an unknown host was refused
 * @property {string} url the full address; for a refused tunnel only its host is known
 * @property {boolean} answered false where the host is none of the test hosts
 */

/**
 * What a test host answers.
 * @typedef {object} Answer
 * @property {number} [status] 200 where absent
 * @property {Record<string, string>} [headers] where none says otherwise it is HTML, in the encoding that it names itself
 * @property {string | Buffer} body
 */

/**
 * A key and a self-signed certificate for the run. Nothing is written to disk.
 * @returns {Promise<{ key: string, cert: string }>}
 */
async function certificate() {
  const request =
    "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=whence-test";
  try {
    const { stdout } = await promisify(execFile)("openssl", [
      ...request.split(" "),
      "-keyout",
      "-",
      "-out",
      "-",
    ]);
    return { key: stdout, cert: stdout };
  } catch (error) {
    throw new Error("The browser tests make a certificate with openssl: install the package `openssl`.", {
      cause: error,
    });
  }
}

/**
 * Starts the proxy.
 * @param {(url: URL) => Answer | undefined} answer what stands at an address; undefined where the host is none of ours
 */
export async function startProxy(answer) {
  /** @type {Request[]} */
  const log = [];

  /** @param {http.IncomingMessage} request @param {http.ServerResponse} response @param {string} base */
  const handle = (request, response, base) => {
    const url = new URL(request.url ?? "/", base);
    const found = answer(url);
    if (url.origin !== OWN_SERVICES)
      log.push({ method: request.method ?? "", url: url.href, answered: found !== undefined });
    request.resume();
    const { status = 200, headers = {}, body } = found ?? { status: 403, body: "not a test host" };
    response.writeHead(status, { "content-type": "text/html", ...headers });
    response.end(request.method === "HEAD" ? undefined : body);
  };

  const secure = https.createServer(await certificate(), (request, response) =>
    handle(request, response, `https://${request.headers.host}`),
  );
  const plain = http.createServer((request, response) =>
    handle(request, response, `http://${request.headers.host}`),
  );
  // A tunnel to port 443 carries TLS; to any other port (web sockets without it) plain HTTP.
  plain.on("connect", (request, socket, head) => {
    const target = new URL(`https://${request.url}`);
    socket.on("error", () => socket.destroy());
    if (answer(target) === undefined) {
      log.push({ method: "CONNECT", url: target.href, answered: false });
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    socket.unshift(head);
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    (target.port === "" ? secure : plain).emit("connection", socket);
  });

  await new Promise((resolve) => plain.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (plain.address());
  return {
    /** `host:port`, as browsers want it. */
    address: `127.0.0.1:${address.port}`,
    /** All requests so far, in order. */
    log,
    /** Ends the proxy and every connection that stands. */
    async close() {
      secure.closeAllConnections();
      plain.closeAllConnections();
      await new Promise((resolve) => plain.close(resolve));
    },
  };
}
