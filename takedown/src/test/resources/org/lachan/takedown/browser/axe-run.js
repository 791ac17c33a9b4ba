async () => {
  const answer = await axe.run(document, {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: {'target-size': {enabled: true}}
  });
  return answer.violations.flatMap((rule) => rule.nodes.map((node) =>
    rule.id + ': ' + node.target.join(' ') + ' | ' + node.html.slice(0, 160) + ' | '
      + node.any.concat(node.all, node.none).map((check) => check.message).join('; ')));
}
