import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { show } from '../ui/page.tsx';
import { TeamsPage } from './teams-page.tsx';

const queries = new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 60_000 } } });

show(
  <QueryClientProvider client={queries}>
    <TeamsPage />
  </QueryClientProvider>,
);
