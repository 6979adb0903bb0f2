/* The five-step form: keeps a draft by itself, lists the municipalities of a department, fills in a known company. Each of
   these has a button that does the same without a script. */
(() => {
  "use strict";
  const forma = document.getElementById("paso");
  if (!forma) return;
  const campo = (nombre) => forma.elements[nombre];

  // Autosave: after three seconds of rest. One at a time, never beside a submit, never again after a conflict.
  const dice = document.getElementById("guardada");
  const reposo = 3000;
  let reloj = 0, enVuelo = null, detenido = !("autoguardar" in forma.dataset);
  const decir = (texto, mal) => { dice.textContent = texto; dice.parentElement.classList.toggle("mal", !!mal); };
  // The version is not what somebody types.
  const estado = () => { const d = new URLSearchParams(new FormData(forma)); d.delete("version"); return d.toString(); };
  let guardado = estado();

  const enviar = async () => {
    const foto = estado();
    if (foto === guardado) return;
    const cuerpo = new URLSearchParams(new FormData(forma));
    cuerpo.set("accion", "autoguardar");
    try {
      const r = await fetch(forma.action, { method: "POST", body: cuerpo, headers: { Accept: "application/json" } });
      const dato = r.headers.get("Content-Type")?.includes("json") ? await r.json() : {};
      if (r.ok) {
        campo("version").value = dato.version;
        guardado = foto;
        decir(dato.faltas?.length ? dato.guardada + ", menos un dato por corregir" : dato.guardada);
      } else if (r.status === 409) {
        detenido = true;
        decir(dato.aviso || "Esta solicitud cambió en otro lugar. Guarde para comparar.", true);
      } else if (r.status === 422) {
        decir("Sin guardar: " + (dato.faltas?.[0]?.texto || "hay un dato por corregir"), true);
      } else if (r.status === 401) {
        detenido = true;
        decir("Su sesión terminó. Al guardar podrá ingresar de nuevo sin perder lo escrito.", true);
      } else if (r.status === 429 || r.status >= 500) {
        decir("No se pudo guardar. Se intentará de nuevo.", true);
        programar(5 * reposo);
      } else { // trying again would not help, and would only keep the session open
        detenido = true;
        decir("No se guardó solo. Guarde usted para ver por qué.", true);
      }
    } catch {
      decir("Sin conexión. Lo escrito sigue aquí.", true);
      programar(5 * reposo);
    }
    if (estado() !== foto) programar();
  };
  const guardar = () => {
    if (detenido || enVuelo) return;
    enVuelo = enviar().finally(() => { enVuelo = null; });
  };
  const programar = (espera) => { clearTimeout(reloj); if (!detenido) reloj = setTimeout(guardar, espera || reposo); };
  if (!detenido) {
    forma.addEventListener("input", () => programar());
    forma.addEventListener("change", () => programar());
  }
  // A submit waits for the autosave that is under way, so that it goes out with the new version.
  forma.addEventListener("submit", (e) => {
    clearTimeout(reloj);
    detenido = true;
    if (!enVuelo) return;
    e.preventDefault();
    const valor = e.submitter?.value; // the button itself may have been replaced meanwhile
    enVuelo.finally(() => forma.requestSubmit([...forma.querySelectorAll("button")].find((b) => valor && b.value === valor)));
  }, true);

  // Municipalities of the department.
  const departamento = forma.querySelector("[data-municipios]");
  const municipio = departamento && campo(departamento.dataset.municipios);
  const llenarMunicipios = async (elegido) => {
    const primera = new Option(departamento.value ? "Elija el municipio" : "Elija primero el departamento", "");
    if (!departamento.value) { municipio.replaceChildren(primera); return; }
    const pedido = departamento.value;
    try {
      const r = await fetch("/api/municipios?departamento=" + encodeURIComponent(pedido));
      if (!r.ok || departamento.value !== pedido) return;
      const { municipios } = await r.json();
      municipio.replaceChildren(primera, ...municipios.map((m) => new Option(m.nombre, m.codigo)));
      municipio.value = elegido || "";
    } catch { /* the list stays; the server says when the two do not match */ }
  };
  departamento?.addEventListener("change", () => llenarMunicipios(""));

  // The company that the centre knows already: fills what is still empty.
  const nit = forma.querySelector("[data-empresa]");
  const aviso = document.getElementById("aviso-empresa");
  let buscado = nit?.value;
  const avisar = (...textos) => {
    const dichos = textos.filter(Boolean);
    aviso.replaceChildren(...dichos.map((t) => { const p = document.createElement("p"); p.className = "pista"; p.textContent = t; return p; }));
  };
  const buscarEmpresa = async () => {
    if (nit.value === buscado) return;
    buscado = nit.value;
    if (!buscado.trim()) { avisar(); return; }
    try {
      const r = await fetch("/ultima-empresa?" + new URLSearchParams({ nitEmpresa: buscado, excepto: nit.dataset.empresa }));
      if (!r.ok || nit.value !== buscado) return;
      const dato = await r.json();
      let llenos = 0;
      for (const [nombre, valor] of Object.entries(dato.campos || {})) {
        const c = campo(nombre);
        if (nombre === "municipio" || !c || !valor || c.value.trim()) continue;
        c.value = valor;
        llenos++;
      }
      if (dato.campos?.municipio && !municipio.value && departamento.value === dato.campos.departamento) {
        await llenarMunicipios(dato.campos.municipio);
        llenos++;
      }
      avisar(dato.nit, dato.aviso, llenos && "Llenamos los campos que estaban vacíos: revíselos.");
      if (llenos) programar();
    } catch { /* it is only a help */ }
  };
  nit?.addEventListener("change", buscarEmpresa);
})();
