/* What every page gets nicer with. Nothing here is needed: each form and link works without it. */
(() => {
  "use strict";
  const raiz = document.documentElement;
  raiz.classList.add("js");
  htmx.config.includeIndicatorStyles = false;
  htmx.config.allowEval = false;
  htmx.config.selfRequestsOnly = true;
  htmx.config.historyCacheSize = 0;
  htmx.config.refreshOnHistoryMiss = true; // going back asks for the page anew: the nonce of another answer is worth nothing here

  const listo = (fn) => document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", fn) : fn();

  // The summary of errors is read first.
  const enfocarErrores = () => document.querySelector("[data-enfocar]")?.focus();

  // A second press of the same button while the first is on its way sends nothing.
  document.addEventListener("submit", (e) => {
    const forma = e.target;
    if (e.defaultPrevented || forma.method === "dialog" || forma.method === "get") return;
    if (forma.dataset.enviando) { e.preventDefault(); return; }
    forma.dataset.enviando = "1";
    const boton = e.submitter;
    if (boton) setTimeout(() => boton.setAttribute("aria-busy", "true"), 300);
  });
  // Back from the cache of the browser: forms work again.
  addEventListener("pageshow", (e) => {
    if (!e.persisted) return;
    document.querySelectorAll("form[data-enviando]").forEach((f) => delete f.dataset.enviando);
    document.querySelectorAll('[aria-busy="true"]').forEach((b) => b.removeAttribute("aria-busy"));
  });

  // Dialogs: <button data-dialogo="id"> opens, the form inside posts, data-cerrar closes.
  document.addEventListener("click", (e) => {
    const abre = e.target.closest("[data-dialogo]");
    const dialogo = abre && document.getElementById(abre.dataset.dialogo);
    if (dialogo?.showModal) { e.preventDefault(); dialogo.showModal(); return; }
    if (e.target.closest("[data-cerrar]")) e.target.closest("dialog")?.close();
    document.querySelectorAll("details.menu[open]").forEach((d) => { if (!d.contains(e.target)) d.open = false; });
  });
  // A link to a question fetches it into the dialog of the page; what cannot be asked is told on a page of its own.
  document.addEventListener("htmx:afterSwap", (e) => { if (e.target.matches?.("dialog") && !e.target.open) e.target.showModal(); });
  // So is what a script asked for and was refused, such as another page of a list after the session has ended.
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (!detail.isError || detail.requestConfig.verb !== "get") return;
    detail.isError = false; // it is told there
    location.assign(detail.pathInfo.finalRequestPath);
  });
  document.addEventListener("htmx:sendError", (e) => { if (e.detail.elt?.matches("a[data-pregunta]")) location.assign(e.detail.elt.href); });
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape") return;
    document.querySelectorAll("details.menu[open]").forEach((d) => { d.open = false; d.querySelector("summary").focus(); });
  });

  // Text areas with data-maximo tell how much is left; the element stands behind them.
  const contar = (t) => {
    const donde = document.getElementById(t.id + "-contador");
    if (donde) donde.textContent = `${[...t.value].length} de ${t.dataset.maximo} caracteres`;
  };
  document.addEventListener("input", (e) => { if (e.target.dataset?.maximo) contar(e.target); });

  // <input type="checkbox" data-muestra="id"> shows what is typed in a password.
  document.addEventListener("change", (e) => {
    const clave = e.target.dataset?.muestra && document.getElementById(e.target.dataset.muestra);
    if (clave) clave.type = e.target.checked ? "text" : "password";
  });

  // The bell counts while the page is in sight; out of sight nobody listens, because a browser has few connections.
  const avisar = (campana) => {
    let flujo;
    const contar = ({ data }) => {
      const { noLeidas, rotulo, marca } = JSON.parse(data);
      if (campana.dataset.noLeidas === String(noLeidas)) return;
      campana.dataset.noLeidas = noLeidas;
      campana.setAttribute("aria-label", rotulo);
      campana.querySelector(".cuenta")?.remove();
      if (noLeidas) campana.insertAdjacentHTML("beforeend", '<span class="cuenta" aria-hidden="true"></span>');
      if (noLeidas) campana.lastElementChild.textContent = marca;
    };
    const escuchar = () => {
      flujo?.close();
      flujo = document.hidden ? null : new EventSource("/notificaciones/eventos");
      if (flujo) flujo.onmessage = contar;
    };
    document.addEventListener("visibilitychange", escuchar);
    addEventListener("pagehide", () => flujo?.close());
    addEventListener("pageshow", (e) => { if (e.persisted) escuchar(); });
    escuchar();
  };

  const preparar = (donde) => {
    donde.querySelectorAll("textarea[data-maximo]").forEach(contar);
  };
  listo(() => {
    preparar(document);
    enfocarErrores();
    const campana = document.getElementById("campana");
    if (campana) avisar(campana);
  });
  document.addEventListener("htmx:afterSettle", (e) => preparar(e.target));
})();
