// What a page does in the background: it holds the stream of news, and asks once that the browser keep what is here. Written in
// the browser's own language, since in wasm it would weigh five times as much in a first visit. It decides nothing. What passes
// between this file and the app:
//
//   app -> this file   <body data-listens="ACCOUNT">: whose news to hear. Set after every answer of the server, taken away when
//                      there is none. CustomEvent "parboard:edited" on window: something is here that is nowhere else.
//   this file -> app   CustomEvent "parboard:news" on window, with the server's words.

const ASKED = "pb1/asked-to-keep";

/** This tab's part in the one stream of its account. */
let part = null;
let isStarted = false;

export function start() {
  if (isStarted) return;
  isStarted = true;
  new MutationObserver(follow).observe(document.body, { attributes: true, attributeFilter: ["data-listens"] });
  follow();
  addEventListener("parboard:edited", keepOnce);
}

function follow() {
  const account = document.body.dataset.listens;
  if (part && part.account === account && !part.isOver) return;
  part?.end();
  part = account ? listen(account) : null;
}

/**
 * One tab holds the stream and tells the others: browsers keep no more than six connections to a server that speaks HTTP 1.1, and
 * a stream for each of many tabs would leave none to send anything with. When that tab goes, the next takes its place. A browser
 * without locks has a stream for each tab, as before there were locks.
 */
function listen(account) {
  const name = `pb1-live-${account}`;
  const others = window.BroadcastChannel && new BroadcastChannel(name);
  const tell = (news) => dispatchEvent(new CustomEvent("parboard:news", { detail: news }));
  const own = { account, isOver: false };
  let source;
  const ended = new Promise((done) => {
    own.end = () => {
      own.isOver = true;
      source?.close();
      others?.close();
      done();
    };
  });
  if (others) others.onmessage = ({ data }) => tell(data);
  const hold = () => {
    if (own.isOver) return;
    source = new EventSource("/api/v1/live");
    source.onmessage = ({ data }) => {
      others?.postMessage(data);
      tell(data);
    };
    // The browser reconnects by itself, unless the server says no: then the next answer of the server begins anew.
    source.onerror = () => source.readyState === EventSource.CLOSED && own.end();
    return ended;
  };
  if (navigator.locks) navigator.locks.request(name, hold).catch(own.end);
  else hold();
  return own;
}

/** Once for each device: some browsers show the person a question, and a second one would be a nuisance. */
async function keepOnce() {
  try {
    if (localStorage.getItem(ASKED)) return;
    localStorage.setItem(ASKED, "true");
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  } catch {
    // Storage is forbidden here, or the page has no secure address: then there is nothing to keep, or nobody to ask.
  }
}
