/* Search without a server. The text of each day is a classic script. Days come newest first, and only those that
   hold the query's pairs of characters, as a month's shelves tell (generator/render/words/pair_shelves.py). ES2017.
   Folding is that of generator/render/words/folding.py. */
(function () {
  'use strict';
  var form = document.querySelector('form.find'), field = document.getElementById('q');
  var status = document.getElementById('status'), list = document.getElementById('results'), older = document.getElementById('older');
  var LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ\uFF21\uFF22\uFF23\uFF24\uFF25', MOST_SHELVES = 64, ARTICLES_A_SHELF = 12;
  var months = form.getAttribute('data-months').split(' ').filter(Boolean).map(function (text) {
    var parts = text.split(':'), shelves = 1;
    while (shelves < MOST_SHELVES && shelves * ARTICLES_A_SHELF < parts[1]) { shelves *= 2; }
    return { name: parts[0], days: parts[2], shelves: shelves };
  });
  var units = JSON.parse(form.getAttribute('data-units')), root = form.getAttribute('data-root');
  var loaded = {}, waiting = {}, run = 0, ENOUGH = 20, SHOWN = 3, AROUND = 26, AHEAD = 12, PAIRS = 3;

  /* --- folding --- */
  var FROM = '\u3000〇○壹贰叁肆伍陆柒捌玖拾佰仟−–', TO = ' 零零一二三四五六七八九十百千--';
  function fold(text) {
    return text.replace(/[A-Z\u3000〇○壹贰叁肆伍陆柒捌玖拾佰仟−–\uFF01-\uFF5E]/g, function (c) {
      var code = c.charCodeAt(0), at = FROM.indexOf(c);
      if (at >= 0) { return TO[at]; }
      if (code >= 0xFF01) { code -= 0xFEE0; }
      return String.fromCharCode(code >= 65 && code <= 90 ? code + 32 : code);
    });
  }

  /* --- what is asked: words, figures as figures, comparisons, pinyin --- */
  var SCALES = { '': 1, '百': 1e2, '千': 1e3, '万': 1e4, '百万': 1e6, '千万': 1e7, '亿': 1e8, '十亿': 1e9, '百亿': 1e10, '千亿': 1e11, '万亿': 1e12 };
  function measure(text) {
    var match = /^([-+]?\d[\d,]*(?:\.\d+)?)(百亿|千亿|万亿|百万|千万|十亿|亿|万|千|百)?(.*)$/.exec(text);
    if (!match) { return null; }
    var unit = match[3], value = parseFloat(match[1].replace(/,/g, '')) * SCALES[match[2] || ''];
    if (Object.prototype.hasOwnProperty.call(units, unit)) { value *= parseFloat(units[unit][0]); unit = units[unit][1]; }
    return { value: value, unit: unit, scaled: match[2] || '' };
  }
  function comparison(word) {
    var match = /^(>=|<=|≥|≤|>|<|=)(.+)$/.exec(word), range = /^(.+?)\.\.(.+)$/.exec(word), low, high;
    if (match) {
      var bound = measure(match[2]);
      if (!bound) { return null; }
      var op = match[1].replace('≥', '>=').replace('≤', '<='), slack = Math.abs(bound.value) * 1e-12;
      return { unit: bound.unit, fits: function (v) {
        return op === '>' ? v > bound.value + slack : op === '<' ? v < bound.value - slack : op === '>=' ? v >= bound.value - slack : op === '<=' ? v <= bound.value + slack : Math.abs(v - bound.value) <= slack;
      } };
    }
    if (range && (low = measure(range[1])) && (high = measure(range[2]))) {
      if (!low.unit && high.unit) { low = measure(range[1] + (low.scaled ? '' : high.scaled) + range[2].replace(/^[-+\d,.]*(百亿|千亿|万亿|百万|千万|十亿|亿|万|千|百)?/, '')); }
      return { unit: high.unit, fits: function (v) { return v >= low.value && v <= high.value; } };
    }
    return null;
  }
  function ask() {
    var words = fold(field.value).match(/"[^"]+"|“[^”]+”|\S+/g) || [];
    return {
      words: words.map(function (word) {
        var compared = comparison(word);
        if (compared) { return { compared: compared }; }
        word = word.replace(/^["“]|["”]$/g, '');
        return { text: word, letters: /^[a-z]+$/.test(word) };
      }).filter(function (word) { return word.compared || word.text; }),
      district: form.elements.district.value, topic: form.elements.topic.value, kind: form.elements.kind.value,
      from: form.elements.from.value, to: form.elements.to.value
    };
  }
  function digit(c) { return c >= '0' && c <= '9'; }
  /* where a word stands; a figure is not found inside another one (4.3% in 14.3%) */
  function find(text, word, from) {
    var at = text.indexOf(word, from || 0), end, before, after;
    while (at >= 0) {
      end = at + word.length; before = text[at - 1]; after = text[end];
      var cutBefore = digit(word[0]) && (digit(before) || ((before === '.' || before === ',') && digit(text[at - 2])));
      var cutAfter = digit(word[word.length - 1]) && (digit(after) || ((after === '.' || after === ',') && digit(text[end + 1])));
      if (!cutBefore && !cutAfter) { return at; }
      at = text.indexOf(word, at + 1);
    }
    return -1;
  }

  /* --- what is loaded: days (2026-01-08), shelves (2026-01/5), names (2026-01/names) --- */
  window.dibaoSearch = function (kind, name, data) {
    loaded[name] = kind === 'day' ? data.map(prepare) : data;
    settle(name, true);
  };
  function settle(name, good) { (waiting[name] || []).forEach(function (done) { done(good); }); delete waiting[name]; }
  function load(name, done) {
    if (loaded[name]) { done(true); return; }
    if (waiting[name]) { waiting[name].push(done); return; }
    waiting[name] = [done];
    var script = document.createElement('script');
    script.src = root + name + '.js';
    script.onerror = function () { settle(name, false); };
    document.head.appendChild(script);
  }
  function loadAll(names, done) {
    var left = names.length, good = true;
    if (!left) { done(true); }
    names.forEach(function (name) { load(name, function (came) { good = good && came; left--; if (!left) { done(good); } }); });
  }
  function prepare(row) {
    var lines = row[6].map(function (line) { return { anchor: line[0], text: line[1], folded: fold(line[1]) }; });
    var figures = row[7].map(function (f) {
      return { n: f[0], anchor: f[1], amount: f[2], value: f[3] === '' ? NaN : parseFloat(f[3]), unit: fold(f[4]), kind: f[5], text: f[6] + ' ' + f[2] + ' ' + f[7], folded: fold(f[6] + ' ' + f[2] + ' ' + f[7]) };
    });
    var tags = [row[3]].concat(row[4], row[5]).filter(Boolean);
    return { url: row[0], title: row[1], date: row[2], district: row[3], topics: row[4], lines: lines, figures: figures, all: lines.concat(figures).map(function (x) { return x.folded; }).concat(tags.map(fold)).join('\n') };
  }
  /* a few pairs of a word: its first, its last, one between, and the marks of its numbers; what is written with two
     units is in no pair */
  function markOf(number) {
    var value = 0, i;
    for (i = 0; i < number.length; i++) { value = (value * 31 + number.charCodeAt(i)) % 1000003; }
    return String.fromCharCode(0xE000 + value % 64, 0xE040 + Math.floor(value / 64) % 6000);
  }
  function pairsOf(word) {
    var all = [], i, numbers = (word.match(/[\d.,]+/g) || []).filter(function (run) { return /^(\d+([.,]\d+)+|\d{3,})$/.test(run); });
    for (i = 0; i + 1 < word.length; i++) { if (!/[\uD800-\uDFFF]/.test(word.slice(i, i + 2))) { all.push(word.slice(i, i + 2)); } }
    return (all.length > PAIRS ? [all[0], all[all.length >> 1], all[all.length - 1]] : all).concat(numbers.map(markOf));
  }
  function shelfOf(month, pair) { return month.name + '/' + pair.charCodeAt(0) % month.shelves; }
  function shelvesOf(month, texts) {
    var found = {};
    texts.forEach(function (text) { pairsOf(text).forEach(function (pair) { found[shelfOf(month, pair)] = true; }); });
    return Object.keys(found);
  }
  /* the days of a month that hold all pairs of a text */
  function daysOf(month, text) {
    return pairsOf(text).reduce(function (days, pair) {
      var seconds = loaded[shelfOf(month, pair)][pair[0]] || '', at = seconds.indexOf(pair[1]), end = at + 1;
      if (at < 0) { return ''; }
      while (end < seconds.length && LETTERS.indexOf(seconds[end]) >= 0) { end++; }
      var held = seconds.slice(at + 1, end);
      return days.split('').filter(function (day) { return held.indexOf(day) >= 0; }).join('');
    }, month.days);
  }
  /* a word and what it may stand for: the names whose pinyin begins with it, or whose initials it is */
  function readings(names, word) {
    var found = [word.text];
    if (word.letters && word.text.length > 1) {
      names.forEach(function (name) {
        if (name[1].indexOf(word.text) === 0 || name[2] === word.text) { found.push(fold(name[0])); }
      });
    }
    return found;
  }
  function spelt(asked) { return asked.words.some(function (word) { return word.letters && word.text.length > 1; }); }
  /* the days of a month that may hold what is asked, and what each word may stand for there */
  function candidates(month, asked, done) {
    loadAll(spelt(asked) ? [month.name + '/names'] : [], function (good) {
      if (!good) { done(null); return; }
      var meant = asked.words.map(function (word) { return word.compared ? [] : readings(loaded[month.name + '/names'] || [], word); });
      loadAll(shelvesOf(month, [].concat.apply([], meant)), function (also) {
        if (!also) { done(null); return; }
        var days = month.days.split('').filter(function (letter) {
          var day = dayOf(month, letter);
          return (!asked.from || day >= asked.from) && (!asked.to || day <= asked.to);
        });
        meant.forEach(function (texts, i) {
          if (asked.words[i].compared) { return; }
          var held = texts.map(function (text) { return daysOf(month, text); }).join('');
          days = days.filter(function (letter) { return held.indexOf(letter) >= 0; });
        });
        done({ meant: meant, days: days.map(function (letter) { return dayOf(month, letter); }) });
      });
    });
  }
  function dayOf(month, letter) { var day = LETTERS.indexOf(letter) + 1; return month.name + (day < 10 ? '-0' : '-') + day; }

  /* --- matching --- */
  function match(article, asked, meant) {
    if ((asked.district && article.district !== asked.district) || (asked.topic && article.topics.indexOf(asked.topic) < 0)) { return null; }
    if ((asked.from && article.date < asked.from) || (asked.to && article.date > asked.to)) { return null; }
    var wanted = [], figures = asked.kind ? article.figures.filter(function (f) { return f.kind === asked.kind; }) : article.figures, hit = [];
    if (asked.kind && !figures.length) { return null; }
    for (var i = 0; i < asked.words.length; i++) {
      var word = asked.words[i];
      if (word.compared) {
        var fitting = figures.filter(function (f) { return (!word.compared.unit || f.unit === word.compared.unit) && word.compared.fits(f.value); });
        if (!fitting.length) { return null; }
        hit = hit.concat(fitting);
      } else {
        var texts = meant[i].filter(function (text) { return find(article.all, text) >= 0; });
        if (!texts.length) { return null; }
        wanted = wanted.concat(texts);
      }
    }
    return { article: article, words: wanted, figures: hit };
  }
  function hits(found) {
    var shown = [], seen = {};
    function add(anchor, text, folded) {
      if (shown.length < SHOWN && !seen[text]) { seen[text] = true; shown.push({ anchor: anchor, text: text, folded: folded }); }
    }
    found.figures.forEach(function (f) { add(f.anchor, f.text, f.folded); });
    var rest = found.article.lines.concat(found.article.figures);
    rest.map(function (line) {
      return { line: line, score: found.words.filter(function (word) { return find(line.folded, word) >= 0; }).length };
    }).filter(function (x) { return x.score && (x.line.anchor || x.line.text !== found.article.title); })
      .sort(function (a, b) { return b.score - a.score; })
      .forEach(function (x) { add(x.line.anchor, x.line.text, x.line.folded); });
    return shown;
  }

  /* --- showing: everything as text, never as markup --- */
  function marked(into, text, folded, words) {
    var at = 0, next, best;
    function nearest(word) { var spot = find(folded, word, at); if (spot >= 0 && (next < 0 || spot < next || (spot === next && word.length > best.length))) { next = spot; best = word; } }
    for (;;) {
      next = -1; best = '';
      words.forEach(nearest);
      if (next < 0) { break; }
      into.appendChild(document.createTextNode(text.slice(at, next)));
      var mark = document.createElement('mark');
      mark.textContent = text.slice(next, next + best.length);
      into.appendChild(mark);
      at = next + best.length;
    }
    into.appendChild(document.createTextNode(text.slice(at)));
  }
  function around(hit, words) {
    var first = words.reduce(function (low, word) { var spot = find(hit.folded, word); return spot >= 0 && spot < low ? spot : low; }, hit.text.length);
    if (hit.text.length <= AROUND * 3 || first === hit.text.length) { return { text: hit.text.slice(0, AROUND * 4), folded: hit.folded.slice(0, AROUND * 4), head: '', tail: hit.text.length > AROUND * 4 ? '…' : '' }; }
    var from = Math.max(0, first - AROUND), to = Math.min(hit.text.length, first + AROUND * 2);
    return { text: hit.text.slice(from, to), folded: hit.folded.slice(from, to), head: from ? '…' : '', tail: to < hit.text.length ? '…' : '' };
  }
  function show(found) {
    var item = document.createElement('li'), head = document.createElement('h2'), link = document.createElement('a'), meta = document.createElement('p'), article = found.article;
    link.href = article.url;
    marked(link, article.title, fold(article.title), found.words);
    head.appendChild(link);
    meta.className = 'soft';
    meta.textContent = [article.date, article.district].concat(article.topics).filter(Boolean).join(' · ');
    item.appendChild(head);
    item.appendChild(meta);
    hits(found).forEach(function (hit) {
      var line = document.createElement('p'), to = document.createElement('a'), part = around(hit, found.words);
      to.href = article.url + (hit.anchor ? '#' + hit.anchor : '');
      to.appendChild(document.createTextNode(part.head));
      marked(to, part.text, part.folded, found.words);
      to.appendChild(document.createTextNode(part.tail));
      line.appendChild(to);
      item.appendChild(line);
    });
    list.appendChild(item);
  }
  function tell(word, blanks) {
    status.textContent = status.getAttribute('data-' + word).replace(/\{(\w+)\}/g, function (_, name) { return blanks[name]; });
  }

  /* --- going through the months: a screenful is shown, the rest on demand --- */
  function search() {
    var mine = ++run, asked = ask(), found = 0, looked = 0, shown = 0, limit = ENOUGH, waitingToShow = [], failed = [], days = [], meant = [];
    remember(asked);
    list.textContent = '';
    older.hidden = true;
    document.documentElement.removeAttribute('data-searched');
    var left = months.filter(function (month) { return (!asked.from || month.name >= asked.from.slice(0, 7)) && (!asked.to || month.name <= asked.to.slice(0, 7)); });
    if (!asked.words.length && !asked.district && !asked.topic && !asked.kind && !asked.from && !asked.to) { left = []; }
    function end() {
      var more = left.length || days.length;
      if (failed.length) { tell('failed', { months: failed.join('、') }); } else if (looked) { tell(found ? more ? 'more' : 'found' : 'none', { n: found, months: looked }); } else { status.textContent = ''; }
      older.hidden = !more && !waitingToShow.length;
      document.documentElement.setAttribute('data-searched', mine + ':' + shown);
    }
    function ahead() {
      var texts = [].concat.apply([], asked.words.map(function (word) { return word.compared ? [] : [word.text]; }));
      left.slice(0, AHEAD).forEach(function (month) { shelvesOf(month, texts).forEach(function (name) { load(name, function () { return null; }); }); });
    }
    function step() {
      if (mine !== run) { return; }
      while (waitingToShow.length && shown < limit) { show(waitingToShow.shift()); shown++; }
      if (shown >= limit || (!left.length && !days.length)) { end(); return; }
      if (days.length) { oneDay(); } else { oneMonth(); }
    }
    function oneDay() {
      var day = days.pop();
      load(day, function (good) {
        if (mine !== run) { return; }
        if (good) {
          loaded[day].forEach(function (article) {
            var hit = match(article, asked, meant);
            if (hit) { found++; waitingToShow.push(hit); }
          });
        } else { failed.push(day); }
        step();
      });
    }
    function oneMonth() {
      ahead();
      var month = left.shift();
      if (looked) { tell('busy', { n: found, months: looked, left: left.length + 1 }); }
      candidates(month, asked, function (may) {
        if (mine !== run) { return; }
        looked++;
        if (may) { days = may.days; meant = may.meant; } else { failed.push(month.name); }
        step();
      });
    }
    older.onclick = function () {
      document.documentElement.removeAttribute('data-searched');
      limit = shown + ENOUGH;
      step();
    };
    step();
  }

  /* --- the address of a search can be shared: after the #, for a file has nothing else --- */
  var NAMES = ['q', 'district', 'topic', 'kind', 'from', 'to'], kept = '';
  function remember() {
    kept = NAMES.filter(function (name) { return form.elements[name].value; }).map(function (name) { return name + '=' + encodeURIComponent(form.elements[name].value); }).join('&');
    if (location.hash.slice(1) !== kept) { history.replaceState(null, '', '#' + kept); }
  }
  function recall() {
    var held = (location.hash.slice(1) || location.search.slice(1)).split('&');
    if (held.join('&') === kept) { return; }
    NAMES.forEach(function (name) { form.elements[name].value = ''; });
    held.forEach(function (pair) {
      var at = pair.indexOf('='), name = pair.slice(0, at);
      if (NAMES.indexOf(name) >= 0) { try { form.elements[name].value = decodeURIComponent(pair.slice(at + 1).replace(/\+/g, ' ')); } catch (broken) { form.elements[name].value = ''; } }
    });
    search();
  }

  /* --- keys: an input method is waited for, arrows go through the results --- */
  var composing = false, timer = 0;
  function soon() { clearTimeout(timer); timer = setTimeout(search, 120); }
  field.addEventListener('compositionstart', function () { composing = true; });
  field.addEventListener('compositionend', function () { composing = false; soon(); });
  field.addEventListener('input', function (event) { if (!composing && !event.isComposing) { soon(); } });
  form.addEventListener('change', function (event) { if (event.target !== field) { search(); } });
  form.addEventListener('submit', function (event) { event.preventDefault(); clearTimeout(timer); search(); });
  document.addEventListener('keydown', function (event) {
    if (event.isComposing || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || /^select$/i.test(event.target.tagName) || event.target.type === 'date') { return; }
    var links = Array.prototype.slice.call(list.querySelectorAll('h2 a')), at = links.indexOf(document.activeElement);
    if (!links.length || (at < 0 && event.target !== field)) { return; }
    event.preventDefault();
    var next = event.key === 'ArrowDown' ? at + 1 : at - 1;
    if (next < 0) { field.focus(); } else if (next < links.length) { links[next].focus(); }
  });
  window.addEventListener('hashchange', recall);
  field.focus();
  recall();
})();
