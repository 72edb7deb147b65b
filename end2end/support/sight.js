// What a person can see of what has the keys.

/** What has the keys and is not to be seen at all: it lies under something, or outside of the window (WCAG 2.4.11). */
export function hidden() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const boxes = [...element.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  const isSeen = (box) =>
    [0.1, 0.5, 0.9].some((across) =>
      [0.1, 0.5, 0.9].some((down) => {
        const found = document.elementFromPoint(box.left + box.width * across, box.top + box.height * down);
        return found && (element.contains(found) || found.contains(element) || found.control === element || element.closest("label, li, summary")?.contains(found));
      }),
    );
  return boxes.length === 0 || boxes.some(isSeen) ? null : element.outerHTML.slice(0, 160);
}
