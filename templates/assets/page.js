// What a page gains where scripts run; without this it follows the device's colours, and all else is there.
{
  const key = "dossier-theme";
  const root = document.documentElement;

  // A browser may refuse to remember: then the choice holds for this page.
  const remembered = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const remember = (theme) => { try { localStorage.setItem(key, theme); } catch {} };

  const show = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };

  // Before anything is painted.
  show(remembered());

  const offerThemes = () => {
    const chooser = document.querySelector(".theme");
    for (const input of chooser.querySelectorAll("input")) {
      input.checked = input.value === (root.dataset.theme ?? "auto");
      input.addEventListener("change", () => { show(input.value); remember(input.value); });
    }
    chooser.hidden = false;
  };

  // The contents stand in a page twice; both mark the section that is being read.
  const followReading = () => {
    const links = [...document.querySelectorAll(".toc a")];
    const headings = [...new Set(links.map((link) => link.hash))]
      .map((hash) => document.getElementById(decodeURIComponent(hash.slice(1))))
      .filter((heading) => heading);
    const mark = () => {
      const read = headings.findLast((heading) => heading.getBoundingClientRect().top < 160);
      for (const link of links) {
        if (read && decodeURIComponent(link.hash.slice(1)) === read.id) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    };
    addEventListener("scroll", mark, { passive: true });
    mark();
    for (const link of links) {
      link.addEventListener("click", () => link.closest("details")?.removeAttribute("open"));
    }
  };

  document.addEventListener("DOMContentLoaded", () => { offerThemes(); followReading(); });

  // Paper has nothing to click: what is folded away is printed open.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}
