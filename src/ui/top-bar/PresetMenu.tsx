/** Scenarios to start from; each says in a sentence what it shows. */
import { PRESETS } from '../../scenario/presets/presets';
import { usePage } from '../stores';
import { Menu } from '../widgets/Menu';

export function PresetMenu() {
  const { session } = usePage();
  return (
    <Menu label="Presets">
      {(close) =>
        PRESETS.map((preset) => (
          <button
            key={preset.id}
            type="button"
            className="plain menu-item"
            onClick={() => {
              close();
              void session.open(preset.scenario);
            }}
          >
            <span className="preset-title">{preset.scenario.title}</span>
            <span className="preset-shows quiet">{preset.scenario.note}</span>
          </button>
        ))
      }
    </Menu>
  );
}
