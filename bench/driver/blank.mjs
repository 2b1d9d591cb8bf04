// Whether the screen ever shows an article without its text while it is scrolled: asked of a
// recording of the screen, because the page itself cannot tell what was drawn.

/** Jumps through the article under recording: how many frames it caught, and how many were blank. */
export async function blankViews(page, nJumps) {
  const devtools = await page.context().newCDPSession(page);
  const frames = [];
  devtools.on("Page.screencastFrame", ({ data, sessionId }) => {
    frames.push(data);
    // the page may be gone when the last one comes
    devtools.send("Page.screencastFrameAck", { sessionId }).catch(() => {});
  });
  await devtools.send("Page.startScreencast", { format: "jpeg", quality: 60, everyNthFrame: 1 });
  const column = await page.evaluate((n) => bench.jumpSlowly(n), nJumps);
  await devtools.send("Page.stopScreencast");
  const judge = await page.context().newPage();
  const shares = await judge.evaluate(inkShares, { frames, column });
  await judge.close();
  return { nFrames: frames.length, nBlank: shares.filter((share) => share < BLANK).length };
}

/** Text covers a tenth of its column; what has less than this is blank. */
const BLANK = 0.002;

/** In a page: the share of dark pixels in the middle of the column, for each frame. */
async function inkShares({ frames, column }) {
  const shares = [];
  for (const data of frames) {
    const image = new Image();
    image.src = `data:image/jpeg;base64,${data}`;
    await image.decode();
    const scale = image.width / column.viewport;
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const width = Math.floor(column.width * 0.6 * scale);
    const top = Math.floor(image.height * 0.25);
    const area = [Math.floor((column.left + column.width * 0.2) * scale), top, width, top * 2];
    const { data: pixels } = context.getImageData(...area);
    let nDark = 0;
    for (let at = 0; at < pixels.length; at += 4) if (pixels[at + 1] < 110) nDark += 1;
    shares.push(nDark / (pixels.length / 4));
  }
  return shares;
}
