/** All presets, in the order in which they are offered. */
import { COPROCESSOR } from './coprocessor';
import { DEFAULT_POOL } from './default-pool';
import { ECC_OFF_FRAMEBUFFER } from './ecc-off-framebuffer';
import { FRAGMENTATION } from './fragmentation';
import { POOL_DOES_NOT_FIT } from './pool-does-not-fit';
import type { Preset } from './preset';
import { RK3588_HDMI_BOARD, RK3588_HDMI_MAINLINE } from './rk3588-hdmi-receiver';

export const PRESETS: readonly Preset[] = [
  DEFAULT_POOL,
  ECC_OFF_FRAMEBUFFER,
  COPROCESSOR,
  RK3588_HDMI_MAINLINE,
  RK3588_HDMI_BOARD,
  POOL_DOES_NOT_FIT,
  FRAGMENTATION,
];
