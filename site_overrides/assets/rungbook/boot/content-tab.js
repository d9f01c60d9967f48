/* If the address names a content tab, that tab is the open one. */
"use strict";

(function () {
  var target = document.getElementById(window.location.hash.slice(1));
  if (target && target.name && target.name.indexOf("__tabbed_") === 0) target.checked = true;
})();
