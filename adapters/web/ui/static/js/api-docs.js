// The page of the API: Swagger UI over our own document. Without it the list that the server wrote stays open.
(function () {
  "use strict";
  var lugar = document.getElementById("swagger");
  if (!lugar || !window.SwaggerUIBundle) return;
  window.SwaggerUIBundle({
    domNode: lugar,
    url: lugar.dataset.documento,
    presets: [window.SwaggerUIBundle.presets.apis],
    deepLinking: true,
    docExpansion: "list",
    defaultModelsExpandDepth: -1,
    persistAuthorization: false,
    queryConfigEnabled: false,
    supportedSubmitMethods: ["get"], // a verb tried out here would be done for real
    syntaxHighlight: { activated: false }, // its colours have too little contrast
    validatorUrl: null,
    onComplete: function () {
      document.getElementById("operaciones").open = false;
      lugar.hidden = false;
    }
  });
})();
