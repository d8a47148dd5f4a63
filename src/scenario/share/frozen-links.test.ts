/**
 * Links as they were once published. They open for ever: lines are added to this file, none is ever changed.
 */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../scenario';
import { LARGE_BOARD, largeWorkload } from './large-scenario-for-tests';
import { decodeLink } from './link';

type Frozen = { readonly what: string; readonly link: string; readonly scenario: Content };

type Content = Omit<Scenario, 'version'>;

const NOTHING_SET: Content = {
  files: [{ path: 'board.dts', text: '/dts-v1/;\n/ { };\n' }],
  main: 'board.dts',
  overlays: [],
  defines: {},
  searchPaths: [],
  workload: '',
  profile: { version: '7.3', arch: 'arm64', pageSize: 4096, config: {}, cmdline: '' },
  title: '',
  note: '',
  view: { selection: '' },
};

const EVERYTHING_SET: Content = {
  files: [
    { path: 'board.dts', text: '/dts-v1/;\n#include "soc.dtsi"\n/ { model = "Grüße"; };\n' },
    { path: 'soc.dtsi', text: '/ { };\n' },
    { path: 'camera.dtso', text: '/dts-v1/;\n/plugin/;\n' },
  ],
  main: 'soc.dtsi',
  overlays: ['camera.dtso'],
  defines: { CONFIG_X: '1' },
  searchPaths: ['include'],
  workload: 'alloc cam-1 default_cma_region 1920x1080 nv12 x4\nfree cam-1\n',
  profile: {
    version: '6.12.107',
    arch: 'arm64',
    pageSize: 16384,
    config: { CMA_SIZE_MBYTES: 8, HUGETLB_PAGE: 'n' },
    cmdline: 'cma=64M',
    ram: [{ base: '0x40000000', size: '4GiB' }],
    preReserved: [{ base: '0x48000000', size: '0x10000', what: 'dtb' }],
    kernelEarly: [{ base: '0x7fe00000', size: '2MiB' }],
    initialUse: [
      {
        area: 'linux,cma',
        runs: [
          [0, 32],
          [64, 1],
        ],
      },
    ],
  },
  title: 'All fields',
  note: 'Every field of form 1 is set.',
  view: { selection: '/reserved-memory/linux,cma', zoom: { from: '0x40000000', to: '0x80000000' }, step: 1 },
};

const LONG: Content = {
  ...NOTHING_SET,
  files: [{ path: 'gateway.dts', text: LARGE_BOARD }],
  main: 'gateway.dts',
  title: 'Gateway with four cameras',
  workload: largeWorkload(200),
  view: { selection: '/reserved-memory/vpu@a0000000', step: 120 },
};

