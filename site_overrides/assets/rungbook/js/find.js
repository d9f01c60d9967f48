/* Find my level: narrows the list of titles, and finds the levels that list the tasks which you tick. The rule is told in
   generator/views/find.py. All words stand in the page; here they are only filled in, always as text. Ticks live in the page alone:
   nothing is stored, sent or put into the address. */
"use strict";

document.addEventListener("DOMContentLoaded", function () {
  var form = document.querySelector("[data-rb-find]");
  if (!form) {
    return;
  }

  /** @param {string} selector @param {ParentNode} [root] @returns {any[]} */
  function all(selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  }

  /** @param {string} words with {name} for each value @param {Record<string, string | number>} values @returns {string} */
  function filled(words, values) {
    return words.replace(/\{(\w+)\}/g, function (/** @type {string} */ whole, /** @type {string} */ name) {
      return Object.prototype.hasOwnProperty.call(values, name) ? String(values[name]) : whole;
    });
  }

  /** @param {HTMLElement} target @param {string[]} lines */
  function list(target, lines) {
    target.replaceChildren.apply(target, lines.map(function (line) {
      var item = document.createElement("li");
      item.textContent = line;
      return item;
    }));
  }

  all("[data-rb-find-script]").forEach(function (part) {
    part.hidden = false;
  });
  document.querySelector("[data-rb-find-paper]").open = false;

  /* By title */

  /** @param {string} words @returns {string} */
  function squeezed(words) {
    return words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
  }

  /** @param {string} names @param {string} asked @returns {boolean} */
  function named(names, asked) {
    return names.split("|").map(squeezed).some(function (name) {
      var words = name.split(" ");
      return name.replace(/ /g, "").indexOf(asked.replace(/ /g, "")) === 0 || asked.split(" ").every(function (word) {
        return words.some(function (one) {
          return one.indexOf(word) === 0;
        });
      });
    });
  }

  var box = document.getElementById("find-title");
  var titles = all("[data-rb-names]");

  function narrow() {
    var asked = squeezed(box.value);
    var shown = titles.filter(function (row) {
      row.hidden = asked === "" ? "rbClinic" in row.dataset : !named(row.dataset.rbNames, asked);
      return !row.hidden;
    }).length;
    document.querySelector("[data-rb-find-clinics]").hidden = asked === "";
    var count = document.querySelector("[data-rb-find-titles]");
    document.querySelector("[data-rb-find-no-title]").hidden = shown > 0;
    count.textContent = asked && shown ? filled(shown === 1 ? count.dataset.rbOne : count.dataset.rbMany, { n: shown }) : "";
  }

  box.addEventListener("input", narrow);

  /* By tasks */

  var result = document.querySelector("[data-rb-find-result]");
  var head = result.querySelector("h3");
  var status = form.querySelector("[data-rb-find-status]");
  /** @type {FindTask[]} */
  var boxes = all("input[type=checkbox]", form).map(function (input) {
    return {
      id: input.value,
      input: input,
      levels: input.dataset.rbLevels.split(" ").filter(Boolean),
      text: input.parentNode.querySelector("span").firstChild.textContent.trim()
    };
  });
  /** @type {FindLevel[]} */
  var levels = all("[data-rb-level]", result).map(function (part) {
    return {
      id: part.dataset.rbLevel,
      title: part.dataset.rbTitle,
      below: part.dataset.rbBelow.split(" ").filter(Boolean),
      half: Number(part.dataset.rbHalf),
      done: 0,
      part: part,
      tasks: boxes.filter(function (task) {
        return task.levels.indexOf(part.dataset.rbLevel) >= 0;
      })
    };
  });

  /** @param {FindTask} task @returns {boolean} */
  function ticked(task) {
    return task.input.checked;
  }

  /** @param {FindLevel} level @returns {number} */
  function share(level) {
    return level.done / level.tasks.length;
  }

  /** The levels that match, less those on the way to another; else the nearest. @returns {FindAnswer} */
  function answer() {
    levels.forEach(function (level) {
      level.done = level.tasks.filter(ticked).length;
    });
    var matching = levels.filter(function (level) {
      return level.done >= level.half;
    });
    if (matching.length) {
      return {
        matches: true,
        levels: matching.filter(function (level) {
          return !matching.some(function (other) {
            return other.below.indexOf(level.id) >= 0;
          });
        })
      };
    }
    var most = Math.max.apply(null, levels.map(share));
    return {
      matches: false,
      levels: levels.filter(function (level) {
        return most > 0 && share(level) === most;
      })
    };
  }

  /** Why a level is the answer: its own tasks, those from below it, and those that other levels list.
      @param {FindLevel} level @param {FindTask[]} yours @returns {string[]} */
  function reasons(level, yours) {
    var words = result.dataset;
    var lines = [filled(words.rbMatch, { done: level.done, all: level.tasks.length })];
    if (yours.length > level.done) {
      lines.push(filled(words.rbHere, { done: level.done, ticked: yours.length }));
    }
    var rest = yours.filter(function (task) {
      return task.levels.length && task.levels.indexOf(level.id) < 0;
    });
    levels.forEach(function (other) {
      var theirs = rest.filter(function (task) {
        return task.levels.indexOf(other.id) >= 0;
      });
      var one = theirs.length === 1;
      if (theirs.length) {
        lines.push(filled(level.below.indexOf(other.id) >= 0 ? words.rbBelow : words.rbOther, {
          n: theirs.length,
          is: one ? words.rbIs : words.rbAre,
          belong: one ? words.rbBelongs : words.rbBelong,
          level: other.title
        }));
      }
    });
    return lines;
  }

  /** Tasks of levels that lie above every answer. @param {FindLevel[]} found @param {FindTask[]} yours @returns {string[]} */
  function beyond(found, yours) {
    var known = found.reduce(function (/** @type {string[]} */ ids, level) {
      return ids.concat(level.id, level.below);
    }, []);
    return levels.filter(function (level) {
      return known.indexOf(level.id) < 0 && found.some(function (one) {
        return level.below.indexOf(one.id) >= 0;
      });
    }).reduce(function (/** @type {string[]} */ lines, level) {
      yours.forEach(function (task) {
        var elsewhere = task.levels.some(function (id) {
          return known.indexOf(id) >= 0;
        });
        if (task.levels.indexOf(level.id) >= 0 && !elsewhere) {
          lines.push(level.title + ": " + task.text);
        }
      });
      return lines;
    }, []);
  }

  /** @param {FindLevel} level @param {FindTask[]} yours */
  function showLevel(level, yours) {
    level.part.hidden = false;
    list(level.part.querySelector("[data-rb-why]"), reasons(level, yours));
    var missing = level.tasks.filter(function (task) {
      return !ticked(task);
    });
    level.part.querySelector("details").hidden = !missing.length;
    list(level.part.querySelector("[data-rb-missing]"), missing.map(function (task) {
      return task.text;
    }));
  }

  /** @param {FindAnswer} found @param {FindTask[]} yours @returns {string} */
  function say(found, yours) {
    var words = form.dataset;
    if (!yours.length) {
      return words.rbStart;
    }
    var names = found.levels.map(function (level) {
      return level.title;
    }).join(words.rbOr);
    var outcome = !names ? words.rbApart : filled(found.matches ? words.rbBest : words.rbNear, { levels: names });
    return filled(yours.length === 1 ? words.rbTickedOne : words.rbTickedMany, { n: yours.length }) + " " + outcome;
  }

  function update() {
    var yours = boxes.filter(ticked);
    var found = answer();
    var above = found.matches ? beyond(found.levels, yours) : [];
    levels.forEach(function (level) {
      level.part.hidden = true;
    });
    found.levels.forEach(function (level) {
      showLevel(level, yours);
    });
    result.hidden = !yours.length;
    head.hidden = !found.levels.length;
    head.textContent = found.matches ? head.dataset.rbBest : head.dataset.rbNear;
    form.querySelector("[data-rb-find-why]").hidden = !yours.length;
    result.querySelector("[data-rb-beyond]").hidden = !above.length;
    list(result.querySelector("[data-rb-beyond-tasks]"), above);
    showAdded(yours);
    markRows();
    status.textContent = say(found, yours);
  }

  /** @param {FindTask[]} yours */
  function showAdded(yours) {
    var added = result.querySelector("[data-rb-added]");
    if (added) {
      var ids = yours.map(function (task) {
        return task.id;
      });
      added.hidden = all("[data-rb-task]", added).filter(function (row) {
        row.hidden = ids.indexOf(row.dataset.rbTask) < 0;
        return !row.hidden;
      }).length === 0;
    }
  }

  /* What is ticked on the screen is ticked on paper too. */
  function markRows() {
    boxes.forEach(function (task) {
      all('[data-rb-row="' + task.id + '"]').forEach(function (row) {
        row.classList.toggle("rb-ticked", ticked(task));
      });
    });
  }

  form.addEventListener("change", update);
  form.addEventListener("submit", function (/** @type {Event} */ event) {
    event.preventDefault();
  });
  form.addEventListener("reset", function () {
    window.setTimeout(update);
  });
  window.addEventListener("pageshow", update);             /* back to the page: the browser may have kept the ticks */
  update();
  narrow();
});
