/** Parts of the page that are not needed for its first picture: fetched when they are first shown. */
import { lazy, Suspense, type ComponentType } from 'react';

const NotLoaded = () => (
  <p className="pane-note" role="alert">
    This part of the page could not be loaded. Reload the page; what you wrote is kept.
  </p>
);

/** A component that takes its place once it is there. Before that nothing is shown, and a sentence if it never comes. */
export function lazyPart<Props extends object = object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  type Module = { readonly default: ComponentType<Props> };
  const Part = lazy<ComponentType<Props>>(() =>
    load().then<Module, Module>(
      (part) => ({ default: part }),
      () => ({ default: NotLoaded }),
    ),
  );
  return (props) => (
    <Suspense>
      <Part {...props} />
    </Suspense>
  );
}