const LINKS: readonly Frozen[] = [
  {
    what: 'form 1, nothing set',
    link: '#1.q1ZKU7KKrlYqULJSSspPLErRSykpVtJRKgHy9YFM3TJDfeuYPH2FaoVaIK1UG1sLAOs6LbA',
    scenario: NOTHING_SET,
  },
  {
    what: 'form 1, every field set',
    link: '#1.ZVHRbpswFP0V6-6VBExRmlH1IZkYq7Rsk9pJ2wJCBJvMmrErQxgd4lv2I3vrj-2aoIq2vGCfe87xuff20EAIGylJKbhkNTigEIhabh7OENElKbWpCCWiJjVvlsi5h7CHFomrJfWX1LtE7AghXV2sAwcKW32322S3Nz-ibLf9fhfdQrh24MPXOLr7uM2-bOIIxQoGByQeiiq_XgU7NDEQ7ns4IOZ1gXf-EK4RCGKxhSF14Oecs37G8To63X7jjTWHUfBrJrgs-Vzg7yZTMXJyhKRQp87BSFOcvedc-KmzXwUOTdMhxczYeT_KXcNrblrOFhWvtHlw5-I_llW-bMXO2-um2J6dAA6c4s8mzqXUBSnyakEJ42V-kk2GZpnhR6EVoW992-HaI6qlPumCRJWG87MgUeheoUmtiyVraoFXjfkBq9zkFtKAnbJxO58_vb-Js29IpzYDNrMHoQp5YtySMDaOA9cMB50bZsVTdhePi5a6V4l6MwlI8vRmAolySU8qzbgk11iJzeO_x788gSsyoAYfO_vOUo62KHpWn6d-9bJ7L09HoewRtzf8B_0sPJ0',
    scenario: EVERYTHING_SET,
  },
  {
    what: 'form 2, nothing set',
    link: '#2.MQvaJOlSpXWUIaWDvAweSw',
    scenario: NOTHING_SET,
  },
  {
    what: 'form 2, every field set',
    link: '#2.ugULxFAyPZNRmRReauruhmqMnvmnSPTQnGTUByUkaiuGXBrTOSOpXpYJYD0yfOIpjST9kHvQ4OVmUnobAjI-BRH0NmvF2rtEoBdWqHFF0IDS8Js2SqcVEvmtHhbSnylbHdso1Dtjp4V_2Rg4PjbIDmCyzFB7U2avmS2dA_pD_7kpcanNSqKosgLBQ6TzLUfSEHLJExvw4FuyQUkGCk86zaX0muGGTXxR12pAGIBQzJ2AYB89ikgF0Y3M5UyRJ5GijxY-hR7f3cY',
    scenario: EVERYTHING_SET,
  },
  {
    what: 'form 3, nothing set',
    link: '#3.Aw-bQcfCcA9wAUecFCB5pRYA04hTCg',
    scenario: NOTHING_SET,
  },
  {
    what: 'form 3, every field set',
    link: '#3.gwz_OQJTeVpmak4KaGwLNNrnCsw1lRAhUHmSll-UCyx_M4uBlpfooQ8F6hkamGMZDkQfB7TQUfIIdXcN8XGKD3B0dwVqzgONyZE6MqijlIGsBtrDhKqBFk1AHihLp5QkgTVkI2kwT4N0kqAajIBhC1aTCVaTCBSChz_UOdEGOsZGsTrRZiY6hrGxBIYmkTWTMioJpHJRhyPzgVYrQXI1SChfCejIFKRx1gigckOQdqA7opWg44QgRYjBTdwjlvBxRUaYjYygYUUF2FAho3vR4T2H56cyWiuAy0joECj6aClQB7I0smtxjqciSlzSytQKE-QCRqkWABTu6dw',
    scenario: EVERYTHING_SET,
  },
  {
    what: 'form 2, long enough for its model to learn',
    link: '#2.42ALxEc1uf7VbKj7QxUHKfAqnelsZKOpDzv2AJ0Qr8dhbArLpV9QObOB8T0Lr9Y78WCXwPn1PNzy7kPJswpdPJR6z_3kZKnTQglWNr7K1wbbjFh1V7rneASg0_5RTLUykJT85bd2NsnN370EYYWLhPpG75-EERHnB6kH0gXmZRyLJGbX2CEkXDrvTg9GzfpAh_gorsrVhHc_LPWUGc9nB0PCFoVfcJyQenznR5QT4Pi-VGddeXYTSpkCTPVdwP_UcWc81-jbMDLZ--rj1K_4k1bQPW0kDFVFdftCo0_esvMdrIWG5K3hJ18XFG9Ol2SwJpB2G5ukfE0yELmqTK7JH4ehTW913bMDB59i5KejBsxmIvbrBArzeLd2B3hgv3OO-xsuL_aKhxCPmyPIkF56NnXaKxh3oCfSdTdra0NEfZy2m3qiRJYXfkZwx1unmiMD0Qv3gMRjTUz3yfx7QPTsDdK2iO7Bcqpauc3xD_6R0HDnxy1iJpfe4fmsW8x6yYHbZpMJ5ep6T12WaO47gA1cpZUXPp-Q9AVRYeswCbBNtAcCPZtNsBSDc3gl3sFa2fXtm5kuzdMxURPrcTlwmeQIr5zNxtx92vFyrtkn3Lu3dzQF9-0C_UHW-MFRF5JzJlqc8CRxnEYM_UFSLTfMyw0hKt4y_tr1uZBv_-PvtrlKAcPzD0qcg9Cqnmot5LLM2PEbKSdQR4lLmR9VlnlIkMSsrJ5tmzjBVd-JzQJMJLWzyEW90RInuUvGZvEmgdj9y6ARynvPtx3pjVZMx0e1Q3tCFHHiFbfKRRAoeRO13sbk3kseDzJrfKF4igB5C5xV7nC1z3OjKBgbeAI4yRtv3ehhyNiyxPRFxSe4Lpt5O33fv_JuNBLe8iZZXReR7B4ha7UA1m-uOZKJ3KEp1cJnK-qJE0dOvtefPwRK-285XYq6g_oC-X8sYl2nduOID7CVEQov5qXbAiXQDXKy5Oj6HqcBkLgpEHaOHq1cZNPmsbRjYKiYL_IiUax_HxykQE0VwbMN3zLunu_b6M6Y9Z-3JhWOQN_WaB68B2SgS79hjvCNUD2uOG8udeeE00lnDgny_8wRw_f86OVCSIAQM3E1VqvReOLVjSpy8LHFwYZvmnYkFYBjTCR7cNnS_E-CXfaGPBD-FHOS953saqbA6K6lT_urcU2gByCMcl-Ydm59zDU2kEuUoiTtPJochkHttCq0w7aX9rf06wlhR79JKEfT1wYzYYxnkaO55ac-4AOtDSapoka8fbtrwK6MTJ0CuXvEQM7xcOg5eFzeIAtTm7A_4_SztH9G-8YNOuMk60jAMyafcu7aCAe3vDIZdwknJY-UxMKoKDc3thjQwEoa7Lc6FFAJhumAmM-YyOAvCXy0ZxBIVsqH4AZJt09-p7szD3g4a7F_213MMBNOJmi5Oxfngd1NYVnecGpEUyvRWxsc-fspanh0alsjN_6Tbr2YCAZ29nYgINaefxe8EnldvqdNnjKHOOXSkQMo5r-5L1GzttsOj6KI5_fHastrRtOuIM-qSISl1_IL2B7IZT-9ZBz91qOAAXlr7NbZHpKse0K-qsuhVIAlmGStr5VFnEgwL06D9RPxLB9b3MiU1c6yxH2u34FIkrEZL7dwZYJ4BelEAoL2GtKR3a4VjLQ9hg',
    scenario: LONG,
  },
];

describe('a link once published still opens', () => {
  it.each(LINKS)('$what', ({ link, scenario }) => {
    const decoded = decodeLink(link);
    expect(decoded).toMatchObject({ ok: true, scenario, notes: [] });
  });
});
