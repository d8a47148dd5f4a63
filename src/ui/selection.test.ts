import { expect, it } from 'vitest';
import { oneFileScenario } from '../scenario/scenario';
import { simulate } from '../scenario/simulate';
import { areaTitle, selectionOf, shownArea } from './selection';

const BOARD = `/dts-v1/; / { #address-cells = <1>; #size-cells = <1>;
  memory@40000000 { device_type = "memory"; reg = <0x40000000 0x40000000>; };
  reserved-memory { #address-cells = <1>; #size-cells = <1>; ranges;
    linux,cma { compatible = "shared-dma-pool"; reusable; linux,cma-default; reg = <0x60000000 0x1000000>; };
    pool@50000000 { compatible = "shared-dma-pool"; reusable; reg = <0x50000000 0x1000000>; };
  };
};`;

const simulation = simulate(
  oneFileScenario(
    { path: 'b.dts', text: BOARD },
    {
      workload:
        'alloc a system 4096\nalloc b pool@50000000 4096\nalloc c pool@50000000 1GiB\nalloc d nowhere 4096\nalloc e default_cma_region 4096\n',
    },
  ),
);
const at = (step: number, selection = ''): string =>
  areaTitle(simulation.machine, shownArea(simulation, selection, step) ?? -1);

it('while nothing is selected the area of the step is shown, else of the last before it, else the default one', () => {
  expect([0, 1, 2, 3, 4, 5].map((step) => at(step))).toEqual([
    'default_cma_region',
    'default_cma_region',
    'pool@50000000',
    'pool@50000000',
    'pool@50000000',
    'default_cma_region',
  ]);
});

it('what is selected stays, whatever the step asks', () => {
  const { machine } = simulation;
  const pool = selectionOf(machine, shownArea(simulation, '', 2)!);
  expect([0, 3, 5].map((step) => at(step, pool))).toEqual(Array.from({ length: 3 }, () => 'pool@50000000'));
  expect(shownArea(simulation, '/memory@40000000', 3)).toBeUndefined();
});
