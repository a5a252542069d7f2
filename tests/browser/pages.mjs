// Opens pages in Chromium as readers do: nothing may overflow on a phone or on A4, every chart is drawn, nothing is asked of
// any other place, no script runs, and axe-core finds no violation.
//
//   node pages.mjs FOLDER-OF-HTML [FOLDER-FOR-PICTURES]

import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

// The packages are installed elsewhere than this file: in the folder that it is started in.
const require = createRequire(join(process.cwd(), "package.json"));
const { default: puppeteer } = await import(pathToFileURL(require.resolve("puppeteer-core")));
const axe = require("axe-core");

const [folder, pictures] = process.argv.slice(2);
const MM = 96 / 25.4;
const SCREENS = [
  { name: "phone", width: 360, height: 740, media: "screen" },
  { name: "desktop", width: 1200, height: 900, media: "screen" },
  { name: "A4", width: Math.floor((210 - 2 * 16) * MM), height: Math.floor((297 - 36) * MM), media: "print" },
];

const wrong = [];
const files = readdirSync(folder).filter((name) => name.endsWith(".html")).sort();
if (files.length === 0) throw new Error(`no HTML in ${folder}`);
if (pictures) mkdirSync(pictures, { recursive: true });

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
let charts = 0;
for (const file of files) await look(resolve(folder, file));
await browser.close();

if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exit(1);
}
console.log(`${files.length} pages, ${charts} charts: nothing overflows, nothing is fetched, axe-core ${axe.version} finds nothing`);

async function look(path) {
  const name = basename(path, ".html");
  const say = (what) => wrong.push(`${name}: ${what}`);
  const page = await browser.newPage();
  const own = pathToFileURL(path).href;
  page.on("request", (request) => request.url() === own || say(`asks for ${request.url()}`));
  page.on("dialog", async (dialog) => {
    say(`a script ran: ${dialog.message()}`);
    await dialog.dismiss();
  });
  for (const { name: screen, width, height, media } of SCREENS) {
    await page.setViewport({ width, height });
    await page.emulateMediaType(media);
    await page.goto(own, { waitUntil: "load" });
    const wide = await page.evaluate(overflowing);
    wide.forEach((what) => say(`on ${screen}, ${what} is too wide`));
    if (pictures) await page.screenshot({ path: join(pictures, `${name}-${screen}.png`), fullPage: true });
    if (media === "print") continue;
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    for (const it of violations) say(`on ${screen}, ${it.id}: ${it.help}: ${it.nodes[0].html}`);
  }
  const drawn = await page.evaluate(chartsDrawn);
  charts += drawn.length;
  drawn.filter((it) => !it.ok).forEach((it) => say(`the chart '${it.title}' is not drawn`));
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
  if (pdf.length < 1000) say("it does not print");
  if (pictures) writeFileSync(join(pictures, `${name}.pdf`), pdf);
  await page.close();
}

// What reaches beyond the page to the right; what is cut off inside its own box counts too.
function overflowing() {
  const width = document.documentElement.clientWidth;
  const all = [...document.querySelectorAll("body *")].filter((it) => it.getBoundingClientRect().right > width + 1);
  const named = all.map((it) => `${it.tagName.toLowerCase()} '${it.textContent.trim().slice(0, 40)}'`);
  return document.documentElement.scrollWidth > width ? [`the page (${document.documentElement.scrollWidth} of ${width} pixels)`, ...named.slice(0, 3)] : named.slice(0, 3);
}

// Each chart, and whether it has bars of their lengths with texts beside them that stay within it.
function chartsDrawn() {
  return [...document.querySelectorAll("figure")].map((figure) => {
    const box = figure.querySelector("svg").getBoundingClientRect();
    const inside = (it) => it.getBoundingClientRect().right <= box.right + 1;
    const tracks = [...figure.querySelectorAll(".track")];
    const texts = [...figure.querySelectorAll("text")];
    const ok = box.height > 10 && texts.length > 1 && texts.every(inside) && tracks.every((it) => it.getBoundingClientRect().width > 50);
    return { title: figure.querySelector("figcaption").textContent, ok };
  });
}
