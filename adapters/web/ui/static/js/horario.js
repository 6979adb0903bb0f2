/* The week as a grid that can be painted. It is a view on the rows, which are what the form sends; what the course becomes
   is asked of the server (hx-post of #asi-queda). */
(() => {
  "use strict";
  const caja = document.querySelector("[data-cuadricula]");
  const queda = document.getElementById("asi-queda");
  const forma = queda?.closest("form");
  if (!forma) return;

  const INICIO = 360, PASO = 30, FILAS = 32, FIN = INICIO + PASO * FILAS;
  const CLAVES = ["LUNES", "MARTES", "MIERCOLES", "JUEVES", "VIERNES", "SABADO", "DOMINGO"];
  const DIAS = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];
  const CORTOS = ["Lun", "Mar", "Mié", "Jue", "Vie", "Sáb", "Dom"];
  const dicho = document.getElementById("horario-dicho");
  const lista = () => document.querySelector(".filas-horario");
  const decir = (t) => { dicho.textContent = ""; setTimeout(() => { dicho.textContent = t; }, 60); };
  const crear = (nombre, clase, texto) => {
    const e = document.createElement(nombre);
    if (clase) e.className = clase;
    if (texto) e.textContent = texto;
    return e;
  };
  const hora = (m) => `${Math.floor(m / 60)}${m % 60 ? ":" + String(m % 60).padStart(2, "0") : ""}`;
  const reloj = (m) => `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`;
  const largo = (m) => m % 60 ? `${Math.floor(m / 60)} h ${m % 60}` : `${m / 60} h`;
  const tramo = (b) => `${DIAS[b.dia - 1]} de ${hora(b.desde)} a ${hora(b.hasta)}`;
  const mayuscula = (s) => s[0].toUpperCase() + s.slice(1);

  /* Rows */
  const leerHora = (texto) => {
    const p = /^(\d{1,2})(?:[:.h]?(\d{2}))?(am|pm|m)?$/.exec(texto.toLowerCase().replace(/[\s.](?=m\b|[ap]\b)|[\s]/g, "").replace(/\.$/, ""));
    if (!p) return NaN;
    const h = p[3] === "pm" ? (+p[1] % 12) + 12 : p[3] === "am" ? +p[1] % 12 : +p[1];
    return h * 60 + +(p[2] || 0);
  };
  const parte = (li, nombre) => li.querySelector(`[name$=".${nombre}"]`);
  const bloques = () => [...lista().children].map((li) => ({
    li, dia: CLAVES.indexOf(parte(li, "diaSemana").value) + 1, desde: leerHora(parte(li, "horaInicio").value), hasta: leerHora(parte(li, "horaFin").value),
  })).filter((b) => b.dia > 0 && b.desde < b.hasta && b.desde < FIN && b.hasta > INICIO);
  const escribir = (li, dia, desde, hasta) => {
    parte(li, "diaSemana").value = CLAVES[dia - 1];
    parte(li, "horaInicio").value = reloj(desde);
    parte(li, "horaFin").value = reloj(hasta);
  };
  const nueva = () => {
    const n = Math.max(-1, ...[...lista().children].map((li) => +li.dataset.fila)) + 1;
    const hoja = document.getElementById("fila-nueva").content.firstElementChild.cloneNode(true);
    hoja.dataset.fila = n;
    for (const e of hoja.querySelectorAll("[id],[name],[for],[value]")) {
      for (const a of ["id", "name", "for", "value"]) if (e.hasAttribute(a)) e.setAttribute(a, e.getAttribute(a).replace("__", n));
    }
    return hoja;
  };
  const enBlanco = (li) => ![...li.querySelectorAll("input:not([type=hidden]),select")].some((e) => e.value);
  const cambio = () => forma.dispatchEvent(new Event("input", { bubbles: true }));

  // Paints hours of a day: rows that they meet become one with them.
  const pintar = (dia, desde, hasta) => {
    const tocados = bloques().filter((b) => b.dia === dia && b.desde <= hasta && desde <= b.hasta);
    for (const b of tocados) { desde = Math.min(desde, b.desde); hasta = Math.max(hasta, b.hasta); }
    const [primero, ...resto] = tocados;
    resto.forEach((b) => b.li.remove());
    let li = primero?.li ?? [...lista().children].find(enBlanco);
    if (!li) {
      li = nueva();
      const despues = bloques().find((b) => b.dia > dia || (b.dia === dia && b.desde > desde));
      lista().insertBefore(li, despues?.li ?? null);
    }
    escribir(li, dia, desde, hasta);
    cambio();
    decir(`${mayuscula(tramo({ dia, desde, hasta }))}, ${largo(hasta - desde)}.`);
  };
  const quitar = (b) => {
    if (lista().children.length > 1) b.li.remove();
    else { for (const e of b.li.querySelectorAll("input")) e.value = ""; parte(b.li, "diaSemana").value = ""; }
    cambio();
    decir(`Quitado: ${tramo(b)}.`);
  };

  /* Grid */
  const celdas = []; // celdas[dia][i]
  let capa, cabezas, ancla = null, mira = null, arrastra = false;

  const armar = () => {
    const g = caja.querySelector(".cuadricula");
    g.setAttribute("role", "grid");
    g.setAttribute("aria-label", "Semana de clases en medias horas");
    g.setAttribute("aria-describedby", "ayuda-cuadricula");
    g.setAttribute("aria-multiselectable", "true");
    const fila = () => { const r = crear("div"); r.setAttribute("role", "row"); g.append(r); return r; };
    const titulo = fila();
    const esquina = crear("div"); esquina.setAttribute("role", "columnheader"); esquina.append(crear("span", "oculto", "Hora")); titulo.append(esquina);
    cabezas = DIAS.map((d, i) => {
      const c = crear("div"); c.setAttribute("role", "columnheader"); c.setAttribute("aria-label", d);
      c.append(crear("span", "", CORTOS[i]), crear("small", "", "–")); titulo.append(c);
      return c;
    });
    for (let d = 1; d <= 7; d++) celdas[d] = [];
    for (let i = 0; i < FILAS; i++) {
      const r = fila(), m = INICIO + i * PASO, h = crear("div");
      h.setAttribute("role", "rowheader");
      if (i % 2) h.append(crear("span", "oculto", reloj(m))); else { h.textContent = reloj(m).slice(0, 2); h.append(crear("span", "", ":00")); }
      r.append(h);
      for (let d = 1; d <= 7; d++) {
        const c = crear("div", `${i % 2 ? "" : "en-punto"}${d > 5 ? " fin-semana" : ""}`);
        c.setAttribute("role", "gridcell");
        c.tabIndex = -1;
        c.dataset.d = d; c.dataset.i = i;
        celdas[d][i] = c;
        r.append(c);
      }
    }
    celdas[1][4].tabIndex = 0; // eight o'clock, where most classes begin
    capa = crear("div", "capa"); capa.setAttribute("aria-hidden", "true"); g.append(capa);
    g.addEventListener("keydown", tecla);
    g.addEventListener("pointerdown", baja);
    g.addEventListener("pointerover", pasa);
    g.addEventListener("pointercancel", soltarTodo);
    addEventListener("pointerup", sube);
    g.addEventListener("click", clic);
    g.addEventListener("focusin", (e) => { const c = e.target.closest("[role=gridcell]"); if (c) mover(c, false); });
  };

  const lugar = (c) => ({ dia: +c.dataset.d, desde: INICIO + c.dataset.i * PASO, hasta: INICIO + (+c.dataset.i + 1) * PASO });
  const enCelda = (lista, p) => lista.filter((b) => b.dia === p.dia && b.desde < p.hasta && p.desde < b.hasta);
  const mover = (c, enfocar = true) => {
    caja.querySelector('[role=gridcell][tabindex="0"]')?.setAttribute("tabindex", "-1");
    c.tabIndex = 0;
    if (enfocar) c.focus();
  };
  const marcar = () => {
    caja.querySelectorAll(".marcando").forEach((c) => c.classList.remove("marcando"));
    if (!ancla) return;
    const a = +ancla.dataset.i, b = mira && mira.dataset.d === ancla.dataset.d ? +mira.dataset.i : a;
    for (let i = Math.min(a, b); i <= Math.max(a, b); i++) celdas[+ancla.dataset.d][i].classList.add("marcando");
  };
  const soltarTodo = () => { ancla = mira = null; arrastra = false; marcar(); };
  const cerrar = (c) => {
    const a = lugar(ancla), b = lugar(c);
    soltarTodo();
    pintar(a.dia, Math.min(a.desde, b.desde), Math.max(a.hasta, b.hasta));
  };
  // One press of a cell: clears a block, begins a stretch, or ends it.
  const pulsar = (c) => {
    const propio = enCelda(bloques(), lugar(c))[0];
    if (ancla && c.dataset.d === ancla.dataset.d) { cerrar(c); return; }
    if (propio) { soltarTodo(); quitar(propio); return; }
    ancla = mira = c;
    marcar();
    decir(`Empieza ${DIAS[c.dataset.d - 1]} a las ${hora(lugar(c).desde)}. Elija la última media hora.`);
  };

  function tecla(e) {
    const c = e.target.closest("[role=gridcell]");
    if (!c || e.ctrlKey || e.metaKey || e.altKey) return;
    let d = +c.dataset.d, i = +c.dataset.i;
    switch (e.key) {
      case "ArrowUp": i--; break;
      case "ArrowDown": i++; break;
      case "ArrowLeft": d--; break;
      case "ArrowRight": d++; break;
      case "Home": i = 0; break;
      case "End": i = FILAS - 1; break;
      case "PageUp": i -= 4; break;
      case "PageDown": i += 4; break;
      case " ": case "Enter": e.preventDefault(); pulsar(c); return;
      case "Escape": if (ancla) { e.preventDefault(); soltarTodo(); decir("Selección cancelada."); } return;
      default: return;
    }
    e.preventDefault();
    const otra = celdas[Math.min(7, Math.max(1, d))][Math.min(FILAS - 1, Math.max(0, i))];
    mover(otra);
    if (ancla) { mira = otra; marcar(); }
  }
  // A mouse paints while it is held; a finger scrolls, and taps.
  function baja(e) {
    hecho = false;
    const c = e.target.closest("[role=gridcell]");
    if (e.pointerType !== "mouse" || !c || e.button || ancla || enCelda(bloques(), lugar(c)).length) return;
    ancla = mira = c;
    arrastra = true;
    marcar();
  }
  function pasa(e) {
    const c = e.target.closest("[role=gridcell]");
    if (!ancla || !c || c.dataset.d !== ancla.dataset.d) return;
    mira = c;
    marcar();
  }
  let hecho = false; // the press is done with, the click that follows it says nothing more
  function sube() {
    if (!arrastra) return;
    arrastra = false;
    hecho = true;
    if (mira !== ancla) cerrar(mira);
    else decir(`Empieza ${DIAS[ancla.dataset.d - 1]} a las ${hora(lugar(ancla).desde)}. Elija la última media hora.`);
  }
  function clic(e) {
    const c = e.target.closest("[role=gridcell]"), dicha = hecho;
    hecho = false;
    if (!c || dicha) return;
    mover(c);
    pulsar(c);
  }

  const poner = (b, clase) => {
    const e = crear("div", "bloque " + clase);
    const desde = Math.max(b.desde, INICIO), hasta = Math.min(b.hasta, FIN);
    const primera = celdas[b.dia][0], alto = primera.offsetHeight / PASO;
    Object.assign(e.style, {
      left: primera.offsetLeft + 2 + "px", width: primera.offsetWidth - 3 + "px",
      top: primera.offsetTop + (desde - INICIO) * alto + 1 + "px", height: (hasta - desde) * alto - 1 + "px",
    });
    capa.append(e);
    return e;
  };
  const datos = () => JSON.parse(document.getElementById("datos-cuadricula").dataset.cuadriculaDatos);
  const rotular = (propios, ocupadas) => {
    for (let d = 1; d <= 7; d++) {
      for (const c of celdas[d]) {
        const p = lugar(c), mio = enCelda(propios, p)[0], otros = enCelda(ocupadas, p);
        let texto = `${DIAS[d - 1]}, ${hora(p.desde)} a ${hora(p.hasta)}`;
        texto += mio ? `, clase de ${hora(mio.desde)} a ${hora(mio.hasta)}` : otros[0] ? "" : ", libre";
        for (const o of otros) texto += ", " + o.dicho;
        c.setAttribute("aria-label", texto);
        c.setAttribute("aria-selected", mio ? "true" : "false");
      }
    }
  };
  const dibujar = () => {
    if (!capa || !celdas[1][0].offsetHeight) return;
    const propios = bloques(), { ocupadas, cruces } = datos();
    capa.textContent = "";
    for (const o of ocupadas) {
      const e = poner(o, o.clase);
      e.append(crear("b", "largo", `${hora(o.desde)} a ${hora(o.hasta)}`), crear("small", "largo", o.codigo), crear("small", "corto", o.corto));
    }
    const total = Array(8).fill(0);
    for (const b of propios) {
      total[b.dia] += b.hasta - b.desde;
      const choca = cruces.some((c) => c.dia === b.dia && c.desde < b.hasta && b.desde < c.hasta);
      const e = poner(b, "propio" + (choca ? " choca" : ""));
      if (enCelda(ocupadas, b).length) { // what lies below still shows
        const c = celdas[b.dia][0], ancho = c.offsetWidth;
        e.classList.add("angosto");
        Object.assign(e.style, { left: c.offsetLeft + ancho * .38 + "px", width: ancho * .62 - 3 + "px" });
      }
      e.append(crear("b", "largo", `${hora(b.desde)} a ${hora(b.hasta)}`), crear("small", "largo", largo(b.hasta - b.desde)),
        crear("small", "corto", (b.hasta - b.desde) % 60 ? hora(b.hasta - b.desde) : largo(b.hasta - b.desde)));
    }
    cabezas.forEach((c, i) => {
      c.classList.toggle("con-clase", total[i + 1] > 0);
      c.lastChild.textContent = total[i + 1] ? largo(total[i + 1]) : "–";
    });
    rotular(propios, ocupadas);
  };
  const totales = () => {
    for (const li of lista().children) {
      const n = leerHora(parte(li, "horaFin").value) - leerHora(parte(li, "horaInicio").value);
      li.querySelector(".total-fila").textContent = n > 0 ? largo(n) : "–";
    }
  };

  /* What the course becomes */
  let espera;
  const preguntar = () => { clearTimeout(espera); espera = setTimeout(() => htmx.trigger(queda, "previsualizar"), 350); };
  const delHorario = (e) => !e.target.closest("[data-sin-previa]"); // reasons change no class
  forma.addEventListener("input", (e) => { if (delHorario(e)) { totales(); dibujar(); preguntar(); } });
  forma.addEventListener("change", (e) => { if (delHorario(e)) preguntar(); });
  let vuelve = null; // the date whose button had the focus, or the place to go on at
  forma.addEventListener("click", (e) => {
    const b = e.target.closest('button[name="accion"]');
    if (!b || !/^(quitar-|poner-|plantilla-|agregar-fila$|borrar-semana$|calcular$)/.test(b.value)) return;
    e.preventDefault();
    vuelve = b.value;
    clearTimeout(espera);
    htmx.ajax("POST", queda.dataset.vistaPrevia, { source: queda, target: queda, swap: "innerHTML", values: { accion: b.value } });
  });
  const volver = () => {
    const fecha = /\d{4}-\d\d-\d\d$/.exec(vuelve)?.[0];
    if (fecha) (queda.querySelector(`.mes button[value$="${fecha}"]`) ?? document.getElementById("calendario"))?.focus({ preventScroll: true });
    else if (vuelve === "agregar-fila") lista().lastElementChild.querySelector("select").focus();
    else if (vuelve.startsWith("quitar-fila")) document.getElementById("filas").focus();
    vuelve = null;
    forma.dispatchEvent(new Event("change", { bubbles: true })); // what saves the form by itself has to know
    clearTimeout(espera);
  };
  let asentado, resumen; // what was said last of the course
  // A preview that does not come says so, or it would be taken for what was just written.
  const vieja = (texto) => {
    const p = queda.querySelector(".vista-vieja") ?? crear("p", "pista vista-vieja");
    p.setAttribute("role", "status");
    queda.prepend(p);
    p.textContent = texto;
  };
  queda.addEventListener("htmx:responseError", ({ detail }) => vieja(detail.xhr.status === 401
    ? "Su sesión terminó. Al guardar podrá ingresar de nuevo sin perder lo escrito."
    : "Esta vista no se pudo actualizar. Lo escrito sigue en el formulario."));
  queda.addEventListener("htmx:sendError", () => vieja("Sin conexión: esta vista no se ha actualizado. Lo escrito sigue en el formulario."));
  queda.addEventListener("htmx:afterSettle", () => {
    clearTimeout(asentado);
    asentado = setTimeout(() => {
      totales();
      dibujar();
      if (vuelve) volver();
      const ahora = [...document.querySelectorAll("#linea-horario :is(b, small)")].map((e) => e.textContent).join(". ") + ".";
      if (ahora !== resumen) decir(resumen = ahora);
    });
  });

  if (caja) {
    armar();
    new ResizeObserver(dibujar).observe(caja);
  }
  dibujar();
})();
