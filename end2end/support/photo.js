// Pictures of any size, the same for the same seed: noise, which nothing packs smaller on the way.
import { crc32, deflateSync } from "node:zlib";

/** A PNG of so many pixels, three bytes each. */
export function photo(seed, width, height) {
  const rows = Buffer.alloc(height * (1 + width * 3));
  let state = seed >>> 0 || 1;
  for (let at = 0; at < rows.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    // Each row opens with the filter it was made by: none.
    rows[at] = at % (1 + width * 3) === 0 ? 0 : state >>> 24;
  }
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", size), chunk("IDAT", deflateSync(rows, { level: 1 })), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
