/** Pages used over the steps; the height of the picture is the whole area. */
import { layoutSparkline, type SparklineScene } from '../../charts/sparkline/sparkline';
import { formatBytes } from '../../lib/format';
import { useNarrow } from '../layout/use-narrow';

type Props = {
  /** Pages in use after each step. */
  readonly used: ArrayLike<number>;
  readonly pages: number;
  readonly pageSize: number;
  readonly step: number;
};

const HEIGHT = 13;
const WIDTH = 84;
const NARROW_WIDTH = 56;

export function HeapSparkline({ used, pages, pageSize, step }: Props) {
  const width = useNarrow() ? NARROW_WIDTH : WIDTH;
  const scene: SparklineScene = layoutSparkline(used, pages, step, { width, height: HEIGHT });
  const size = (count: number) => formatBytes(BigInt(count) * BigInt(pageSize));
  const label = `used ${size(used[step] ?? 0)} at step ${step}, at most ${size(scene.peak)}`;
  return (
    <svg className="sparkline" width={width} height={HEIGHT} role="img" aria-label={label}>
      <path d={scene.area} className="sparkline-area" />
      <path d={`M0 ${HEIGHT - 0.5}H${width}`} className="sparkline-base" />
      {used.length > 1 && <path d={`M${scene.cursorX} 0V${HEIGHT}`} className="sparkline-cursor" />}
    </svg>
  );
}
