/** The drain-hygiene audit: one class a rule. */
package io.zerodrop.analyzer.advice.rule;
