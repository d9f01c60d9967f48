/* Goes on from the old address of a page to the new one, with what stands behind `#`: the mark of a printed sheet, or a requirement. */
"use strict";

location.replace(/** @type {HTMLScriptElement} */ (document.currentScript).dataset.to + location.hash);
