/* A site is built once and read for years. What must be checked again by a day carries a hidden warning with that day
   (data-rb-review-by="2027-05-22"); it is shown once the reader's own date is past it. Nothing is stored or sent.
   Without JavaScript the page still says "Check again by ..." in words. */
"use strict";

document.addEventListener("DOMContentLoaded", function () {
  /** @param {number} number @returns {string} */
  function twoDigits(number) {
    return String(number).padStart(2, "0");
  }

  var now = new Date();
  var today = [now.getFullYear(), twoDigits(now.getMonth() + 1), twoDigits(now.getDate())].join("-");

  document.querySelectorAll("[data-rb-review-by]").forEach(function (warning) {
    warning.hidden = today <= warning.dataset.rbReviewBy;
  });
});
