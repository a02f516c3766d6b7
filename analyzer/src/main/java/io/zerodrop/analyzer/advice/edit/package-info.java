/** Changes to the text of manifests that keep everything else of it as it is. */
package io.zerodrop.analyzer.advice.edit;
