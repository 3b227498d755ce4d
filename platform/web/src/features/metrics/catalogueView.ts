import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { parametersOf, type View, viewOf } from '../insights/view';
import { type Dimension, DIMENSIONS } from './types';

/** What the catalogue shows; all of it stands in the address. */
export interface CatalogueView extends View {
  readonly dimension: Dimension | undefined;
  readonly search: string;
}

export type ShowCatalogue = (change: Partial<CatalogueView>) => void;

export function useCatalogueView(): readonly [CatalogueView, ShowCatalogue] {
  const [parameters, setParameters] = useSearchParams();
  const view = useMemo(() => catalogueViewOf(parameters), [parameters]);
  const show = useCallback<ShowCatalogue>(
    (change) => setParameters(catalogueParametersOf({ ...view, ...change }), { replace: change.search !== undefined }),
    [view, setParameters],
  );
  return [view, show];
}

export function catalogueViewOf(parameters: URLSearchParams): CatalogueView {
  return {
    ...viewOf(parameters),
    dimension: DIMENSIONS.find((dimension) => dimension === parameters.get('dimension')),
    search: parameters.get('q') ?? '',
  };
}

export function catalogueParametersOf(view: CatalogueView): Record<string, string> {
  return {
    ...parametersOf(view),
    ...(view.dimension !== undefined && { dimension: view.dimension }),
    ...(view.search !== '' && { q: view.search }),
  };
}
