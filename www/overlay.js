/** The overlay: asks its host for the page, has it read, shows the answer. */
import { trace } from "./core.js";

/**
 * @param {HTMLElement} root
 * @param {import("./messages.js").Host} host
 */
export async function start(root, host) {
  const title = document.createElement("h1");
  const chainList = document.createElement("ol");
  const close = document.createElement("button");
  close.id = "close";
  close.textContent = "Close";
  close.addEventListener("click", () => host.close());
  addEventListener("keydown", (event) => event.key === "Escape" && host.close());
  root.append(title, chainList, close);
  const message = await host.page();
  if (message.type === "unreadable") {
    title.textContent = `unreadable ${message.reason} ${message.detail}`;
    return;
  }
  const chain = await trace(message.html, message.url);
  Object.assign(globalThis, { whence: { chain } });
  title.textContent = chain.work.title ?? "No title";
  for (const link of chain.links) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.textContent = `${link.role}: ${link.party.name}`;
    button.addEventListener("click", async () => {
      const shown = await host.show(link.support[0]);
      button.title = JSON.stringify(shown);
    });
    item.append(button);
    chainList.append(item);
  }
}
