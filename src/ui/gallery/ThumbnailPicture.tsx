/** A thumbnail as SVG; what it shows is said in words beside it. */
import { KIND_LOOK, kindFill } from '../../charts/kind';
import { HELD, MAP_TOP, STRIP_HEIGHT, THUMBNAIL_HEIGHT, THUMBNAIL_WIDTH, type Thumbnail } from './thumbnail-form';

export const ThumbnailPicture = ({ of: { banks, marks, map, buffers } }: { readonly of: Thumbnail }) => (
  <svg className="thumbnail" viewBox={`0 0 ${THUMBNAIL_WIDTH} ${THUMBNAIL_HEIGHT}`} aria-hidden="true">
    {banks.map(([x, width], index) => (
      <rect key={index} className="thumbnail-paper" x={x} y="0.5" width={width} height={STRIP_HEIGHT} />
    ))}
    {marks.map(([x, width, kind], index) => (
      <rect
        key={index}
        x={x}
        y="1"
        width={width}
        height={STRIP_HEIGHT - 1}
        fill={kindFill(kind)}
        stroke={kind === 'refused' ? `var(${KIND_LOOK[kind].edge})` : 'none'}
        strokeDasharray="3 2"
      />
    ))}
    {map && <rect className="thumbnail-paper" x="0.5" y={MAP_TOP + 0.5} width={map.width} height={map.height} />}
    {buffers.map(([look, points], index) => (
      <polygon
        key={index}
        className="thumbnail-buffer"
        points={points}
        fill={look === HELD ? 'var(--kind-system)' : `var(--buffer-${(look % 8) + 1})`}
      />
    ))}
    {!map && (
      <text className="thumbnail-none" x="0" y={MAP_TOP + 22}>
        nothing allocated
      </text>
    )}
  </svg>
);
