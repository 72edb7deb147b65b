// Browsers that know no modules run this file and nothing else, so it speaks the JavaScript they know.
(function () {
  var boot = document.getElementById("boot");
  if (!boot) return;
  boot.className = "boot-notice";
  boot.setAttribute("role", "alert");
  boot.textContent =
    "Trình duyệt này quá cũ nên không chạy được ParBoard. Hãy dùng Chrome, Edge, Firefox hoặc Safari bản mới hơn. " +
    "This browser is too old to run ParBoard. Please use a newer Chrome, Edge, Firefox or Safari. ";
  var button = document.createElement("button");
  button.appendChild(document.createTextNode("Tải lại · Reload"));
  button.onclick = function () {
    location.reload();
  };
  boot.appendChild(button);
})();
