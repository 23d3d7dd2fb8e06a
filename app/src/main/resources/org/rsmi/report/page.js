// Draws the charts of the page from the data inside it. Asks no network, evaluates no text.
(() => {
  'use strict';
  const page = JSON.parse(document.getElementById('page-data').textContent);
  const SYMBOLS = ['circle', 'square', 'diamond', 'triangle-up'];
  const FONT = '"Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif';
  const MANY = 2500; // marks from which a chart is drawn in pixels
  const MOST_TILES = 24;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const LIGHT = { ink: '#1f2633', soft: '#5d6679', grid: '#e7e9ee', axis: '#9aa3b2', hint: '#667084',
    series: ['#2f74d0', '#e0752d', '#1f9e77', '#b9568c', '#c4951a', '#3aa6cf', '#7c8496'] };
  const DARK = { ink: '#e6e9ef', soft: '#a3acbd', grid: '#2a303c', axis: '#667084', hint: '#a3acbd',
    series: ['#6aa5f2', '#f0935a', '#45c39d', '#d985b4', '#dfb548', '#6ec9ea', '#a7afbf'] };
  document.documentElement.classList.add('scripted');

  // ---- charts ----

  function rows(chart) {
    if (!chart.rows) {
      const names = Object.keys(chart.columns);
      const columns = names.map((name) => column(chart.columns, name));
      chart.rows = Array.from({ length: columns.length ? columns[0].length : 0 }, (_, i) =>
        Object.fromEntries(names.map((name, k) => [name, columns[k][i]])));
    }
    return chart.rows;
  }

  function column(columns, name) {
    const values = columns[name];
    const of = values.like ? columns[values.like].of : values.of;
    return Array.isArray(values) ? values : of.map((number) => values.names[number]);
  }

  function config(theme) {
    const words = { labelColor: theme.soft, titleColor: theme.ink, labelFont: FONT, titleFont: FONT };
    return {
      font: FONT,
      background: null,
      view: { stroke: null },
      aria: false,
      axis: { ...words, labelFontSize: 12, titleFontSize: 13, titleFontWeight: 500, titlePadding: 10, domainColor: theme.axis,
        tickColor: theme.axis, gridColor: theme.grid, tickCount: 6, labelFlush: false },
      legend: { ...words, labelFontSize: 12.5, labelColor: theme.ink, orient: 'top', symbolOpacity: 1, labelLimit: 0,
        symbolSize: 70, columnPadding: 18, rowPadding: 3, gradientStrokeColor: theme.axis, offset: 12 },
      range: { category: theme.series, symbol: SYMBOLS },
      point: { color: theme.series[0] }, rule: { color: theme.series[0] }, line: { color: theme.series[0] }, bar: { color: theme.series[0] },
      style: {
        reference: { stroke: theme.hint }, words: { fill: theme.hint, font: FONT, fontSize: 12 },
        'guide-label': { font: FONT }, 'guide-title': { font: FONT },
        training: { stroke: theme.series[0] },
      },
    };
  }

  // The whole specification, for a width in pixels.
  function specification(chart, width, theme) {
    const spec = structuredClone(chart.spec);
    spec.$schema = 'https://vega.github.io/schema/vega-lite/v6.json';
    spec.description = chart.description;
    spec.data = { values: rows(chart) };
    const ticks = Math.max(3, Math.min(7, Math.round(width / 90)));
    if (chart.square) {
      spec.width = spec.height = Math.max(180, Math.min(430, width - 76));
    } else {
      spec.width = Math.min(width, 760);
      spec.height = Math.round(Math.max(200, Math.min(320, 0.44 * spec.width)));
      spec.autosize = { type: 'fit-x', contains: 'padding' };
    }
    spec.padding = { left: 2, right: 12, top: 6, bottom: 4 };
    spec.config = config(theme);
    spec.config.axisX = { tickCount: ticks, labelOverlap: true };
    const letters = Math.max(1, Math.floor((width - 40) / 6.7));
    spec.config.legend.columns = chart.legend ? Math.max(1, Math.floor(letters / (chart.legend + 7))) : 0;
    if (chart.legend > letters - 5) {
      spec.config.legend.labelLimit = width - 60;
    }
    const colour = spec.encoding && spec.encoding.color;
    if (colour && colour.type === 'quantitative') {
      spec.config.legend.gradientLength = Math.min(240, width - 80);
      spec.config.legend.direction = 'horizontal';
    }
    return spec;
  }

  function view(chart, spec, options) {
    const compiled = vegaLite.compile(spec, { logger: silent }).spec;
    const runtime = vega.parse(compiled, null, { ast: true });
    return new vega.View(runtime, { expr: vegaInterpreter.expressionInterpreter, logLevel: vega.Error, ...options });
  }

  const silent = {
    level() { return this; }, error(...words) { console.error(...words); return this; }, warn() { return this; },
    info() { return this; }, debug() { return this; },
  };

  function draw(place, theme) {
    const chart = page.charts[place.dataset.chart];
    const plot = place.querySelector('.plot');
    const width = Math.max(240, Math.floor(plot.clientWidth));
    if (chart.view) {
      chart.view.finalize();
    }
    plot.textContent = '';
    chart.view = view(chart, specification(chart, width, theme), {
      container: plot, renderer: rows(chart).length > MANY ? 'canvas' : 'svg', hover: true, tooltip: tell,
    });
    Object.entries(chart.signals || {}).forEach(([name, value]) => chart.view.signal(name, value));
    chart.view.run();
    chart.width = width;
    if (place.dataset.linked) {
      chart.view.addSignalListener('brush', (_, box) => select(place, chart, box));
    }
    plot.classList.remove('waiting');
    place.dataset.drawn = 'yes';
  }

  function theme() {
    return dark.matches ? DARK : LIGHT;
  }

  // ---- a word about what the pointer is on ----

  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.hidden = true;
  document.body.append(tip);

  function tell(_, event, item, value) {
    if (value === null || value === undefined || value === '') {
      tip.hidden = true;
      return;
    }
    const datum = item && item.datum;
    tip.textContent = datum && 'run' in datum && 'component' in datum ? runWords(datum) : words(value);
    tip.hidden = false;
    const left = Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8);
    const below = event.clientY + 16;
    const top = below + tip.offsetHeight > innerHeight ? event.clientY - tip.offsetHeight - 10 : below;
    tip.style.left = Math.max(4, left) + 'px';
    tip.style.top = Math.max(4, top) + 'px';
  }

  function words(value) {
    if (typeof value !== 'object') {
      return String(value);
    }
    return Object.entries(value)
      .map(([name, text]) => (name.trim() === '' || name === 'at' || name === 'told' ? text : `${name}: ${text}`))
      .filter((line) => line !== '')
      .join('\n');
  }

  function runWords(datum) {
    if (datum.run < 0) {
      return datum.group;
    }
    return [datum.group, runName(datum.run), informationWords(datum.run)].filter((line) => line).join('\n');
  }

  function runName(run) {
    return `${page.runs.points[page.runs.point[run]]}, run ${page.runs.repeat[run]}`;
  }

  function informationWords(run) {
    const value = page.runs.information[run];
    return value === null || value === undefined
      ? 'I(H:E) not measured'
      : `I(H:E) = ${value.toFixed(4)} ± ${(page.runs.error[run] || 0).toFixed(4)} nats`;
  }

  // ---- saving ----

  function fileName(chart, kind) {
    return chart.name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').toLowerCase().slice(0, 80) + '.' + kind;
  }

  function save(blob, name) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  function csv(chart) {
    const names = Object.keys(chart.csv);
    const cell = (value) => {
      const text = value === null || value === undefined ? '' : String(value);
      return /[",\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
    };
    const lines = [names.map((name) => cell(chart.csv[name]))];
    rows(chart).forEach((row) => lines.push(names.map((name) => cell(row[name]))));
    return lines.map((line) => line.join(',')).join('\n') + '\n';
  }

  async function picture(chart, kind) {
    const spec = { ...specification(chart, 720, LIGHT), background: '#ffffff' };
    const still = view(chart, spec, { renderer: 'none' });
    Object.entries(chart.signals || {}).forEach(([name, value]) => still.signal(name, value));
    await still.runAsync();
    const blob = kind === 'svg'
      ? new Blob([await still.toSVG()], { type: 'image/svg+xml' })
      : await still.toCanvas(2).then((canvas) => new Promise((done) => canvas.toBlob(done, 'image/png')));
    still.finalize();
    return blob;
  }

  async function file(chart, kind) {
    switch (kind) {
      case 'csv': return new Blob([csv(chart)], { type: 'text/csv' });
      case 'json':
        return new Blob([JSON.stringify(specification(chart, 720, LIGHT), null, 1)], { type: 'application/json' });
      default: return picture(chart, kind);
    }
  }

  function tools(place) {
    const chart = page.charts[place.dataset.chart];
    const bar = document.createElement('div');
    bar.className = 'tools';
    const word = document.createElement('span');
    word.textContent = 'save as';
    bar.append(word);
    for (const [kind, title] of [['svg', 'SVG'], ['png', 'PNG'], ['csv', 'CSV'], ['json', 'Vega-Lite']]) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = title;
      button.dataset.save = kind;
      button.setAttribute('aria-label', `save ${chart.name} as ${title}`);
      button.addEventListener('click', async () => save(await file(chart, kind), fileName(chart, kind)));
      bar.append(button);
    }
    place.querySelector('.plot').after(bar);
  }

  // ---- filters ----

  const SVG = 'http://www.w3.org/2000/svg';
  const bytes = page.runs.filters ? Uint8Array.from(atob(page.runs.filters), (c) => c.charCodeAt(0)) : new Uint8Array();
  const steps = new Int8Array(bytes.buffer);
  const sites = page.runs.shapes ? page.runs.shapes.sites.length : 0;
  const first = [];
  (page.runs.components || []).reduce((sum, count) => (first.push(sum), sum + count), 0);

  function colour(step) {
    if (step === -128) {
      return '#9a9a9a';
    }
    const place = (step / 127 + 1) / 2 * (page.diverging.length - 1);
    return page.diverging[Math.round(place)];
  }

  function shape(k, step, largest) {
    const at = page.runs.shapes.sites[k].map((x) => (100 * x).toFixed(2));
    const make = (name, attributes) => {
      const element = document.createElementNS(SVG, name);
      Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
      const title = document.createElementNS(SVG, 'title');
      title.textContent = step === -128 ? 'not finite' : (step / 127 * largest).toPrecision(2);
      element.append(title);
      return element;
    };
    switch (page.runs.shapes.kind) {
      case 'STROKE': return make('line', { x1: at[0], y1: at[1], x2: at[2], y2: at[3], stroke: colour(step),
        'stroke-width': 5, 'stroke-linecap': 'round' });
      case 'DISC': return make('circle', { cx: at[0], cy: at[1], r: at[2], fill: colour(step), stroke: '#9aa3b2',
        'stroke-width': 0.4 });
      default: return make('rect', { x: at[0], y: at[1], width: at[2], height: at[3], fill: colour(step),
        'shape-rendering': 'crispEdges' });
    }
  }

  function tile(run, component) {
    const figure = document.createElement('figure');
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', `0 0 100 ${(100 * page.runs.shapes.height).toFixed(2)}`);
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', `Filter weights of ${runName(run)}, component ${component + 1}; ${informationWords(run)}`);
    const row = first[run] + component;
    for (let k = 0; k < sites; k++) {
      svg.append(shape(k, steps[row * sites + k], page.runs.largest[row]));
    }
    const caption = document.createElement('figcaption');
    const value = page.runs.information[run];
    caption.textContent = (page.runs.components[run] > 1 ? `${component + 1}: ` : '')
      + (value === null ? 'not measured' : value.toFixed(3));
    caption.title = `${runName(run)}\n${informationWords(run)}`;
    figure.append(svg, caption);
    return figure;
  }

  // Filters of some marks, largest I(H:E) first; of many, evenly through that order.
  function strip(marks) {
    const known = marks.filter((mark) => page.runs.components && page.runs.components[mark.run] > mark.component);
    const value = (mark) => page.runs.information[mark.run] ?? -Infinity;
    known.sort((a, b) => value(b) - value(a));
    const step = Math.max(1, known.length / MOST_TILES);
    const shown = [];
    for (let k = 0; k < known.length && shown.length < MOST_TILES; k += step) {
      shown.push(known[Math.floor(k)]);
    }
    const tiles = document.createElement('div');
    tiles.className = 'tiles';
    shown.forEach((mark) => tiles.append(tile(mark.run, mark.component)));
    return { tiles, shown: shown.length, values: known.map((mark) => page.runs.information[mark.run]).filter((v) => v !== null) };
  }

  function stripWords(count, part) {
    const range = part.values.length
      ? `, I(H:E) from ${part.values.at(-1).toFixed(3)} to ${part.values[0].toFixed(3)} nats` : '';
    const few = part.shown < count ? `; ${part.shown} of them shown, largest first` : '';
    const thinned = page.runs.every > 1 ? ` The page holds the filters of one run in ${page.runs.every}.` : '';
    return `${count} ${count === 1 ? 'filter' : 'filters'}${range}${few}.${thinned}`;
  }

  // ---- a plane of runs and the filters that are selected in it ----

  function link(place) {
    const chart = page.charts[place.dataset.chart];
    if (!sites || !rows(chart).some((row) => row.run >= 0)) {
      return;
    }
    place.dataset.linked = 'yes';
    const box = document.createElement('div');
    box.className = 'linked';
    const left = document.createElement('div');
    const side = document.createElement('div');
    side.className = 'strip';
    side.setAttribute('aria-live', 'polite');
    const plot = place.querySelector('.plot');
    const bar = place.querySelector('.tools');
    plot.before(box);
    left.append(plot, bar);
    box.append(left, side);
    groups(chart, place, bar);
    fill(place, chart, rows(chart).filter((row) => row.run >= 0), 'All runs: drag over the plane to select');
  }

  // The same without a pointer: a button for each group.
  function groups(chart, place, bar) {
    const names = [...new Set(rows(chart).filter((row) => row.run >= 0).map((row) => row.group))];
    if (names.length < 2 || names.length > 16) {
      return;
    }
    const choice = document.createElement('div');
    choice.className = 'tools';
    const word = document.createElement('span');
    word.textContent = 'filters of';
    choice.append(word);
    for (const name of ['all', ...names]) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = name || 'no group';
      button.dataset.group = name;
      button.addEventListener('click', () => {
        choice.querySelectorAll('button').forEach((other) => other.setAttribute('aria-pressed', String(other === button)));
        const chosen = rows(chart).filter((row) => row.run >= 0 && (name === 'all' || row.group === name));
        fill(place, chart, chosen, name === 'all' ? 'All runs' : name);
      });
      choice.append(button);
    }
    bar.after(choice);
  }

  function select(place, chart, box) {
    const x = box && box.x;
    const y = box && box.y;
    const within = (value, [a, b]) => value >= Math.min(a, b) && value <= Math.max(a, b);
    const chosen = rows(chart).filter((row) => row.run >= 0 && (!x || !y || (within(row.x, x) && within(row.y, y))));
    fill(place, chart, chosen, x && y ? 'Selected' : 'All runs: drag over the plane to select');
  }

  function fill(place, chart, marks, title) {
    const side = place.querySelector('.strip');
    const part = strip(marks);
    const head = document.createElement('h4');
    head.textContent = title;
    const note = document.createElement('p');
    note.className = 'note';
    note.textContent = stripWords(marks.length, part);
    side.replaceChildren(head, note, part.tiles);
    side.dataset.selected = marks.length;
  }

  // ---- every run of a point ----

  function explorer(place) {
    if (!sites || page.runs.point.length <= page.runs.points.length) {
      return;
    }
    const label = document.createElement('label');
    label.textContent = 'every run at ';
    const choice = document.createElement('select');
    page.runs.points.forEach((name, k) => choice.append(new Option(name, k)));
    label.append(choice);
    const body = document.createElement('div');
    body.setAttribute('aria-live', 'polite');
    const show = () => {
      const marks = [];
      page.runs.point.forEach((point, run) => {
        for (let c = 0; point === Number(choice.value) && c < page.runs.components[run]; c++) {
          marks.push({ run, component: c });
        }
      });
      const part = strip(marks);
      const note = document.createElement('p');
      note.className = 'note';
      note.textContent = stripWords(marks.length, part) + ' Turned to the sign of the best run.';
      body.replaceChildren(note, part.tiles);
    };
    choice.addEventListener('change', show);
    place.append(label, body);
    show();
  }

  // ---- life of the page ----

  const places = [...document.querySelectorAll('.chart')];
  places.forEach(tools);
  places.filter((place) => page.charts[place.dataset.chart].square).forEach(link);
  document.querySelectorAll('[data-explorer]').forEach(explorer);

  document.querySelectorAll('select[data-signal]').forEach((choice) => {
    const charts = [...choice.closest('section').querySelectorAll('.chart')].map((place) => page.charts[place.dataset.chart]);
    choice.addEventListener('change', () => charts.forEach((chart) => {
      chart.signals = { [choice.dataset.signal]: choice.value };
      if (chart.view) {
        chart.view.signal(choice.dataset.signal, choice.value).run();
      }
    }));
  });

  const watch = new IntersectionObserver((entries) => entries
    .filter((entry) => entry.isIntersecting && !entry.target.dataset.drawn)
    .forEach((entry) => draw(entry.target, theme())), { rootMargin: '500px' });
  places.forEach((place) => {
    place.querySelector('.plot').classList.add('waiting');
    watch.observe(place);
  });

  const visible = (place) => place.querySelector('.plot').clientWidth > 0;

  function again(colours) {
    places.filter((place) => place.dataset.drawn).forEach((place) => {
      if (visible(place)) {
        draw(place, colours);
      } else {
        delete place.dataset.drawn; // folded away: drawn when it is seen again
      }
    });
  }

  let timer = 0;
  addEventListener('resize', () => {
    clearTimeout(timer);
    timer = setTimeout(() => places
      .filter((place) => place.dataset.drawn
        && Math.abs(page.charts[place.dataset.chart].width - place.querySelector('.plot').clientWidth) > 4)
      .forEach((place) => draw(place, theme())), 150);
  });
  dark.addEventListener('change', () => again(theme()));
  addEventListener('beforeprint', () => places.filter(visible).forEach((place) => draw(place, LIGHT)));
  addEventListener('afterprint', () => again(theme()));
})();
