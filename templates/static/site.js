/* Dibao: progressive enhancement only; every page reads well without it. ES2017, a classic script. */
(function () {
  'use strict';
  var root = document.documentElement;
  root.classList.add('js');
  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  function make(tag, words) { var node = document.createElement(tag); node.textContent = words; return node; }

  /* --- copying: the sentence, its figure, the source; as text and as rich text for Word and WPS --- */
  function sentence(mark) {
    var paragraph = mark.closest('p, h1, li') || mark, text = '', at = 0, walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT), node;
    while ((node = walker.nextNode())) {
      if (node.parentNode.className === 'dateline') { continue; }
      if (mark.contains(node) && !at) { at = text.length + 1; }
      text += node.data;
    }
    var from = at - 1, to = at;
    while (from > 0 && '。！？!?'.indexOf(text[from - 1]) < 0) { from--; }
    while (to < text.length && '。！？!?'.indexOf(text[to - 1]) < 0) { to++; }
    while (to < text.length && '”’」』'.indexOf(text[to]) >= 0) { to++; }
    return text.slice(from, to).trim();
  }
  function address(anchor) { return location.href.split('#')[0] + (anchor ? '#' + anchor : ''); }
  function copy(plain, rich, done) {
    function fallback() {
      var held = function (event) {
        event.clipboardData.setData('text/plain', plain);
        event.clipboardData.setData('text/html', rich);
        event.preventDefault();
      };
      document.addEventListener('copy', held);
      var good = false;
      try { good = document.execCommand('copy'); } catch (refused) { good = false; }
      document.removeEventListener('copy', held);
      done(good);
    }
    if (navigator.clipboard && navigator.clipboard.write && window.ClipboardItem && window.isSecureContext) {
      var item = new ClipboardItem({
        'text/plain': new Blob([plain], { type: 'text/plain' }),
        'text/html': new Blob([rich], { type: 'text/html' })
      });
      navigator.clipboard.write([item]).then(function () { done(true); }, fallback);
    } else { fallback(); }
  }
  function escaped(text) { return text.replace(/[&<>"]/g, function (c) { return '&#' + c.charCodeAt(0) + ';'; }); }
  function say(good) {
    var live = document.querySelector('.live');
    if (!live) { return; }
    live.textContent = live.getAttribute(good ? 'data-copied' : 'data-failed');
    clearTimeout(say.timer);
    say.timer = setTimeout(function () { live.textContent = ''; }, 2600);
  }
  function cite(number) {
    var mark = document.getElementById('f' + number);
    if (!mark || !document.getElementById('cite')) { return; }
    if (!mark.classList.contains('fig')) { mark = mark.closest('.fig') || mark; }
    give(sentence(mark), 'f' + number);
  }
  /* The buttons beside the figures: without scripts they could do nothing, so they are not in the page. */
  function citable() {
    var words = document.getElementById('citation');
    if (!words) { return; }
    all('.notes li[id]').forEach(function (note) {
      var button = make('button', words.getAttribute('data-button'));
      button.type = 'button';
      button.className = 'cite';
      button.setAttribute('data-f', note.id.slice(1));
      button.setAttribute('aria-label', words.getAttribute('data-label').replace('{value}', note.querySelector('.value').textContent));
      note.appendChild(button);
    });
  }
  function give(words, anchor) {
    var source = document.getElementById('cite').textContent, link = address(anchor);
    copy(words + '\n' + source + '\n' + link + '\n',
      '<p>' + escaped(words) + '</p><p>' + escaped(source) + ' <a href="' + escaped(link) + '">' + escaped(link) + '</a></p>', say);
  }

  /* --- tables: sort by a click on the head, filter by a word --- */
  function value(row, column) {
    var cell = row.cells[column], held = cell.getAttribute('data-v');
    var text = held === null ? cell.textContent.trim() : held, number = parseFloat(text.replace('−', '-').replace(/,/g, ''));
    return /^[-−]?[\d,]*\.?\d+$/.test(text) && !isNaN(number) ? number : text === '—' ? '' : text;
  }
  function sortable(table) {
    all('thead th', table).forEach(function (head, column) {
      if (head.hasAttribute('data-plain')) { return; }
      var button = make('button', head.textContent);
      button.type = 'button';
      head.textContent = '';
      head.appendChild(button);
      button.addEventListener('click', function () {
        var up = head.getAttribute('aria-sort') === 'ascending' || (head.classList.contains('n') && !head.hasAttribute('aria-sort'));
        all('th[aria-sort]', table).forEach(function (other) { other.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', up ? 'descending' : 'ascending');
        var body = table.tBodies[0], rows = Array.prototype.slice.call(body.rows), sign = up ? -1 : 1;
        rows.map(function (row, i) { return { row: row, key: value(row, column), i: i }; }).sort(function (a, b) {
          if (a.key === '' || b.key === '') { return a.key === b.key ? a.i - b.i : a.key === '' ? 1 : -1; }
          if (typeof a.key === 'number' && typeof b.key === 'number') { return sign * (a.key - b.key) || a.i - b.i; }
          return sign * String(a.key).localeCompare(String(b.key), 'zh') || a.i - b.i;
        }).forEach(function (item) { body.appendChild(item.row); });
      });
    });
  }
  function filterable(table) {
    var input = document.getElementById(table.getAttribute('data-filter'));
    input.addEventListener('input', function () {
      var wanted = input.value.trim().toLowerCase().split(/\s+/);
      Array.prototype.forEach.call(table.tBodies[0].rows, function (row) {
        var text = row.textContent.toLowerCase();
        row.hidden = !wanted.every(function (word) { return text.indexOf(word) >= 0; });
      });
    });
  }

  /* --- a figure and its note light up together; on narrow pages the note comes as a card --- */
  function partner(node) {
    var link = node.closest('.fig[href^="#n"]');
    return link ? document.getElementById(link.getAttribute('href').slice(1)) : null;
  }
  var lit = [];
  function light(event) {
    lit.forEach(function (node) { node.classList.remove('on'); });
    lit = [];
    var target = event.target.closest ? event.target : event.target.parentElement;
    if (!target) { return; }
    var note = partner(target), item = target.closest('.notes li');
    if (note) { lit.push(note, target.closest('.fig')); }
    if (item) { all('.fig[href="#' + item.id + '"]').forEach(function (mark) { lit.push(mark); }); }
    lit.forEach(function (node) { node.classList.add('on'); });
  }
  function unfold() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var fold = target && target.closest('details');
    if (fold && !fold.open) { fold.open = true; target.scrollIntoView(); }
  }

  /* --- on paper, links become footnotes: a number at each, the addresses at the end --- */
  function footnotes() {
    var main = document.querySelector('main'), list = make('ol', ''), numbers = {}, count = 0;
    if (!main || document.querySelector('.footnotes')) { return; }
    list.className = 'footnotes';
    all('a[href]', main).forEach(function (link) {
      var page = link.href.split('#')[0];
      if (page === location.href.split('#')[0] || !link.textContent.trim() || link.closest('.grid')) { return; }
      if (!numbers[page]) {
        numbers[page] = ++count;
        list.appendChild(make('li', decodeURI(page)));
      }
      link.setAttribute('data-note', numbers[page]);
    });
    if (count) { main.appendChild(list); }
  }

  /* --- words that are selected in an article can be cited too: a button beside them, or the key c --- */
  function chosen() {
    var selection = getSelection(), words = String(selection).trim();
    var node = words && selection.anchorNode, element = node && (node.nodeType === 1 ? node : node.parentElement);
    var paragraph = element && element.closest('.para > p[id]');
    return paragraph && document.getElementById('cite') ? { words: words, anchor: paragraph.id, range: selection.getRangeAt(0) } : null;
  }
  function offer() {
    var button = document.querySelector('.pick'), found = chosen();
    if (!found) {
      if (button) { button.hidden = true; }
      return;
    }
    if (!button) {
      var model = document.querySelector('button[data-copy]');
      button = make('button', model.textContent);
      button.type = 'button';
      button.className = 'pick';
      button.setAttribute('aria-label', model.getAttribute('aria-label'));
      button.addEventListener('mousedown', function (event) { event.preventDefault(); });
      button.addEventListener('click', citeChosen);
      document.body.appendChild(button);
    }
    var box = found.range.getBoundingClientRect();
    button.hidden = false;
    button.style.top = (box.bottom + scrollY + 4) + 'px';
    button.style.left = Math.max(4, Math.min(box.right + scrollX - 40, document.body.clientWidth - 60)) + 'px';
  }
  function citeChosen() {
    var found = chosen();
    if (found) { give(found.words, found.anchor); }
  }

  document.addEventListener('DOMContentLoaded', function () {
    all('table[data-sort]').forEach(sortable);
    all('table[data-filter]').forEach(filterable);
    citable();
    document.addEventListener('mouseover', light);
    document.addEventListener('focusin', light);
    document.addEventListener('click', function (event) {
      var button = event.target.closest && event.target.closest('button.cite');
      if (!button) { return; }
      if (button.hasAttribute('data-f')) { cite(button.getAttribute('data-f')); return; }
      var line = document.getElementById(button.getAttribute('data-copy'));
      copy(line.textContent + '\n', '<p>' + escaped(line.textContent) + '</p>', say);
    });
    window.addEventListener('beforeprint', function () {
      all('details:not(.raw)').forEach(function (fold) { fold.open = true; });
      footnotes();
      root.style.setProperty('--running', JSON.stringify(document.querySelector('.running').textContent));
    });
    document.addEventListener('selectionchange', offer);
    unfold();
    window.addEventListener('hashchange', unfold);
  });
  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || /^(input|textarea|select)$/i.test(event.target.tagName)) { return; }
    if (event.key === 'c') {
      var mark = document.activeElement && document.activeElement.closest('.fig[id]');
      if (chosen()) { citeChosen(); } else if (mark) { cite(mark.id.slice(1)); }
    }
    if (event.key === '/') {
      var field = document.getElementById('q'), page = document.querySelector('a[data-search]');
      event.preventDefault();
      if (field) { field.focus(); field.select(); } else if (page) { location.href = page.href; }
    }
  });
})();
