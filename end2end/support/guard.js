// What no page may do unnoticed: open a dialog, ask another host, or complain in the console. A test that provokes one of them
// says so beforehand. Failure mode 90: tests see what people see.

/** What a browser writes to the console when a server is away; nothing a page does can silence it. */
export const OFFLINE = /occurred when fetching the script|net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INTERNET_DISCONNECTED|FAILED|INCOMPLETE_CHUNKED_ENCODING)/;

export class Guard {
  constructor(url) {
    this.host = new URL(url).host;
    this.faults = [];
    this.complaints = [];
    this.allowed = [];
    this.mayAsk = false;
  }

  /** Lets console errors and page errors pass that match one of `patterns`; nothing else. */
  allow(...patterns) {
    this.allowed.push(...patterns);
  }

  /** Lets the page ask before it is left, or anything else in a dialog. */
  allowDialogs() {
    this.mayAsk = true;
  }

  /** Lets pass what every browser says while the server is away. */
  allowOffline() {
    this.allow(OFFLINE);
  }

  /** Lets pass what browsers say about an answer with this status. */
  allowStatus(status) {
    this.allow(new RegExp(`status of ${status}\\b`));
  }

  watch(context) {
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith("http") && url.host !== this.host) this.faults.push(`asked another host: ${url}`);
    });
    context.on("page", (page) => this.watchPage(page));
    context.pages().forEach((page) => this.watchPage(page));
  }

  watchPage(page) {
    page.on("dialog", async (dialog) => {
      if (!this.mayAsk) this.faults.push(`opened a dialog: ${dialog.message()}`);
      await dialog.dismiss().catch(() => {});
    });
    page.on("console", (message) => {
      if (message.type() === "error") this.complain(`${message.text()} (${message.location().url})`);
    });
    page.on("pageerror", (error) => this.complain(String(error)));
  }

  complain(text) {
    this.complaints.push(text);
  }

  /** What happened and was not allowed. Read at the end, so that a test may allow things at any time. */
  unexpected() {
    return [...this.faults, ...this.complaints.filter((text) => !this.allowed.some((pattern) => pattern.test(text)))];
  }
}
