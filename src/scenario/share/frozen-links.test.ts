/**
 * Links as they were once published. They open for ever: lines are added to this file, none is ever changed.
 */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../scenario';
import { decodeLink } from './link';

type Frozen = { readonly what: string; readonly link: string; readonly scenario: Omit<Scenario, 'version'> };

const LINKS: readonly Frozen[] = [
  {
    what: 'form 1, nothing set',
    link: '#1.q1ZKU7KKrlYqULJSSspPLErRSykpVtJRKgHy9YFM3TJDfeuYPH2FaoVaIK1UG1sLAOs6LbA',
    scenario: {
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
    },
  },
  {
    what: 'form 1, every field set',
    link: '#1.ZVHRbpswFP0V6-6VBExRmlH1IZkYq7Rsk9pJ2wJCBJvMmrErQxgd4lv2I3vrj-2aoIq2vGCfe87xuff20EAIGylJKbhkNTigEIhabh7OENElKbWpCCWiJjVvlsi5h7CHFomrJfWX1LtE7AghXV2sAwcKW32322S3Nz-ibLf9fhfdQrh24MPXOLr7uM2-bOIIxQoGByQeiiq_XgU7NDEQ7ns4IOZ1gXf-EK4RCGKxhSF14Oecs37G8To63X7jjTWHUfBrJrgs-Vzg7yZTMXJyhKRQp87BSFOcvedc-KmzXwUOTdMhxczYeT_KXcNrblrOFhWvtHlw5-I_llW-bMXO2-um2J6dAA6c4s8mzqXUBSnyakEJ42V-kk2GZpnhR6EVoW992-HaI6qlPumCRJWG87MgUeheoUmtiyVraoFXjfkBq9zkFtKAnbJxO58_vb-Js29IpzYDNrMHoQp5YtySMDaOA9cMB50bZsVTdhePi5a6V4l6MwlI8vRmAolySU8qzbgk11iJzeO_x788gSsyoAYfO_vOUo62KHpWn6d-9bJ7L09HoewRtzf8B_0sPJ0',
    scenario: {
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
    },
  },
];

describe('a link once published still opens', () => {
  it.each(LINKS)('$what', ({ link, scenario }) => {
    const decoded = decodeLink(link);
    expect(decoded).toMatchObject({ ok: true, scenario, notes: [] });
  });
});
