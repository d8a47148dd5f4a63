import type { Shown } from '../../state/run-store';
type Props = {
  readonly shown: Shown;
  readonly area: number;
  readonly selected: number | undefined;
  readonly onSelect: (life: number | undefined) => void;
};
export function PageMapPicture(_: Props) {
  return <div className="page-map-picture" />;
}
