/** All presets, in the order in which they are offered: the first ones show the ground, the others a real problem each. */
import { CAPTURE_QUEUE } from './capture-queue';
import { COMMAND_LINE_WINS } from './command-line-wins';
import { COPROCESSOR } from './coprocessor';
import { DEFAULT_POOL } from './default-pool';
import { DRAINED_POOL } from './drained-pool';
import { ECC_OFF_FRAMEBUFFER } from './ecc-off-framebuffer';
import { FAILED_TO_RESERVE } from './failed-to-reserve';
import { FRAGMENTATION } from './fragmentation';
import { GPU_MEM } from './gpu-mem';
import { HALF_OF_RAM } from './half-of-ram';
import { HARD_CODED_NAME } from './hard-coded-name';
import { HEAP_DRIVER_OFF } from './heap-driver-off';
import { INTO_THE_MONITOR } from './into-the-monitor';
import { LEAK } from './leak';
import { MISSING_LINK } from './missing-link';
import { MISSPELT_PARENT } from './misspelt-parent';
import { ODD_SIZE } from './odd-size';
import { ONE_CELL_SHORT } from './one-cell-short';
import { POOL_DOES_NOT_FIT } from './pool-does-not-fit';
import type { Preset } from './preset';
import { REG_AND_SIZE } from './reg-and-size';
import { RK3588_HDMI_BOARD, RK3588_HDMI_MAINLINE } from './rk3588-hdmi-receiver';
import { WHOLE_REGION } from './whole-region';

export const PRESETS: readonly Preset[] = [
  DEFAULT_POOL,
  ECC_OFF_FRAMEBUFFER,
  COPROCESSOR,
  RK3588_HDMI_MAINLINE,
  RK3588_HDMI_BOARD,
  POOL_DOES_NOT_FIT,
  FRAGMENTATION,
  CAPTURE_QUEUE,
  HARD_CODED_NAME,
  COMMAND_LINE_WINS,
  FAILED_TO_RESERVE,
  ODD_SIZE,
  REG_AND_SIZE,
  ONE_CELL_SHORT,
  MISSING_LINK,
  WHOLE_REGION,
  INTO_THE_MONITOR,
  DRAINED_POOL,
  HEAP_DRIVER_OFF,
  LEAK,
  HALF_OF_RAM,
  GPU_MEM,
  MISSPELT_PARENT,
];
