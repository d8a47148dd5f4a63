import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './playground';

/** Twelve nodes that stand two by two at one address, one region with a property that the kernel does not know. */
const BOARD = `/dts-v1/;
/ {
	#address-cells = <1>;
	#size-cells = <1>;
	memory@40000000 { device_type = "memory"; reg = <0x40000000 0x40000000>; };
	reserved-memory {
		#address-cells = <1>;
		#size-cells = <1>;
		ranges;
		camera@50000000 { reg = <0x50000000 0x1000000>; no_map; };
	};
${Array.from({ length: 6 }, (_, i) => `\ti2c@${i + 1}000 { reg = <0x${i + 1}000 1>; };\n\tspi@${i + 1}000 { reg = <0x${i + 1}000 1>; };\n`).join('')}};
`;

test('warnings and hints come after the picture, folded by code, and each code opens what it means', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.write('workload', '');
  await playground.write('board.dts', BOARD);
  const tab = playground.messages.getByRole('tab', { name: /Problems/ });
  await expect(tab).toHaveText(/Problems\s*1$/);
  await expect(playground.problems.getByRole('listitem').first()).toContainText('does not know no_map. Write no-map');

  const more = playground.problems.getByRole('button', { name: '5 more of unique-unit-address' });
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(playground.problems.getByText('stand at one address')).toHaveCount(6);

  const code = playground.problems.getByRole('button', { name: 'What property-misspelt means' });
  await code.focus();
  await page.keyboard.press('Enter');
  await expect(code).toHaveAttribute('aria-expanded', 'true');
  await expect(playground.problems).toContainText('unknown properties are ignored without a word');
  const { violations } = await new AxeBuilder({ page }).include('.messages').analyze();
  expect(violations).toEqual([]);

  await code.click();
  await expect(playground.problems).not.toContainText('unknown properties are ignored without a word');
});

test('beside a mistake no warning is listed, and it is back when the mistake is gone', async ({ playground }) => {
  await playground.open();
  await playground.write('workload', '');
  await playground.write('board.dts', BOARD);
  await expect(playground.problems).toContainText('no_map');
  await playground.write('board.dts', BOARD.replace('no_map;', 'no_map'));
  await expect(playground.problems).toContainText('is expected after no_map');
  await expect(playground.problems).not.toContainText('stand at one address');
  await playground.write('board.dts', BOARD);
  await expect(playground.problems).toContainText('stand at one address');
});

test('help lists every code', async ({ playground }) => {
  await playground.open();
  await playground.showMessages('Help');
  await playground.messages.getByText(/^Checks of dtc, \d+$/).click();
  await expect(playground.messages.getByText('unit-address-vs-reg', { exact: true })).toBeVisible();
});
