// Browsers that know no modules run this file and nothing else, so it speaks the JavaScript they know.
(function () {
  var boot = document.getElementById("boot");
  if (!boot) return;
  boot.className = "boot-notice";
  boot.setAttribute("role", "alert");
  boot.textContent = "";
  boot.appendChild(
    worded("p", "Trình duyệt này quá cũ nên không chạy được ParBoard. Hãy dùng Chrome, Edge, Firefox hoặc Safari bản mới hơn.", "vi")
  );
  boot.appendChild(worded("p", "This browser is too old to run ParBoard. Please use a newer Chrome, Edge, Firefox or Safari.", "en"));
  var button = document.createElement("button");
  button.appendChild(worded("span", "Tải lại", "vi"));
  button.appendChild(document.createTextNode(" · "));
  button.appendChild(worded("span", "Reload", "en"));
  button.onclick = function () {
    location.reload();
  };
  boot.appendChild(button);

  function worded(name, words, lang) {
    var element = document.createElement(name);
    element.lang = lang;
    element.appendChild(document.createTextNode(words));
    return element;
  }
})();
