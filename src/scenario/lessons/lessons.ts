/** The lessons that come with the page, in the order in which they are offered: files in the form that a teacher writes. */
import alignment from './files/alignment.json';
import cameraPipeline from './files/camera-pipeline.json';
import coprocessor from './files/coprocessor.json';
import eccOff from './files/ecc-off.json';
import firstFit from './files/first-fit.json';
import hdmiReceiver from './files/hdmi-receiver.json';
import namesAndVersions from './files/names-and-versions.json';
import nodeToHeap from './files/node-to-heap.json';
import pins from './files/pins.json';
import reusableOrNoMap from './files/reusable-or-no-map.json';
import whoOwns from './files/who-owns.json';

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
