// The map to be moved. Everything it needs is loaded when somebody asks for it;
// where a part of it does not work, the picture stays.

/** Whether this browser can draw it at all. */
function draws() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

/** How each place looks and what is said of it, read from the picture. */
function looks(picture) {
  const all = new Map();
  for (const shape of picture.querySelectorAll("[data-key]")) {
    const style = getComputedStyle(shape);
    const sign = ["hidden", "zero"].find((name) => shape.closest(`.map-${name}`));
    all.set(shape.dataset.key, {
      sign: sign ?? "",
      colour: sign ? colourOf(picture, ".map-blank") : style.fill,
      says: shape.querySelector("title")?.textContent ?? "",
    });
  }
  return all;
}

const colourOf = (picture, part) => getComputedStyle(picture.querySelector(part)).fill;

/** The signs of what is hidden and of nought, as small tiles. */
function tile(sign, ink, paper) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 16;
  const pen = canvas.getContext("2d");
  pen.fillStyle = paper;
  pen.fillRect(0, 0, 16, 16);
  pen.strokeStyle = ink;
  pen.lineWidth = sign === "hidden" ? 2.5 : 1.5;
  pen.beginPath();
  if (sign === "hidden") {
    for (const at of [-16, -8, 0, 8, 16]) { pen.moveTo(at, 16); pen.lineTo(at + 16, 0); }
  } else {
    pen.arc(8, 8, 3, 0, 7);
  }
  pen.stroke();
  return pen.getImageData(0, 0, 16, 16);
}

function sheet(address) {
  if (!address || document.querySelector(`link[href="${address}"]`)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  document.head.append(link);
}

function layers(picture) {
  const edge = getComputedStyle(picture.querySelector(".map-hatch")).fill;
  return [
    { id: "areas", type: "fill", source: "places", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": ["get", "colour"] } },
    { id: "signs", type: "fill", source: "places", filter: ["all", ["==", ["geometry-type"], "Polygon"], ["!=", ["get", "sign"], ""]], paint: { "fill-pattern": ["get", "sign"] } },
    { id: "lines", type: "line", source: "places", filter: ["==", ["geometry-type"], "Polygon"], paint: { "line-color": edge, "line-width": .5 } },
    { id: "marks", type: "circle", source: "places", filter: ["==", ["geometry-type"], "Point"], paint: { "circle-color": ["get", "colour"], "circle-radius": 6, "circle-stroke-color": edge, "circle-stroke-width": 1 } },
  ];
}

async function open(tools, picture, live) {
  const words = tools.dataset;
  sheet(words.style);
  const [library, places] = await Promise.all([
    import(words.library),
    fetch(words.places).then((answer) => answer.json()),
  ]);
  const known = looks(picture);
  const other = { sign: "", colour: getComputedStyle(tools).backgroundColor, says: "" };
  for (const place of places.features) Object.assign(place.properties, known.get(place.properties.code) ?? other);
  library.setWorkerUrl(new URL(words.worker, location.href).href);
  live.hidden = false;
  const map = new library.Map({
    container: live,
    style: { version: 8, sources: { places: { type: "geojson", data: places } }, layers: [] },
    bounds: [[-130, -45], [165, 65]],
    maxZoom: 9,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: true,
    locale: {
      "Map.Title": words.label,
      "NavigationControl.ZoomIn": words.zoomIn,
      "NavigationControl.ZoomOut": words.zoomOut,
      "Popup.Close": words.close,
      "CooperativeGesturesHandler.WindowsHelpText": words.wheel,
      "CooperativeGesturesHandler.MacHelpText": words.wheel,
      "CooperativeGesturesHandler.MobileHelpText": words.touch,
    },
  });
  map.addControl(new library.NavigationControl({ showCompass: false }));
  await new Promise((done, failed) => { map.once("load", done); map.once("error", ({ error }) => failed(error)); });
  for (const sign of ["hidden", "zero"]) {
    map.addImage(sign, tile(sign, colourOf(picture, ".map-hatch"), colourOf(picture, ".map-blank")), { pixelRatio: 2 });
  }
  for (const layer of layers(picture)) map.addLayer(layer);
  map.on("click", ({ point, lngLat }) => {
    const says = map.queryRenderedFeatures(point).map((place) => place.properties.says).find(Boolean);
    if (says) new library.Popup().setLngLat(lngLat).setText(says).addTo(map);
  });
  return map;
}

function begin(tools) {
  const figure = tools.closest("figure");
  const picture = figure?.querySelector("svg.map");
  const live = figure?.querySelector(".map-live");
  const button = tools.querySelector("button");
  const status = tools.querySelector("[role=status]");
  if (!picture || !live || !draws()) return;
  let map = null;
  const shut = () => {
    map?.remove();
    map = null;
    live.hidden = true;
    picture.removeAttribute("hidden");
    button.textContent = tools.dataset.open;
  };
  button.addEventListener("click", async () => {
    if (map) return shut();
    button.disabled = true;
    status.textContent = tools.dataset.loading;
    try {
      map = await open(tools, picture, live);
      picture.setAttribute("hidden", "");
      button.textContent = tools.dataset.back;
      status.textContent = "";
    } catch {
      shut();
      status.textContent = tools.dataset.failed;
    } finally {
      button.disabled = false;
    }
  });
  tools.hidden = false;
}

document.querySelectorAll("[data-map-tools]").forEach(begin);
