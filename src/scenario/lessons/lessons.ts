/** The lessons that come with the page, in the order in which they are offered: files in the form that a teacher writes. */
import alignment from './files/alignment.json' with { type: 'json' };
import cameraPipeline from './files/camera-pipeline.json' with { type: 'json' };
import coprocessor from './files/coprocessor.json' with { type: 'json' };
import eccOff from './files/ecc-off.json' with { type: 'json' };
import firstFit from './files/first-fit.json' with { type: 'json' };
import hdmiReceiver from './files/hdmi-receiver.json' with { type: 'json' };
import namesAndVersions from './files/names-and-versions.json' with { type: 'json' };
import nodeToHeap from './files/node-to-heap.json' with { type: 'json' };
import pins from './files/pins.json' with { type: 'json' };
import reusableOrNoMap from './files/reusable-or-no-map.json' with { type: 'json' };
import whoOwns from './files/who-owns.json' with { type: 'json' };

export const LESSON_FILES: readonly unknown[] = [
  nodeToHeap,
  reusableOrNoMap,
  namesAndVersions,
  eccOff,
  coprocessor,
  hdmiReceiver,
  alignment,
  firstFit,
  pins,
  cameraPipeline,
  whoOwns,
];
