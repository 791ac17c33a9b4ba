() => ({
  title: document.title,
  language: document.documentElement.lang,
  headings: Array.from(document.querySelectorAll('h1')).map((one) => one.textContent.trim()),
  landmarks: ['header', 'nav', 'main', 'footer'].filter((one) => document.querySelector(one))
})
