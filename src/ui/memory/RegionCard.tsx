/** All that is known of one mark of the picture of physical memory. */
import { mapCard } from '../../charts/memory-map/card';
import type { MapItem } from '../../charts/memory-map/map-item';
import { Swatch } from '../widgets/Swatch';

export function RegionCard({ item }: { readonly item: MapItem }) {
  const card = mapCard(item);
  return (
    <>
      <p>
        <Swatch kind={card.kind} /> <strong className="mono">{card.name}</strong>{' '}
        <span className="quiet">{card.kindLabel}</span>
      </p>
      <dl>
        {card.rows.map((row) => (
          <div key={row.label}>
            <dt className="quiet">{row.label}</dt>
            <dd className={row.face === 'mono' ? 'mono' : ''}>{row.value}</dd>
          </div>
        ))}
      </dl>
      {card.sentence && <p>{card.sentence}</p>}
    </>
  );
}
