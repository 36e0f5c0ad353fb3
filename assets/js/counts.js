/* A field to choose a file, made by hand so that it has a label and the keyboard reaches it. What is chosen goes into a
   store as {name, content}, content in base64; nothing is kept on the server until the person confirms. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.setpoint = clientside.setpoint || {};
  const LARGEST = 5_000_000;

  /** @param {File} file @param {(data: object) => void} done */
  function read(file, done) {
    if (file.size > LARGEST) {
      done({ name: file.name, content: "", problem: "The file is larger than 5 MB. Split it and add the parts one by one." });
      return;
    }
    const reader = new FileReader();
    reader.onload = () => done({ name: file.name, content: String(reader.result).split(",")[1] || "" });
    reader.onerror = () => done({ name: file.name, content: "", problem: "The browser could not read the file." });
    reader.readAsDataURL(file);
  }

  /**
   * Put the field into its slot, once.
   * @param {string} slot id of the element it goes into
   * @param {{store: string, label: string, accept: string}} how
   */
  clientside.setpoint.fileField = function (slot, how) {
    const place = document.getElementById(slot);
    if (place && !place.firstChild) {
      const input = Object.assign(document.createElement("input"), { type: "file", accept: how.accept, id: slot + "-file" });
      const label = Object.assign(document.createElement("label"), { htmlFor: input.id, textContent: how.label });
      input.addEventListener("click", () => { input.value = ""; }); // the same file can be chosen again once it is mended
      input.addEventListener("change", () => {
        const file = input.files[0];
        if (file) read(file, (data) => window.dash_clientside.set_props(how.store, { data }));
      });
      place.append(label, input);
    }
    return window.dash_clientside.no_update;
  };
})();
