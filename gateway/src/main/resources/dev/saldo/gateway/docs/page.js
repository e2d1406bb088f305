SwaggerUIBundle({
    url: '/docs/openapi.json',
    dom_id: '#swagger-ui',
    deepLinking: true,
    docExpansion: 'none',
    filter: true,
    operationsSorter: 'alpha',
    validatorUrl: null, // nothing about this API goes to another site
});
