import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { version } from './package.json';

// During development the API comes from a running stack: ATRIUM_SERVER=http://localhost:8080 npm run dev
const server = process.env['ATRIUM_SERVER'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  define: { __ATRIUM_VERSION__: JSON.stringify(version) },
  server: { proxy: { '/api': server } },
  build: { target: 'es2022', sourcemap: false, assetsInlineLimit: 0, chunkSizeWarningLimit: 1100 },
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'], sequence: { shuffle: true } },
});
