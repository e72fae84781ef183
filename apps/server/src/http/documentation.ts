/// <reference path="./swagger-files.d.ts" />
import { readFileSync } from 'node:fs';
import stylesFile from 'swagger-ui-dist/swagger-ui.css' with { type: 'file' };
import scriptFile from 'swagger-ui-dist/swagger-ui-bundle.js' with { type: 'file' };
import type { Router } from './mount.ts';
import { writeNullableReferences } from './nullable-references.ts';

const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hexaflate API</title><link rel="stylesheet" href="docs/swagger-ui.css"></head>
<body><div id="swagger-ui"></div><script src="docs/swagger-ui-bundle.js"></script><script src="docs/start.js"></script></body>
</html>`;

const start = `SwaggerUIBundle({ url: '/api/v1/openapi.json', domNode: document.getElementById('swagger-ui'), deepLinking: true });`;

const head = {
  openapi: '3.1.0',
  info: { title: 'Hexaflate API', version: '1', description: 'Sell prepaid products on an Otomax server.' },
  servers: [{ url: '/api/v1' }],
};

/** OpenAPI 3.1 from the contract's own schemas at /openapi.json, and a readable page at /docs. */
export function documentation(router: Router): void {
  router.openAPIRegistry.registerComponent('securitySchemes', 'agent', {
    type: 'apiKey',
    in: 'cookie',
    name: 'hexaflate_agent',
  });
  router.openAPIRegistry.registerComponent('securitySchemes', 'operator', {
    type: 'apiKey',
    in: 'cookie',
    name: 'hexaflate_operator',
  });
  router.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description:
      "An agent's access token reads for a few minutes and is renewed at /auth/refresh. Whatever changes something also carries a DPoP header, signed by the key that signed in.",
  });
  let document: string | undefined;
  router.get('/openapi.json', (http) => {
    document ??= JSON.stringify(writeNullableReferences(router.getOpenAPI31Document(head)));
    return http.body(document, 200, { 'Content-Type': 'application/json' });
  });
  router.get('/docs', (http) => http.html(page));
  router.get('/docs/start.js', (http) => http.body(start, 200, { 'Content-Type': 'text/javascript' }));
  router.get('/docs/swagger-ui.css', (http) =>
    http.body(readFileSync(stylesFile, 'utf8'), 200, { 'Content-Type': 'text/css' }),
  );
  router.get('/docs/swagger-ui-bundle.js', (http) =>
    http.body(readFileSync(scriptFile, 'utf8'), 200, {
      'Content-Type': 'text/javascript',
      'Cache-Control': 'public, max-age=86400',
    }),
  );
}
