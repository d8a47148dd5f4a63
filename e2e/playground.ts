/**
 * The page as a visitor meets it: by role and name. Every test that opens one also asserts, at its end, that nothing
 * was said in the console and nothing was asked of another host.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test as base, expect, type BrowserContext, type Locator, type Page } from '@playwright/test';

export { expect };

export type MessageTab = 'Problems' | 'Why' | 'Boot log' | 'Assumptions' | 'Help';

const EDITOR_CHUNK = '**/create-editor*.js';

/** What the browser under test says where service workers are blocked, as in most tests. */
const BLOCKED = 'Service Worker registration blocked';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export class Playground {
  readonly complaints: string[] = [];
  readonly memory: Locator;
  readonly heaps: Locator;
  readonly heapsPane: Locator;
  readonly notHeaps: Locator;
  readonly pageMap: Locator;
  readonly spaceTime: Locator;
  readonly steps: Locator;
  readonly messages: Locator;
  readonly notices: Locator;

  constructor(readonly page: Page) {
    this.memory = page.getByRole('region', { name: 'Physical memory' });
    this.heapsPane = page.getByRole('region', { name: 'Heaps', exact: true });
    this.heaps = page.getByRole('table', { name: 'Heaps under /dev/dma_heap' });
    this.notHeaps = page.getByRole('table', { name: 'Not a heap' });
    this.pageMap = page.getByRole('region', { name: 'Page map' });
    this.spaceTime = page.getByRole('region', { name: 'Space–time' });
    this.steps = page.getByRole('region', { name: 'Steps' });
    this.messages = page.getByRole('region', { name: 'Messages' });
    this.notices = page.locator('.notices');
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !message.text().includes(BLOCKED))
        this.complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`page error: ${error.message}`));
    page.on('request', (request) => {
      const url = request.url();
      const own = /^(?:data|blob):/.test(url) || new URL(url).origin === new URL(page.url(), url).origin;
      if (!own && page.url() !== 'about:blank') this.complaints.push(`asked another host: ${url}`);
    });
  }

  /** As somebody who has been here before: without the offer of the tour. */
  async visitAgain(): Promise<void> {
    await this.page.addInitScript(() => {
      const isPage = location.protocol.startsWith('http');
      if (isPage && localStorage.getItem('carveout.settings') === null)
        localStorage.setItem('carveout.settings', JSON.stringify({ toured: true }));
    });
  }

  /**
   * Opens the page and waits for its first picture. `hash` with its `#`. Its editor never loads, so that the texts stay
   * in plain fields: most tests need no more, and Monaco takes longer than all the rest.
   */
  async open(hash = ''): Promise<void> {
    await this.page.route(EDITOR_CHUNK, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("left out of this test")' }),
    );
    await this.page.goto(`/${hash}`);
    await this.ready();
  }

  /** As a visitor has it: with Monaco. */
  async openWithEditor(): Promise<void> {
    await this.page.goto('/');
    await this.ready();
    await this.editorReady();
  }

  async ready(): Promise<void> {
    await expect(this.heaps).toBeVisible();
  }

  /** Waits until Monaco has taken over from the plain field. */
  async editorReady(): Promise<void> {
    await expect(this.page.locator('.monaco-editor .view-lines').first()).toBeVisible({ timeout: 30_000 });
  }

  /** Names under /dev/dma_heap, in the order of the list. */
  async heapNames(): Promise<string[]> {
    return this.heaps.getByRole('rowheader').allInnerTexts();
  }

  heap(name: string): Locator {
    return this.heaps.getByRole('row', { name: new RegExp(`^${escaped(name)}\\b`) });
  }

  notHeap(name: string): Locator {
    return this.notHeaps.getByRole('row', { name: new RegExp(`^${escaped(name)}\\b`) });
  }

  /** A region in the picture of physical memory. */
  region(name: string): Locator {
    return this.memory.getByRole('button', { name: new RegExp(`^${escaped(name)}, `) });
  }

  /** A row of the table of buffers beside the page map. */
  buffer(name: string): Locator {
    return this.pageMap.getByRole('row', { name: new RegExp(`^${escaped(name)} `) });
  }

  async showMessages(tab: MessageTab): Promise<void> {
    await this.messages.getByRole('tab', { name: tab }).click();
  }

  get log(): Locator {
    return this.page.getByRole('list', { name: 'Boot log' });
  }

  get problems(): Locator {
    return this.page.getByRole('list', { name: 'Problems' });
  }

  get why(): Locator {
    return this.page.getByRole('region', { name: 'Why', exact: true });
  }

  /** A device in the picture of devices. */
  device(name: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^device ${escaped(name)}\\b`) });
  }

  /** A region in the picture of devices. */
  ownedRegion(name: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^region ${escaped(name)}\\b`) });
  }

  get failure(): Locator {
    return this.page.getByRole('region', { name: 'Why it failed' });
  }

  textTab(name: string): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${escaped(name)}`) });
  }

  /** The text that the editor shows at present, as far as it is scrolled into view. */
  async visibleText(): Promise<string> {
    const lines = this.page.locator('.monaco-editor .view-lines');
    const text = (await lines.count()) > 0 ? await lines.first().innerText() : await this.plainField.inputValue();
    return text.replaceAll('\u00a0', ' ');
  }

  get plainField(): Locator {
    return this.page.locator('textarea.plain-editor');
  }

  /** Replaces a whole text, as select all and paste would. */
  async write(tab: string, text: string): Promise<void> {
    await this.textTab(tab).click();
    if ((await this.plainField.count()) > 0) {
      await this.plainField.fill(text);
      return;
    }
    await this.page.locator('.monaco-editor .view-lines').first().click();
    await this.page.keyboard.press('Control+A');
    if (text === '') {
      await this.page.keyboard.press('Delete');
      return;
    }
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await this.page.keyboard.press('Control+V');
  }

  /** Allocates by the form beside the page map. */
  async allocate(size: string, heap?: string): Promise<void> {
    const form = this.page.getByRole('form', { name: 'Allocate' });
    if ((await form.count()) === 0) await this.page.getByRole('button', { name: 'Allocate…' }).click();
    await form.getByLabel('Size', { exact: true }).fill(size);
    if (heap !== undefined) await form.getByLabel('Heap').selectOption(heap);
    await form.getByRole('button', { name: 'Allocate' }).click();
  }

  async free(name: string): Promise<void> {
    await this.buffer(name).getByRole('button').click();
    await this.page.getByRole('button', { name: `Free ${name}` }).click();
  }

  async stepTo(step: number): Promise<void> {
    await this.page.getByRole('slider', { name: 'Step' }).fill(String(step));
    await expect(this.steps).toContainText(`step ${step} of`);
  }

  async openPreset(title: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Presets' }).click();
    const inMenu = this.page.getByRole('button', { name: title });
    const all = this.page.getByRole('button', { name: /^All \d+ presets/ });
    await expect(all).toBeVisible();
    if ((await inMenu.count()) === 0) await all.click();
    await inMenu.click();
  }

  get shareDialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Share' });
  }

  /** Presses Share and takes the link from the clipboard. */
  async share(): Promise<string> {
    await this.page.getByRole('button', { name: 'Share', exact: true }).click();
    await this.shareDialog.getByRole('button', { name: 'Copy link' }).click();
    await expect(this.shareDialog.getByRole('status')).toContainText('Link copied');
    const link = await this.page.evaluate(() => navigator.clipboard.readText());
    await this.page.keyboard.press('Escape');
    return link;
  }

  /** Opens a file through the dialog of the browser. */
  async openFile(name: string, content: Buffer): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'File', exact: true }).click();
    await this.page.getByRole('button', { name: 'Open a file…' }).click();
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer: content });
  }

  /** Drops a file on the page. */
  async dropFile(path: string): Promise<void> {
    const bytes = readFileSync(path).toString('base64');
    const transfer = await this.page.evaluateHandle(
      ({ bytes, name }) => {
        const data = Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0));
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([data], name));
        return dataTransfer;
      },
      { bytes, name: basename(path) },
    );
    await this.page.locator('main').dispatchEvent('dragover', { dataTransfer: transfer });
    await this.page.locator('main').dispatchEvent('drop', { dataTransfer: transfer });
  }
}

type Fixtures = {
  readonly playground: Playground;
  /** A second window of the same visitor, or of another one. */
  readonly another: (context?: BrowserContext) => Promise<Playground>;
};

export const test = base.extend<Fixtures>({
  playground: async ({ page, context }, provide) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const playground = new Playground(page);
    await playground.visitAgain();
    await provide(playground);
    expect(playground.complaints).toEqual([]);
  },
  another: async ({ context }, provide) => {
    const opened: Playground[] = [];
    await provide(async (where = context) => {
      const playground = new Playground(await where.newPage());
      await playground.visitAgain();
      opened.push(playground);
      return playground;
    });
    for (const { complaints } of opened) expect(complaints).toEqual([]);
  },
});
