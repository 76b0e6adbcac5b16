import 'reflect-metadata';
import './styles/index.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from './api/problem.js';
import { startI18n } from './app/i18n.js';
import { LeavingGate } from './app/leaving-page.js';
import { applyTheme } from './app/preferences.js';
import { makeRouter } from './app/router.js';
import { takeSigningToken } from './app/signing-token.js';

// Before anything is fetched: the token must not stay in the address.
takeSigningToken();

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // Opening a page again shows what is true now: somebody may have stamped meanwhile.
      staleTime: 0,
      // Refused is refused; only what the network or a restarting server lost is tried again.
      retry: (count, error) =>
        count < 2 && error instanceof ApiProblem && (error.status === 0 || error.status >= 502),
    },
  },
});

applyTheme();
await startI18n();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LeavingGate>
        <RouterProvider router={makeRouter(queries)} />
      </LeavingGate>
    </QueryClientProvider>
  </StrictMode>,
);
