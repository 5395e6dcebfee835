// A whole run through the accessibility tree alone: what is found is found there, what is done is done to the
// node that the tree names, as assistive technology does.
import { PNG, expect, test } from './support/app.mjs';

const CONTROLS = 'button textbox combobox checkbox radio slider link tab option'.split(' ');

class Tree {
  constructor(session) {
    this.session = session;
  }
  async nodes() {
    const { nodes } = await this.session.send('Accessibility.getFullAXTree');
    return nodes.filter((node) => !node.ignored);
  }
  async find(role, name) {
    const found = (await this.nodes()).filter(
      (node) => node.role?.value === role && (node.name?.value ?? '') === name,
    );
    expect(found.length, `${role} "${name}" in the tree`).toBe(1);
    return found[0];
  }
  async #on(node, declaration, ...args) {
    const { object } = await this.session.send('DOM.resolveNode', {
      backendNodeId: node.backendDOMNodeId,
    });
    const { result } = await this.session.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration: declaration,
      arguments: args.map((value) => ({ value })),
      userGesture: true,
      returnByValue: true,
    });
    return result.value;
  }
  press(node) {
    return this.#on(node, 'function () { this.click(); }');
  }
  async type(node, text) {
    await this.session.send('DOM.focus', { backendNodeId: node.backendDOMNodeId });
    await this.session.send('Input.insertText', { text });
  }
  choose(node, label) {
    return this.#on(
      node,
      `function (label) {
      this.value = [...this.options].find((o) => o.label === label).value;
      this.dispatchEvent(new Event("change", { bubbles: true }));
    }`,
      label,
    );
  }
  /** Everything that can be read below a node, in order. */
  async text(node) {
    const all = new Map((await this.nodes()).map((n) => [n.nodeId, n]));
    const { nodes } = await this.session.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((n) => [n.nodeId, n]));
    const read = (id) => {
      const n = byId.get(id);
      if (!n) return '';
      if (n.role?.value === 'StaticText') return n.name.value;
      return (n.childIds ?? []).map(read).join('');
    };
    expect(all.has(node.nodeId)).toBe(true);
    return read(node.nodeId);
  }
}

test('attach, prompt, run, read the answer, open Wire, copy', async ({
  app,
  mocks,
  page,
  context,
}) => {
  mocks.script('anthropic', {
    text: '# Four pixels\n\nA **tiny** picture.\n\n| Colour | Count |\n|---|---|\n| red | 4 |',
  });
  await app.openWithMocks();
  const session = await context.newCDPSession(page);
  await session.send('Accessibility.enable');
  await session.send('DOM.enable');
  const tree = new Tree(session);
  await tree.press(await tree.find('button', 'GPT-6.2 Sol, demo'));
  await app.idle();
  await tree.choose(await tree.find('combobox', 'Provider'), 'Anthropic');
  await tree.type(await tree.find('textbox', 'API key'), 'sk-ant-e2e-0123456789abcdef');
  await tree.press(await tree.find('button', 'Close'));
  await app.idle();
  const chooser = page.waitForEvent('filechooser');
  await tree.press(await tree.find('button', 'Attach'));
  await (await chooser).setFiles({ name: 'four.png', mimeType: 'image/png', buffer: PNG });
  await app.idle();
  expect(await tree.text(await tree.find('list', 'Attachments'))).toContain('four.png');
  await tree.type(await tree.find('textbox', 'Prompt'), 'What is this?');
  await tree.press(await tree.find('button', 'Run'));
  await mocks.call('anthropic');
  await app.idle();
  const answer = await tree.find('log', 'Answer');
  expect(await tree.text(answer)).toContain('A tiny picture.');
  await tree.find('heading', 'Four pixels');
  await tree.find('columnheader', 'Colour');
  await tree.find('cell', 'red');
  await tree.press(await tree.find('tab', 'Request & code'));
  await app.idle();
  await tree.press(await tree.find('tab', 'Response'));
  await app.idle();
  expect(await tree.text(await tree.find('region', 'Wire'))).toContain('HTTP 200');
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => {
      window.copied = text;
    };
  });
  await tree.press(await tree.find('tab', 'Answers'));
  await app.idle();
  await tree.press(await tree.find('button', 'Copy answer'));
  expect(await page.evaluate(() => copied)).toContain('A **tiny** picture.');
  await app.idle();
});

test('names, descriptions, errors, landmarks and headings are in the tree', async ({
  app,
  page,
  context,
}) => {
  await app.open();
  const session = await context.newCDPSession(page);
  await session.send('Accessibility.enable');
  const tree = new Tree(session);
  await app.prompt().fill('What is this?');
  await app.run().click(); // no key: told
  await app.idle();
  const property = (node, name) => node.properties?.find((p) => p.name === name)?.value.value;
  const key = await tree.find('textbox', 'API key');
  expect(property(key, 'invalid')).toBe('true');
  expect(key.description?.value).toContain('goes only to OpenAI');
  await expect(app.alert()).toContainText('needs an API key');
  const nodes = await tree.nodes();
  const roles = nodes.map((n) => n.role?.value);
  for (const role of ['main', 'navigation', 'region', 'log', 'tablist'])
    expect(roles, role).toContain(role);
  const controls = [
    'button',
    'textbox',
    'combobox',
    'checkbox',
    'radio',
    'tab',
    'link',
    'listbox',
    'option',
  ];
  const nameless = nodes.filter((n) => controls.includes(n.role?.value) && !n.name?.value);
  expect(nameless).toEqual([]);
  for (const place of ['Ask', 'Learn', 'Keys']) {
    await app.place(place).click();
    await app.idle();
    const levels = (await tree.nodes())
      .filter((n) => n.role?.value === 'heading')
      .map((n) => property(n, 'level'));
    expect(levels[0], place).toBe(1);
    levels.forEach((level, i) =>
      expect(level - (levels[i - 1] ?? 0), `${place}: ${levels}`).toBeLessThanOrEqual(1),
    );
  }
});

for (const scheme of /** @type {const} */ (['dark', 'light'])) {
  test(`every place has its landmarks and no control without a name, ${scheme}`, async ({
    app,
    page,
    context,
  }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await app.open();
    const session = await context.newCDPSession(page);
    await session.send('Accessibility.enable');
    const tree = new Tree(session);
    for (const place of await app.places()) {
      await app.go(place);
      const nodes = await tree.nodes();
      const count = (role) => nodes.filter((node) => node.role?.value === role).length;
      expect.soft([count('main'), count('navigation')], place).toEqual([1, 1]);
      const top = nodes.filter(
        (node) =>
          node.role?.value === 'heading' &&
          node.properties?.find(({ name }) => name === 'level')?.value.value === 1,
      );
      expect.soft(top.length, `main headings of ${place}`).toBe(1);
      const nameless = nodes
        .filter((node) => CONTROLS.includes(node.role?.value) && !node.name?.value?.trim())
        .map((node) => node.role.value);
      expect.soft(nameless, place).toEqual([]);
    }
  });
}
