/** What a device gets of each region that it names, or who uses a region. */
import { nodeName } from '../../charts/owners/owner-rows';
import type { OwnerNode } from '../../charts/owners/scene';
import type { Machine, Owner } from '../../kernel/machine';
import { selectedFate } from '../selection';

/** More of them are counted, not listed: a card has to fit beside the picture. */
const MOST_LISTED = 5;

type Props = { readonly machine: Machine; readonly node: OwnerNode };

export const OwnerCard = ({ machine, node }: Props) =>
  node.role === 'device' ? (
    <DeviceCard device={node.device} owners={machine.owners.filter((one) => one.device === node.device)} />
  ) : (
    <RegionOwnersCard machine={machine} region={node.region} />
  );

function DeviceCard({ device, owners }: { readonly device: string; readonly owners: readonly Owner[] }) {
  return (
    <>
      <p className="mono">
        <strong>{device}</strong>
      </p>
      {owners.every((owner) => !owner.enabled) && <p>disabled by its status</p>}
      {owners.slice(0, MOST_LISTED).map((owner) => (
        <OwnerLines key={`${owner.how} ${owner.index}`} owner={owner} name={regionName(owner)} />
      ))}
      <More count={owners.length - MOST_LISTED} />
    </>
  );
}

export const regionName = ({ region }: Owner): string => (region === undefined ? 'no region' : nodeName(region));

function OwnerLines({ owner, name }: { readonly owner: Owner; readonly name: string }) {
  return (
    <>
      <p className="owner-line">
        <span className="mono">{name}</span>
        {owner.entryName !== undefined && <span className="quiet"> as {owner.entryName}</span>}: {owner.sentence}
      </p>
      {owner.log !== undefined && <code className="owner-log">{owner.log}</code>}
    </>
  );
}

function RegionOwnersCard({ machine, region }: { readonly machine: Machine; readonly region: string }) {
  const fate = selectedFate(machine, region);
  const owners = machine.owners.filter((owner) => fate?.path !== undefined && owner.region === fate.path);
  return (
    <>
      <p className="mono">
        <strong>{fate?.name}</strong>
      </p>
      <p>{fate?.sentence}</p>
      {owners.length === 0 && <p className="quiet">No device names it in memory-region.</p>}
      {owners.slice(0, MOST_LISTED).map((owner) => (
        <OwnerLines key={`${owner.device} ${owner.index}`} owner={owner} name={nodeName(owner.device)} />
      ))}
      <More count={owners.length - MOST_LISTED} />
    </>
  );
}

const More = ({ count }: { readonly count: number }) =>
  count > 0 ? <p className="quiet">{count} more in the table</p> : null;
