(width) => {
  if (document.scrollingElement.scrollWidth <= width) return [];
  return Array.from(document.body.querySelectorAll('*'))
    .filter((one) => one.getBoundingClientRect().right > width + 1 && !one.closest('.scroll'))
    .map((one) => one.outerHTML.slice(0, 120));
}
