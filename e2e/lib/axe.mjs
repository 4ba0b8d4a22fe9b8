// The accessibility rules of axe-core, every one of them.
import assert from "node:assert/strict";
import axeCore from "axe-core";
import { withScripts } from "./browser.mjs";

/**
 * Fails if the page breaks any rule, and tells where and how to mend it.
 *
 * The rules run through the browser's own debugging door and not through a
 * script in the page, so that the page's content security policy stays on and
 * its breaches are still seen.
 */
export async function axe(page) {
  const { passes, violations } = await withScripts(page, examine);
  assert.ok(passes.length > 0, "axe found nothing on the page to check");
  assert.equal(violations.length, 0, readable(page.url(), violations));
}

async function examine(page) {
  const session = await page.context().newCDPSession(page);
  try {
    await evaluate(session, `${axeCore.source}; undefined`);
    return await evaluate(session, `axe.run(document, ${JSON.stringify(OPTIONS)})`);
  } finally {
    await session.detach();
  }
}

/* No rule is off: also best practice and those axe counts as experimental. */
const OPTIONS = {
  resultTypes: ["violations", "passes"],
  rules: Object.fromEntries(axeCore.getRules().map(({ ruleId }) => [ruleId, { enabled: true }])),
};

async function evaluate(session, expression) {
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) {
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }
  return result.value;
}

function readable(url, violations) {
  const lines = violations.flatMap(({ id, help, nodes }) => [
    `- ${id}: ${help}`,
    ...nodes.map(({ target, failureSummary }) => {
      const summary = failureSummary.replaceAll("\n", "\n      ");
      return `    at ${target.join(" ")}\n      ${summary}`;
    }),
  ]);
  return `accessibility of ${url}:\n${lines.join("\n")}`;
}
