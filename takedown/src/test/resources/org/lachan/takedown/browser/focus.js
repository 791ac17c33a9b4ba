(selector) => {
  const luminance = (colour) => {
    const [r, g, b] = colour.match(/[\d.]+/g).slice(0, 3).map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  // An outline with an offset lies on what is behind the element.
  const behind = (element) => {
    for (let at = element.parentElement; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/, 0\)$/.test(colour)) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const fault = (element) => {
    if (!element.matches(':focus-visible')) return 'no :focus-visible';
    const style = getComputedStyle(element);
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return 'no outline of 2 pixels or more';
    const ratio = contrast(style.outlineColor, behind(element));
    if (ratio < 3) return 'outline has a contrast of only ' + ratio.toFixed(2);
    const box = element.getClientRects()[0];
    if (!box || box.width < 2 || box.height < 2) return 'it has no box';
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(box.top, 0) + Math.min(box.height, innerHeight) / 2, innerHeight - 1);
    if (box.bottom < 0 || box.top > innerHeight) return 'it is out of view';
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element)) ? '' : 'it is covered';
  };
  const element = document.activeElement;
  if (!element || element === document.body) return {what: 'nothing', found: false, fault: ''};
  return {what: element.outerHTML.slice(0, 120), found: element.matches(selector), fault: fault(element)};
}
