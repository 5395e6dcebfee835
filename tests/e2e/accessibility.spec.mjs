// The page for those who do not see it or do not use a mouse.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PNG, expect, test } from "./app.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

for (const scheme of ["dark", "light"]) {
  for (const place of ["ask", "learn", "keys"]) {
    test(`axe finds nothing in ${place}, ${scheme}`, async ({ app, page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await app.open(place);
      // Evaluated by the debugger, which the page's security policy rightly does not let scripts do.
      await page.evaluate(AXE);
      const found = await page.evaluate(async () => {
        const result = await axe.run(document, {
          // The mirror's text is transparent; contrast is computed from the theme (tests/unit/theme_test.cpp).
          rules: { "color-contrast": { enabled: false } },
        });
        return result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(" | ")}`);
      });
      expect(found).toEqual([]);
    });
  }
}

test("a whole run with the keyboard alone", async ({ app, mocks, page }) => {
  mocks.script("openai", { text: "Done by keyboard." });
  await app.open();
  await app.useMocks();
  await app.provider().focus();
  await page.keyboard.press("Tab"); // model
  await expect(app.model()).toBeFocused();
  const seen = [];
  const focusedName = () => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent.trim());
  while (!(await app.key().evaluate((field) => field === document.activeElement))) {
    await page.keyboard.press("Tab");
    seen.push(await focusedName());
    expect(seen.length, seen.join(", ")).toBeLessThan(6);
  }
  await page.keyboard.type("sk-proj-keyboard-0123456789");
  for (let i = 0; (await focusedName()) !== "Attach files"; i++) {
    expect(i).toBeLessThan(6);
    await page.keyboard.press("Tab");
  }
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await (await chooser).setFiles({ name: "k.png", mimeType: "image/png", buffer: PNG });
  await expect(app.attachments()).toContainText("k.png");
  for (let i = 0; (await focusedName()) !== "Prompt"; i++) {
    expect(i).toBeLessThan(12);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type("What is this?");
  await page.keyboard.press("Control+Enter");
  await expect(app.answer()).toHaveText("Done by keyboard.");
  expect((await mocks.call("openai")).media).toHaveLength(1);
});

test("the answer reaches a polite live region in whole sentences", async ({ app, mocks, page }) => {
  mocks.script("openai", { chunks: ["One sen", "tence here. Ano", "ther one. And a last"], hold: true });
  await app.open();
  await app.useMocks();
  await page.evaluate(() => {
    window.spoken = [];
    const status = [...document.querySelectorAll('[role="status"]')].find((e) => e.classList.contains("visually-hidden"));
    new MutationObserver(() => spoken.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
  });
  await app.ask("openai");
  await mocks.call("openai");
  await mocks.rest("openai");
  await app.idle();
  const spoken = (await page.evaluate(() => spoken)).join(" ");
  expect(spoken).toContain("Asking OpenAI.");
  for (const sentence of ["One sentence here.", "Another one.", "And a last", "The answer is complete."]) {
    expect(spoken).toContain(sentence);
  }
  await expect(app.answer()).toHaveAttribute("aria-live", "off");
});

test("an input method composes text; Enter while composing sends nothing", async ({ app, mocks, page, context }) => {
  await app.open();
  await app.useMocks();
  await app.prompt().focus();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Input.imeSetComposition", { text: "こん", selectionStart: 2, selectionEnd: 2 });
  await devtools.send("Input.imeSetComposition", { text: "こんにちは", selectionStart: 5, selectionEnd: 5 });
  await devtools.send("Input.insertText", { text: "今日は" });
  await expect(app.prompt()).toHaveValue("今日は");
  await page.keyboard.type(" ok");
  await expect(app.prompt()).toHaveValue("今日は ok");
  expect(mocks.requests).toHaveLength(0);
});

test("text can be found and selected as on any page", async ({ app, page }) => {
  await app.open("learn");
  expect(await page.evaluate(() => window.find("Mistakes that cost an hour"))).toBe(true);
  expect(await page.evaluate(() => getSelection().toString())).toBe("Mistakes that cost an hour");
});
