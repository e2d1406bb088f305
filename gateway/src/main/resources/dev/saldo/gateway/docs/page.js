// whoever signed in at /login repeats this cookie, which other sites cannot read
function withCsrfToken(request) {
    const cookie = document.cookie.split('; ').find((each) => each.startsWith('saldo-csrf='));
    if (cookie) {
        request.headers['X-CSRF-Token'] = cookie.substring('saldo-csrf='.length);
    }
    return request;
}

SwaggerUIBundle({
    url: '/docs/openapi.json',
    dom_id: '#swagger-ui',
    deepLinking: true,
    docExpansion: 'none',
    filter: true,
    operationsSorter: 'alpha',
    requestInterceptor: withCsrfToken,
    validatorUrl: null, // nothing about this API goes to another site
});
