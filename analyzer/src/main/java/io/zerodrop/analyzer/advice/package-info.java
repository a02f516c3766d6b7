/** What to change in manifests so that stopping pods loses no requests, and at what risk. */
package io.zerodrop.analyzer.advice;
