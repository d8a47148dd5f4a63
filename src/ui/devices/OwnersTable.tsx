/** The picture of devices in words: one row for each region that a device names, then the regions that none names. */
import { nodeName } from '../../charts/owners/owner-rows';
import type { Fate, Machine, Owner } from '../../kernel/machine';
import { regionName } from './OwnerCard';

export const OwnersTable = ({ machine }: { readonly machine: Machine }) => (
  <details className="twin">
    <summary>Devices as a table</summary>
    <table aria-label="Devices and their regions">
      <thead>
        <tr>
          <th scope="col">device</th>
          <th scope="col">region</th>
          <th scope="col">as</th>
          <th scope="col">heaps</th>
          <th scope="col">what the device gets</th>
        </tr>
      </thead>
      <tbody>
        {machine.owners.map((owner) => (
          <OwnerRow key={`${owner.device} ${owner.how} ${owner.index}`} owner={owner} fate={fateOf(machine, owner)} />
        ))}
        {orphans(machine).map((fate) => (
          <tr key={fate.path ?? fate.name}>
            <th scope="row" className="quiet">
              no device
            </th>
            <td className="mono">{fate.name}</td>
            <td />
            <td className="mono">{fate.heaps.join(' ')}</td>
            <td>{fate.sentence}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);

const fateOf = (machine: Machine, { region }: Owner): Fate | undefined =>
  region === undefined ? undefined : machine.fates.find((fate) => fate.path === region);

const orphans = ({ fates, owners }: Machine): Fate[] =>
  fates.filter((fate) => fate.path === undefined || owners.every((owner) => owner.region !== fate.path));

function OwnerRow({ owner, fate }: { readonly owner: Owner; readonly fate: Fate | undefined }) {
  return (
    <tr>
      <th scope="row" className="mono" title={owner.device}>
        {nodeName(owner.device)}
        {!owner.enabled && <span className="quiet"> disabled</span>}
      </th>
      <td className="mono">{regionName(owner)}</td>
      <td>{owner.how === 'iommu-addresses' ? owner.how : (owner.entryName ?? `#${owner.index}`)}</td>
      <td className="mono">{fate?.heaps.join(' ')}</td>
      <td>
        {owner.sentence}
        {owner.log !== undefined && <code className="owner-log">{owner.log}</code>}
      </td>
    </tr>
  );
}
