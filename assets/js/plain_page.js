// Pages that the server writes by itself (signing in) take the color scheme that was chosen in the app, or the system's.
(function () {
  const root = document.documentElement;
  if (!root.hasAttribute("data-plain-page")) return;
  let chosen = null;
  try {
    chosen = localStorage.getItem("mantine-color-scheme-value");
  } catch {
    // storage may be closed to us: the system's choice holds
  }
  const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
